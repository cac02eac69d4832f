"""Numbers, number words, units, periods and dates of a point against the cited passages."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.counts import is_derived
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.number_words import ORDINALS
from summarizer.drafting.danish.units import PERIODS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.dates import DateMention
    from summarizer.drafting.danish.numbers import Quantity


_SHARE_SLIP: Final = 0.006  # a percentage is rounded to a whole one
_ROUGH_SLIP: Final = 0.06  # "knap halvdelen" of eleven is five
_YEARS: Final = range(1800, 2100)
_PAIR: Final = 2
_LABEL: Final = re.compile(r"\b(?:nr\.?|nummer)\s*$", re.IGNORECASE)
_LABEL_REACH: Final = 12  # characters
_FREQUENCIES: Final = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:to|2) gange (?:om året|årligt|pr\. år)|\bhvert halve år|\bhalvårlig",
        (
            r"\b(?:fire|4) gange (?:om året|årligt|pr\. år)|\bhvert kvartal|"
            r"\bkvartalsvis|\bhver tredje måned"
        ),
        r"\bhvert kvarter\b|\bhvert 15\. minut|\bfire gange i timen|\bmed 15 minutters mellemrum",
        r"\bhver halve time\b|\bhvert 30\. minut|\bto gange i timen|\bhalvtimesdrift",
        r"\bhver anden (?:uge|\w+dag)|\bhver 14\. dag|\bhver fjortende dag|\bto gange om måneden",
    )
]
_ROUND: Final = 1.2  # how far off a round bound may lie: "under 1 km" for 900 m
_UNDER: Final = re.compile(r"\b(?:under|mindre end|færre end|knap|knapt)\s+$", re.IGNORECASE)
_SMALL_COUNT: Final = 5  # "to punkter": a reader may count up to this without a figure to cite
_MORE: Final = re.compile(r"\b(?:over|mere end|flere end)\s+(?:\w+\s+)?$", re.IGNORECASE)
_DOT: Final = re.compile(r"\.\s+[a-zæøå]")  # "2. sal", "2. og 3. sal"
_ABOUT: Final = re.compile(
    r"\b(?:omtrent|cirka|ca\.?|omkring|knap|knapt|godt|næsten|over|under|op mod)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


_PERIOD_PATTERNS: Final = {
    period: re.compile(pattern, re.IGNORECASE) for period, pattern in PERIODS.items()
}


def numbers(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag numbers that are not in the passages, or not in the same unit."""
    theirs = cited.quantities
    for mine in point.quantities:
        if _is_told(mine, point, cited) or _is_worked_out(mine, point, cited):
            continue
        word = mine.span.of(point.text)
        if (other := _other_unit(mine, theirs)) is not None:
            found = other.span.of(cited.source.text)
            yield flag("unit", RED, word=word, other=found, span=mine.span, passage=other.span)
        elif not _is_article(mine, theirs) and not _is_doubling(mine, theirs):
            yield _missing(mine, _unused(theirs, point), word)


