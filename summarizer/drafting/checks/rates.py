"""Rates and counts: per what a number counts, and what it counts without a unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import in_one_group
from summarizer.drafting.checks.quantities import same_frequency
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.numbers import quantities_of
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.units import PERIODS, UNITS
from summarizer.drafting.danish.words import lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.numbers import Quantity
    from summarizer.drafting.danish.words import Word

_RATE: Final = re.compile(r"\b(?:pr\.|per|for hver) ((?:\d[\d.,]* )?[^\W\d_]+)", re.IGNORECASE)
_PERIOD_PATTERNS: Final = {
    period: re.compile(pattern, re.IGNORECASE) for period, pattern in PERIODS.items()
}


def units_of_counts(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *17 km huller* where the passages have *17 huller*."""
    for mine in point.quantities:
        same = [o for o in cited.quantities if mine.same_value(o)]
        after = _next_word(mine, point.words)
        if mine.unit is None or mine.faint or mine.written or not same or after is None:
            continue
        things = [_next_word(o, cited.words) for o in same]
        if all(
            o.unit is None and w is not None and w.is_content and w.lemma == after.lemma
            for o, w in zip(same, things, strict=True)
        ):
            word = mine.span.of(point.text)
            other = same[0].span.of(cited.source.text)
            yield flag("unit", RED, word=word, other=other, span=mine.span, passage=same[0].span)


def _next_word(quantity: Quantity, words: Sequence[Word]) -> Word | None:
    near = (w for w in words if 0 <= w.span.start - quantity.span.end <= 1)
    return next(near, None)


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


def rates(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *pr. kilometer* where the passages say *pr. 100 meter*."""
    theirs = {m.group(1).lower() for m in _RATE.finditer(cited.text)}
    for match in _RATE.finditer(point.text):
        one = match.group(1).lower()
        thing = None if _is_length(one) else one
        if thing and theirs and not any(_same_thing(thing, other) for other in theirs):
            yield flag(
                "unit", YELLOW, word=match.group(), other=min(theirs), span=Span(*match.span())
            )
        if theirs and _is_length(one) and not any(_same_rate(one, other) for other in theirs):
            yield flag("unit", RED, word=match.group(), span=Span(*match.span()))


def _is_length(rate: str) -> bool:
    return rate.rsplit(maxsplit=1)[-1] in UNITS


def _same_thing(one: str, two: str) -> bool:
    """Tell whether two rates count the same: *pr. bolig*, *pr. lejlighed*."""
    if any(any(c.isdecimal() for c in rate) for rate in (one, two)):
        return True
    first, second = lemma_of(one), lemma_of(two)
    alike = first == second or in_one_group(first, second) or near(first, second)
    return alike or _is_period(one) or _is_period(two)


def _is_period(rate: str) -> bool:
    return rate in UNITS or any(p.search(f"pr. {rate}") for p in _PERIOD_PATTERNS.values())


def _same_rate(one: str, two: str) -> bool:
    mine, theirs = (
        quantities_of(rate if rate[0].isdecimal() else f"1 {rate}") for rate in (one, two)
    )
    return bool(mine and theirs) and mine[0].same_value(theirs[0])
