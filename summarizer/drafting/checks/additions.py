"""Additions: what a point tacks on that the passages have no word of."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import in_one_group, lexicon, opposite
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.verbs import is_verb
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, particle_verbs, stem_of, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_JOINT: Final = re.compile(
    r",? (?:og|samt)\b|, (?:der|som|hvilket|fordi|da|idet|så(?! længe))\b|"
    r"(?<=\w) (?:fordi|inklusive)\b"
)
_PREPOSITIONS: Final = word_set("med til fra ved på i for om hos mod bag under over af")
_SEASONS: Final = {
    "sommer": "juni juli august september",
    "vinter": "december januar februar",
    "forår": "marts april maj påske",
    "efterår": "september oktober november",
}
_LONG: Final = 5
_FEW: Final = 2


@lru_cache(maxsize=100_000)
def says(one: str, two: str) -> bool:
    """Tell whether a word surely stands for another: no chance likeness of compound parts."""
    if one == two or stem_of(one) == stem_of(two) or in_one_group(one, two) or near(one, two):
        return True
    if opposite(one, two):
        return True  # other checks weigh opposites
    short, long = sorted((one, two), key=len)
    parts = compound_parts(long)
    if parts and compound_parts(short)[:1] == parts[:1]:
        return True  # "byggesagen", "byggesagsbehandlingen"
    if len(short) >= _LONG - 1 and (short in parts or (parts and long.endswith(short))):
        return True
    return bool(parts) and any(
        in_one_group(short, p) or (len(p) >= _LONG and near(short, p)) for p in parts
    )


def tacked_on(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a part behind *og*, *der* or *fordi* of whose words the passages have none."""
    matter = [w for unit in units_of(point) for w in unit.matter]
    readings = (*cited.passages, *cited.before)
    there = _words_of(readings)
    edges = [m.start() for m in _JOINT.finditer(point.text)]
    for start, end in pairwise([*edges, len(point.text)]):
        part = [w for w in matter if start <= w.span.start < end]
        if not part or any(start <= q.span.start < end for q in point.quantities if not q.faint):
            continue
        if any(_is_there(w, there) for w in part):
            continue
        span = Span(part[0].span.start, part[-1].span.end)
        yield flag("added_claim", YELLOW, word=span.of(point.text), span=span)
        return


def last_word(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag the last word of a point if it alone is unknown: *en dialog med borgmesteren*."""
    matter = [w for unit in units_of(point) for w in unit.matter]
    there = _words_of((*cited.passages, *cited.before))
    if len(matter) <= _FEW or _is_there(matter[-1], there):
        return
    if any(q.span.start > matter[-2].span.end for q in point.quantities if not q.faint):
        return
    last = matter[-1]
    definite = last.lower.endswith(("en", "ne", "et")) and last.lower != last.lemma
    before = next((w for w in reversed(point.words) if w.span.end < last.span.start), last)
    if not definite or is_verb(last.lemma) or before.lower not in _PREPOSITIONS:
        return
    if all(_is_there(w, there) for w in matter[:-1]):
        yield flag("added_claim", YELLOW, word=last.text, span=last.span)


def _words_of(readings: Sequence[Reading]) -> set[str]:
    return set[str]().union(*(_forms(reading) for reading in readings))


@lru_cache(maxsize=4096)
def _forms(reading: Reading) -> frozenset[str]:
    verbs = particle_verbs(reading.words)
    return frozenset(verbs).union(form for w in reading.words for form in (w.lemma, w.lower))


def _is_there(word: Word, there: set[str]) -> bool:
    words = lexicon()
    if word.lemma in words.authorities and {"i", "jer", "jeres"} & there:
        return True  # whom the letter speaks to
    season = next((months for name, months in _SEASONS.items() if word.lemma.startswith(name)), "")
    if set(season.split()) & there:
        return True
    if any(word.lemma in side and side & there for side in (words.praise, words.blame)):
        return True
    return any(says(word.lemma, other) for other in there)
