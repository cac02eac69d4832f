"""Counts by status as a bar with the numbers behind it, and sentences about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.domain.response import Status
from summarizer.web.formatting import danish_time, format_number
from summarizer.web.texts import gettext, ngettext
from summarizer.web.words import STATUS_LOOKS, STATUS_WORDS

if TYPE_CHECKING:
    from datetime import date, datetime

    from summarizer.workflow.looks.overviews import Counts

# The way a response goes, with what stands aside at the end.
ORDER = (
    Status.APPROVED,
    Status.DRAFTED,
    Status.MANUAL,
    Status.HELD,
    Status.UNREADABLE,
    Status.CLEARED,
    Status.READ,
    Status.RECEIVED,
    Status.EXCLUDED,
)
_TONES = {tone: tone for tone in ("success", "accent", "info", "warning", "error", "quiet")}
_LAST_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Share:
    """One status in the bar. ``start`` and ``width`` are percent of the whole."""

    status: Status
    words: str
    count: int
    tone: str
    start: float
    width: float
    address: str


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """How long a hearing still runs. ``tone`` is a chip's."""

    words: str
    tone: str


def shares(counts: Counts, *, hearing_id: str) -> tuple[Share, ...]:
    """Give the statuses that occur, as parts of one bar."""
    total = counts.total
    found: list[Share] = []
    reached = 0.0
    for status in ORDER:
        count = counts[status]
        if not count:
            continue
        width = 100 * count / total
        found.append(
            Share(
                status=status,
                words=str(STATUS_WORDS[status]),
                count=count,
                tone=_TONES.get(STATUS_LOOKS[status].tone, "neutral"),
                start=reached,
                width=width,
                address=url_for(
                    "hearings.show",
                    hearing_id=hearing_id,
                    status=status.value,
                    _anchor="hoeringsliste",
                ),
            ),
        )
        reached += width
    return tuple(found)


def deadline_words(deadline: date, now: datetime) -> DeadlineWords:
    """Say how many days are left, on the Danish calendar."""
    days = (deadline - danish_time(now).date()).days
    if days < 0:
        return DeadlineWords(gettext("Fristen er udløbet"), "quiet")
    if days == 0:
        return DeadlineWords(gettext("Fristen er i dag"), "warning")
    words = ngettext("%(count)s dag tilbage", "%(count)s dage tilbage", days, count=days)
    return DeadlineWords(words, "warning" if days < _LAST_WEEK_DAYS else "neutral")


def response_count(count: int) -> str:
    """Write a number of responses in words; Danish has one word for one and many."""
    return gettext("%(count)s høringssvar", count=format_number(count))
