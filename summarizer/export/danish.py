"""Danish words for dates, numbers, sender kinds and statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.hearing import SenderKind
from summarizer.domain.months import MONTHS
from summarizer.domain.response import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

KIND_SINGULAR = {
    SenderKind.AUTHORITY: "Myndighed",
    SenderKind.COUNCIL: "Råd eller nævn",
    SenderKind.ASSOCIATION: "Forening eller organisation",
    SenderKind.COMPANY: "Virksomhed",
    SenderKind.CITIZEN: "Privatperson",
}

KIND_PLURAL = {
    SenderKind.AUTHORITY: "Myndigheder",
    SenderKind.COUNCIL: "Råd og nævn",
    SenderKind.ASSOCIATION: "Foreninger og organisationer",
    SenderKind.COMPANY: "Virksomheder",
    SenderKind.CITIZEN: "Privatpersoner",
}

# What a reader outside the house is told: that work is going on, never why a response was held.
PUBLIC_STATUS = {
    Status.RECEIVED: "Under behandling",
    Status.READ: "Under behandling",
    Status.UNREADABLE: "Under behandling",
    Status.HELD: "Under behandling",
    Status.CLEARED: "Under behandling",
    Status.MANUAL: "Under behandling",
    Status.DRAFTED: "Under behandling",
    Status.APPROVED: "Resumé godkendt",
    Status.EXCLUDED: "Udeladt",
}

# What the case worker's own list says.
LEDGER_STATUS = {
    Status.RECEIVED: "Modtaget",
    Status.READ: "Læst",
    Status.UNREADABLE: "Kan ikke læses",
    Status.HELD: "Tilbageholdt",
    Status.CLEARED: "Frigivet",
    Status.MANUAL: "Skrives i hånden",
    Status.DRAFTED: "Til gennemgang",
    Status.APPROVED: "Godkendt",
    Status.EXCLUDED: "Udeladt",
}


def date_words(day: date) -> str:
    """Write a date the Danish way: ``12. marts 2026``, with a space that never breaks."""
    return f"{day.day}.\u00a0{MONTHS[day.month - 1]} {day.year}"


def period_words(first: date, last: date) -> str:
    """Write a period without repeating a month or year that both ends share."""
    if first == last:
        return date_words(first)
    if first.year != last.year:
        return f"{date_words(first)} – {date_words(last)}"
    if first.month != last.month:
        return f"{first.day}.\u00a0{MONTHS[first.month - 1]} – {date_words(last)}"
    return f"{first.day}.–{date_words(last)}"


def listed(words: Iterable[str]) -> str:
    """Join words the Danish way: ``a, b og c``."""
    *most, last = tuple(words) or ("",)
    return f"{', '.join(most)} og {last}" if most else last


def number_words(numbers: Iterable[int]) -> str:
    """Write ``nr. 3, 5 og 9``."""
    return f"nr.\u00a0{listed(str(number) for number in sorted(numbers))}"


def thousands(number: int) -> str:
    """Write a count with the Danish thousands separator: ``1.204``."""
    return f"{number:,}".replace(",", ".")
