"""Why a response stands where it stands, in the few words that fit a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.finding import HoldKind
from summarizer.domain.response import Status
from summarizer.web.responses.words import (
    EXCLUSION_WORDS,
    given_up_words,
    hold_words,
    unreadable_words,
)
from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from summarizer.store.records import ResponseRecord


# Holds that only a data protection officer may decide (screening's codes).
HARD_CODES = frozenset({"protected_person", "protection_declared", "foreign_language"})


def is_hard(response: ResponseRecord) -> bool:
    """Tell whether a response is held for the data protection officer."""
    return response.status is Status.HELD and response.reason_code in HARD_CODES


def short_reason(response: ResponseRecord) -> str:
    """Say why a response is held, unreadable or excluded; empty for every other status."""
    match response.status:
        case Status.HELD:
            given_up = given_up_words(response.reason_code)
            return given_up or str(hold_words(response.reason_code, HoldKind.DOUBT).words)
        case Status.UNREADABLE:
            return unreadable_words(response.reason_code)
        case Status.EXCLUDED:
            words = str(EXCLUSION_WORDS.get(response.reason_code, ""))
            return f"{words}: {response.reason_note}" if response.reason_note else words
        case Status.MANUAL:
            return gettext("Referatet skrives uden udkastmotor.")
        case _:
            return ""
