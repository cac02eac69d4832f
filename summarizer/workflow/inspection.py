"""Looks at words that are about to stand in a summary: personal data is red."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.draft import Flag, Severity
from summarizer.domain.finding import Certainty, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.screening import Screener

# Never published, whatever a reviewer says (Datatilsynet, 2 July 2021; CPR-loven).
FORBIDDEN = frozenset(
    {
        FindingKind.CPR,
        FindingKind.PHONE,
        FindingKind.EMAIL,
        FindingKind.ACCOUNT,
        FindingKind.PASSPORT,
        FindingKind.PROTECTED_PERSON,
    },
)
PERSONAL_WORDS = {
    FindingKind.NAME: danish(
        "Her står et personnavn. Skriv »afsenderen« eller »en nabo« i stedet."
    ),
    FindingKind.ADDRESS: danish(
        "Her står en adresse. Skriv kun vejens navn, hvis stedet er vigtigt."
    ),
}
OTHERWISE = danish("Her står en personoplysning, som ikke må offentliggøres. Slet den.")
# The flags of this module that no explanation can settle.
FORBIDDEN_CODE = "forbidden_personal_data"
PERSONAL_CODE = "personal_data"


def flag_personal_data(screener: Screener, points: Iterable[Point]) -> tuple[Point, ...]:
    """Add a red flag for every sure finding in the points' own words."""
    return tuple(
        replace(point, flags=(*point.flags, *_flags(screener, point.text))) for point in points
    )


def flag_personal_answers(
    screener: Screener,
    answers: Iterable[NoteAnswer],
) -> tuple[NoteAnswer, ...]:
    """Add a red flag for every sure finding in the answers to attention notes: they are printed."""
    return tuple(
        replace(answer, flags=(*answer.flags, *_flags(screener, answer.text))) for answer in answers
    )


def _flags(screener: Screener, text: str) -> Iterable[Flag]:
    for finding in screener.find_in_text(text):
        if finding.certainty is Certainty.SURE:
            yield Flag(
                code=FORBIDDEN_CODE if finding.kind in FORBIDDEN else PERSONAL_CODE,
                severity=Severity.RED,
                detail=PERSONAL_WORDS.get(finding.kind, OTHERWISE),
                span=finding.span,
            )