def _has_scale_of(mine: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Know *1,8 mio.* in *ikke 2,8 mio., men 1,8*."""
    bare = [o.value for o in theirs if o.unit is None and not o.faint]
    scales = [s for s in (1e3, 1e6, 1e9) if any(s <= o.value < s * 1e3 for o in theirs)]
    return any(abs(mine.value - value * s) < 1 for value in bare for s in scales)


def _is_told(mine: Quantity, point: Reading, cited: Cited) -> bool:
    """Tell whether the passages have a number, in whatever form."""
    return (
        any(mine.same_value(o) for o in cited.quantities if _may_stand_for(mine, o, cited))
        or _is_written_ordinal(mine, point, cited)
        or _counts_known_ones(mine, point, cited)
        or _is_cut_short(mine, point, cited)
        or _has_scale_of(mine, cited.quantities)
        or (
            mine.written
            and mine.unit is None
            and mine.value == _PAIR
            and "begge" in cited.text.lower()
        )
    )


def _is_worked_out(mine: Quantity, point: Reading, cited: Cited) -> bool:
    """Tell whether a number follows from those of the passages."""
    theirs, before = cited.quantities, point.text[: mine.span.start]
    return (
        _is_part_of_two(mine, theirs, before)
        or is_derived(mine, theirs, cited.text)
        or _is_rounded(mine, theirs, before)
        or same_frequency(point, cited)
    )


def same_frequency(point: Reading, cited: Cited) -> bool:
    """Know *to gange om året* for *hvert halve år*."""
    return any(p.search(point.text) and p.search(cited.text) for p in _FREQUENCIES)


def _may_stand_for(mine: Quantity, other: Quantity, cited: Cited) -> bool:
    """Tell whether a number of the source is no mere label (*nr. 4*) of a counted thing."""
    before = cited.source.text[: other.span.start]
    return not (mine.written and not other.written and _LABEL.search(before[-_LABEL_REACH:]))


def _is_cut_short(mine: Quantity, point: Reading, cited: Cited) -> bool:
    """Find *hver tredje uge* in a *hver tredje* that leaves the week to the words before."""
    word = mine.span.of(point.text).lower()
    return word.startswith("hver ") and " ".join(word.split()[:2]) in cited.text.lower()


def _counts_known_ones(mine: Quantity, point: Reading, cited: Cited) -> bool:
    """Let *de tre familier* say who they are, if another sentence has the same number."""
    before = point.text[: mine.span.start].lower()
    return (mine.written and before.endswith("de ")) and any(
        mine.same_value(other) for reading in cited.elsewhere() for other in reading.quantities
    )


def _is_rounded(mine: Quantity, theirs: Sequence[Quantity], before: str) -> bool:
    """Let *omtrent 17 pct.* stand for a sixth, *ca. 70* for 68."""
    alike = [o for o in theirs if mine.same_dimension(o)]
    if _UNDER.search(before) and any(o.bounds(mine, _ROUND) for o in alike):
        return True
    if _MORE.search(before) and any(mine.bounds(o, _ROUND) for o in alike):
        return True
    return bool(_ABOUT.search(before)) and any(mine.is_about(o) for o in alike)


def _is_written_ordinal(mine: Quantity, point: Reading, cited: Cited) -> bool:
    """Find *2. sal* in *anden sal*."""
    dotted = mine.unit is None and _DOT.match(point.text, mine.span.end)
    return bool(dotted) and any(ORDINALS.get(w.lower) == mine.value for w in cited.words)


def _is_part_of_two(mine: Quantity, theirs: Sequence[Quantity], before: str) -> bool:
    """Let *halvdelen* stand for two of four, and *47 pct.* for 112 of 240."""
    share = mine.as_share()
    if share is None:
        return False
    slip = _ROUGH_SLIP if _ABOUT.search(before) else _SHARE_SLIP
    plain = [q for q in theirs if q.kind == "amount" and q.unit is None and not q.faint]
    amounts = [q.value for q in plain if q.written or q.value not in _YEARS]
    pairs = [sorted(pair) for pair in combinations(amounts, 2)]
    if _MORE.search(before):
        return any(0 < share < part / whole < 1 for part, whole in pairs if whole)
    return any(part > 0 and abs(part / whole - share) <= slip for part, whole in pairs)


def _missing(mine: Quantity, theirs: Sequence[Quantity], word: str) -> Flag:
    code = "number_word" if mine.written else "number"
    rival = _rival(mine, theirs)
    counted = mine.written and mine.kind == "amount" and mine.value <= _SMALL_COUNT
    severity = YELLOW if counted and rival is None else RED
    return flag(code, severity, word=word, span=mine.span, passage=rival.span if rival else None)


def _unused(theirs: Sequence[Quantity], point: Reading) -> list[Quantity]:
    """Give the source's numbers that the point does not already have."""
    return [o for o in theirs if not any(o.same_value(q) for q in point.quantities)]


def _rival(mine: Quantity, theirs: Sequence[Quantity]) -> Quantity | None:
    """Find the source's number that the point's seems to stand for: same unit or kind."""
    for other in theirs:
        if other.faint or other.kind != mine.kind:
            continue
        if (mine.unit is None) == (other.unit is None) and (
            mine.unit is None or other.unit is None or mine.unit.dimension == other.unit.dimension
        ):
            return other
    return None


def _other_unit(mine: Quantity, theirs: Sequence[Quantity]) -> Quantity | None:
    """Find the same figure with another unit: 70 km for 70 metres."""
    if mine.unit is None:
        return None
    return next(
        (o for o in theirs if o.unit and o.value == mine.value and o.unit != mine.unit), None
    )


def _is_article(mine: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Count *en* and *et* as numbers only against another number of the same dimension."""
    if not mine.faint:
        return False
    if mine.unit is None:
        return True
    return not any(o.unit and o.unit.dimension == mine.unit.dimension for o in theirs)


def _is_doubling(mine: Quantity, theirs: Sequence[Quantity]) -> bool:
    """Read a doubling from two figures: from 790 to 1,875 kroner."""
    if mine.kind != "multiple":
        return False
    amounts = [o.value for o in theirs if o.kind == "amount" and o.value]
    return any(abs(b / a - mine.value) < mine.value / 3 for a in amounts for b in amounts if a != b)


def dates(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag dates that are not in the passages, as far as they are written."""
    for mine in point.dates:
        if any(mine.agrees_with(other) for other in cited.dates):
            continue
        near = next((o for o in cited.dates if _alike(mine, o)), None)
        word = mine.span.of(point.text)
        passage = near.span if near else None
        told_before = any(mine.agrees_with(other) for r in cited.before for other in r.dates)
        severity = YELLOW if told_before and near is None else RED
        yield flag("date", severity, word=word, span=mine.span, passage=passage)


def _alike(one: DateMention, two: DateMention) -> bool:
    return one.month == two.month or (one.day is not None and one.day == two.day)


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
