"""Dates and clock times in Danish text, by an own grammar.

General date parsers read "3,2 mio." as the third of February; this one knows only the forms
that Danish letters use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from summarizer.domain.months import MONTHS, SHORT_MONTHS
from summarizer.domain.span import Span

from .number_words import ORDINALS, cardinal

_MONTH: Final = "|".join([*MONTHS, *(f"{m}\\." for m in SHORT_MONTHS), "sept\\."])
_YEAR: Final = r"(?:18|19|20)\d\d"
_ORDINAL: Final = "|".join(word for word in ORDINALS if word not in {"anden", "andet"})
_WRITTEN: Final = re.compile(
    rf"\b(?:(?:(\d{{1,2}})\.?|({_ORDINAL}))\s+)?({_MONTH})(?![a-zæøå])(?:\s+(?:i\s+)?({_YEAR})\b)?",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(
    rf"(?<![\d.,§])(?:(\d{{1,2}})[./-](\d{{1,2}})[./-](({_YEAR})|\d\d)"
    rf"|(\d{{1,2}})/(\d{{1,2}})|({_YEAR})-(\d\d)-(\d\d))(?![\d/]|\s+af\b)",  # "1/3 af" is a third
)
_TIME: Final = r"(\d{1,2}(?:[.:]\d\d)?|(?:(?:halv|kvart (?:i|over)) )?[a-zæøå]+)"
_CLOCK: Final = re.compile(
    rf"\b(?:klokken|kl\.|kl\b)\s*{_TIME}(?:\s*(?:-|–|til|og)\s*(?:kl\.?\s*)?{_TIME})?",
    re.IGNORECASE,
)
_ABOUT_THREE: Final = re.compile(r"\b([a-zæøå]+)tiden\b", re.IGNORECASE)
_AT_MIDNIGHT: Final = re.compile(r"\bmidnat\b", re.IGNORECASE)
_MIDNIGHT: Final = 24.0
_BEFORE_THE_HOUR: Final = {"halv": -0.5, "kvart i": -0.25, "kvart over": 0.25}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as far as it was written: any part may be ``None``."""

    day: int | None
    month: int | None
    year: int | None
    span: Span

    def agrees_with(self, other: DateMention) -> bool:
        """Tell whether ``other`` says at least all that this one says, and the same."""
        pairs = ((self.day, other.day), (self.month, other.month), (self.year, other.year))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class ClockMention:
    """A time of day in hours (16.5 is half past four in the afternoon)."""

    hours: float
    span: Span


def dates_of(text: str, *, offset: int = 0) -> tuple[DateMention, ...]:
    """Find written (``4. maj 1961``, ``maj``) and numeric (``04.05.1961``) dates in order."""
    found = [_numeric(match, offset) for match in _NUMERIC.finditer(text)]
    taken = [mention.span for mention in found if mention]
    for match in _WRITTEN.finditer(text):
        span = Span(offset + match.start(), offset + match.end())
        if not any(span.overlaps(other) for other in taken):
            found.append(_written(match, span))
    return tuple(sorted((m for m in found if m), key=lambda mention: mention.span))


def _written(match: re.Match[str], span: Span) -> DateMention:
    digits, ordinal, name, year = match.groups()
    day = int(digits) if digits else ORDINALS.get((ordinal or "").lower())
    month = SHORT_MONTHS.index(name.lower()[:3]) + 1
    return DateMention(day, month, int(year) if year else None, span)


def _numeric(match: re.Match[str], offset: int) -> DateMention | None:
    day, month, year, _, day2, month2, iso_year, iso_month, iso_day = match.groups()
    span = Span(offset + match.start(), offset + match.end())
    numbers = (day or day2 or iso_day, month or month2 or iso_month, year or iso_year)
    d, m = int(numbers[0]), int(numbers[1])
    if not (1 <= d <= 31 and 1 <= m <= 12):  # noqa: PLR2004 - days and months of the calendar
        return None
    y = int(numbers[2]) if numbers[2] else None
    if y is not None and y < 100:  # noqa: PLR2004 - two digits: 1950 to 2049
        y += 2000 if y < 50 else 1900  # noqa: PLR2004 - the same
    return DateMention(d, m, y, span)


def clocks_of(text: str, *, offset: int = 0) -> tuple[ClockMention, ...]:
    """Find times after ``kl.`` or ``klokken``, in figures or words, ranges as two."""
    found = []
    for match in _CLOCK.finditer(text):
        for group in (1, 2):
            if (hours := _hours(match.group(group) or "")) is not None:
                span = Span(offset + match.start(group), offset + match.end(group))
                found.append(ClockMention(hours, span))
    found += [
        ClockMention(_MIDNIGHT, Span(offset + match.start(), offset + match.end()))
        for match in _AT_MIDNIGHT.finditer(text)
    ]
    found += [
        ClockMention(hours, Span(offset + match.start(), offset + match.end()))
        for match in _ABOUT_THREE.finditer(text)
        if (hours := cardinal(match.group(1))) is not None
    ]
    return tuple(found)


def _hours(text: str) -> float | None:
    if re.match(r"\d", text):
        hours, _, minutes = text.replace(":", ".").partition(".")
        return int(hours) + (int(minutes) / 60 if minutes else 0)
    rest, _, last = text.lower().rpartition(" ")
    hour = cardinal(last) if rest or last not in {"en", "et"} else None
    return None if hour is None else hour + _BEFORE_THE_HOUR.get(rest, 0)
