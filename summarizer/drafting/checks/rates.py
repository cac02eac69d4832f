"""Rates and counts: per what a number counts, and what it counts without a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.quantities import same_frequency
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.units import PERIODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
_PERIOD_PATTERNS: Final = {
    period: re.compile(pattern, re.IGNORECASE) for period, pattern in PERIODS.items()
}


def periods(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *om året* where the passages say *pr. måned*."""
    theirs = {p for p, pattern in _PERIOD_PATTERNS.items() if pattern.search(cited.text)}
    for period, pattern in _PERIOD_PATTERNS.items():
        match = pattern.search(point.text)
        named = match and re.search(r"(\w{3,6}dag)en\b", match.group(), re.IGNORECASE)
        if named and named.group(1).lower() in cited.text.lower():
            continue  # "søndagsfri"
        if match and any(q.span.overlaps(Span(*match.span())) for q in point.quantities):
            continue  # "80 km i timen"
        if match and period not in theirs and not same_frequency(point, cited):
            severity = RED if theirs else YELLOW
            yield flag("period", severity, word=match.group(), span=Span(*match.span()))
