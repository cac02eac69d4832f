"""Bounds in time: what begins at an hour or a date, and what ends there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.words_for_flags import RED, opposing
from summarizer.drafting.danish.dates import ClockMention, DateMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_STARTS: Final = re.compile(
    r"\b(fra|efter|tidligst|først)\s+(?:(?:fra|efter|den|kl\.?|klokken|i|om)\s+)*$", re.IGNORECASE
)
_ENDS: Final = re.compile(
    r"\b(til|indtil|inden|før|senest|frem til)\s+(?:(?:den|kl\.?|klokken|i|om)\s+)*$",
    re.IGNORECASE,
)
_BEFORE: Final = 24  # characters before an hour in which its preposition stands


def from_for_until(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *fra kl. 16* where the passages have *indtil kl. 16*, or the reverse."""
    if any(turns_of(c) for c in (*point.clauses, *cited.clauses)):
        return
    for mine in _times(point):
        for passage in cited.passages:
            for theirs in _times(passage):
                if not _same(mine, theirs):
                    continue
                one = _bound(point, mine.span.start)
                two = _bound(passage, theirs.span.start)
                if one and two and one[0] != two[0]:
                    yield opposing(one[1], two[1], RED)
                    return


def _times(reading: Reading) -> list[ClockMention | DateMention]:
    return [*reading.clocks, *reading.dates]


def _same(one: ClockMention | DateMention, two: ClockMention | DateMention) -> bool:
    if isinstance(one, ClockMention) and isinstance(two, ClockMention):
        return one.hours == two.hours
    if isinstance(one, DateMention) and isinstance(two, DateMention):
        return (one.day, one.month) == (two.day, two.month) != (None, None)
    return False


def _bound(reading: Reading, start: int) -> tuple[str, Word] | None:
    """Give whether something starts or ends at a place, with the word that says so."""
    at = start - reading.span.start
    before = reading.text[max(0, at - _BEFORE) : at]
    for name, pattern in (("starts", _STARTS), ("ends", _ENDS)):
        match = pattern.search(before)
        if match:
            place = start - len(before) + match.start()
            word = next((w for w in reading.words if w.span.start == place), None)
            return (name, word) if word else None
    return None
