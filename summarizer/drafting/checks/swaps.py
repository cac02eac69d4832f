"""Opposites that have changed places, and the other side of a thing."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_actor
from summarizer.drafting.checks.lexicon import contrary_sides, opposite
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

# Little words that have opposites, though they carry no subject matter.
_SIDES: Final = word_set(
    "ny nye gammel gamle stor store lille små før efter foran bag bagved bagtil over under oppe "
    "nede ude inde op ned ind ud mere mindre flere færre først sidst højre venstre øverst nederst"
)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SHARE: Final = re.compile(
    r"\b(?:alle|samtlige|halvdelen|ingen|resten|flertallet|nogle)\b", re.IGNORECASE
)
_OUTSIDE: Final = re.compile(r"\b(?:uden ?for) (?:\w+ )?(\w+)", re.IGNORECASE)
_AWAY: Final = re.compile(r"\bvæk fra (\w+)", re.IGNORECASE)
_TOWARDS: Final = re.compile(
    r"\b(?:mod|hen til|ind mod|ned mod|op mod|tæt på) (\w+)", re.IGNORECASE
)
_INSIDE: Final = re.compile(r"\b(?:inden ?for|inde i|inde på) (?:\w+ )?(\w+)", re.IGNORECASE)


def changed_places(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *smal foran og bred bagtil* where the passages have *smal bagtil og bred foran*.

    A paraphrase hardly ever turns the order of two opposites that its passage has once each.
    """
    small = [w for w in point.words if w.is_content or w.lower in _SIDES]
    for one, two in combinations(small, 2):
        if not _are_opposite(one, two) or is_actor(one):
            continue
        for passage in cited.passages:
            first, second = (_same(w, passage.words) for w in (one, two))
            if len(first) == len(second) == 1 and first[0].span.start > second[0].span.start:
                span = Span(one.span.start, two.span.end)
                word = f"{one.text} … {two.text}"
                yield flag("role", YELLOW, word=word, span=span, passage=second[0].span)
                return


def by_year(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *alle i 2026 og halvdelen i 2028* where it is the other way round."""
    mine = _shares_by_year(point)
    if len(set(mine.values())) < 2:  # noqa: PLR2004 - two shares to confuse
        return
    for passage in cited.passages:
        theirs = _shares_by_year(passage)
        years = mine.keys() & theirs.keys()
        if (
            len(years) > 1
            and all(mine[y] != theirs[y] for y in years)
            and ({mine[y] for y in years} == {theirs[y] for y in years})
        ):
            yield flag("role", YELLOW, word=" … ".join(mine.values()))
            return


def _shares_by_year(reading: Reading) -> dict[str, str]:
    """Give for each year the nearest word of share before it."""
    found = {}
    for year in _YEAR.finditer(reading.text):
        before = [m.group().lower() for m in _SHARE.finditer(reading.text, 0, year.start())]
        if before:
            found[year.group()] = before[-1]
    return found


def _same(word: Word, words: Sequence[Word]) -> list[Word]:
    return [w for w in words if w.lemma == word.lemma or w.lower == word.lower]


def _are_opposite(one: Word, two: Word) -> bool:
    if opposite(one.lemma, two.lemma) or opposite(one.lower, two.lower):
        return True
    sides = dict(contrary_sides().get(one.lemma, ()))
    return any(sides.get(g, n) != n for g, n in contrary_sides().get(two.lemma, ()))


def other_side_of(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *uden for hegnet* where the passages have *inden for hegnet*, or the reverse."""
    pairs = ((_OUTSIDE, _INSIDE), (_AWAY, _TOWARDS))
    for mine, theirs in (*pairs, *(pair[::-1] for pair in pairs)):
        also = {m.group(1).lower() for m in mine.finditer(cited.text)}
        there = {m.group(1).lower(): m.group() for m in theirs.finditer(cited.text)}
        for match in mine.finditer(point.text):
            thing = match.group(1).lower()
            if thing in there and thing not in also:
                span = Span(*match.span())
                yield flag("antonym", YELLOW, word=match.group(), other=there[thing], span=span)
                return
