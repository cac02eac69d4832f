"""Which belongs to which: two names or numbers that have swapped what is said of them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, islice, pairwise
from typing import TYPE_CHECKING, Final

import simplemma

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.number_words import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.numbers import Quantity
    from summarizer.drafting.danish.words import Word
_EDGE: Final = re.compile(
    r"(?:[,;:]\s+)?\b(?:og|mens|men|samt|hvorimod)\b|[,;:]\s|\.\s+(?=[A-ZÆØÅ])"
)

# Pairs of parts are compared with pairs; a point of more parts is a table, and no pair swaps in it.
_MOST_PARTS: Final = 16


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch between two joints: its names and ordinals, its numbers, its other words."""

    names: dict[str, Word]
    numbers: tuple[Quantity, ...]
    words: tuple[Word, ...]

    def shares_word(self, other: Part, except_for: Part) -> bool:
        """Tell whether a word of this part is in another and not in a third."""
        return any(
            any(same_meaning(w.lemma, o.lemma) for o in other.words)
            and not any(same_meaning(w.lemma, o.lemma) for o in except_for.words)
            for w in self.words
        )

    def shares_number(self, other: Part) -> bool:
        """Tell whether both parts have the same number."""
        return any(a.same_value(b) for a in self.numbers for b in other.numbers)


def crossed(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *A ligger 2 km væk og B 600 meter* where the source has it the other way round."""
    theirs = [part for passage in cited.passages for part in _parts(passage)]
    for one, two in combinations(_without_common(_parts(point)), 2):
        for first in one.names.keys() - two.names.keys():
            for second in two.names.keys() - one.names.keys():
                ours = _with(first, second, theirs), _with(second, first, theirs)
                if ours[0] and ours[1] and _cross((one, two), (ours[0], ours[1])):
                    word = one.names[first]
                    yield flag("role", RED, word=word.text, span=word.span)
                    return


def _without_common(parts: Sequence[Part]) -> list[Part]:
    """Drop the words that stand in several parts: they belong to all."""
    count = Counter(lemma for part in parts for lemma in {w.lemma for w in part.words})
    return [replace(p, words=tuple(w for w in p.words if count[w.lemma] == 1)) for p in parts]


def mixed(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *sne på kørebanen, mens stien er ryddet* for *sne på stien, mens banen er ryddet*.

    Each of the point's two parts has words that only the one and words that only the other part
    of the source has.
    """
    mine = [p for p in _without_common(_with_names(_parts(point))) if len(p.words) > 1]
    for passage in cited.passages:
        theirs = [p for p in _with_names(_parts(passage)) if p.words]
        for one, two in combinations(mine, 2):
            for first, second in combinations(theirs, 2):
                parts = ((one, first, second), (one, second, first))
                others = ((two, first, second), (two, second, first))
                if all(a.shares_word(b, c) for a, b, c in (*parts, *others)):
                    word = one.words[-1]
                    yield flag("role", YELLOW, word=word.text, span=word.span)
                    return


def _with_names(parts: Sequence[Part]) -> list[Part]:
    """Count names among the words."""
    return [replace(p, words=(*p.words, *p.names.values())) for p in parts]


def figures_crossed(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *18 i 2023 og 22 i 2024* where the source has *22 i 2023 og 18 i 2024*."""
    mine = [p for p in _parts(point) if len(p.numbers) > 1]
    for passage in cited.passages:
        theirs = [p for p in _parts(passage) if len(p.numbers) > 1]
        for one, two in combinations(mine, 2):
            for first, second in combinations(theirs, 2):
                if _shares(one, first) + _shares(two, second) == len(one.numbers):
                    crossed = _shares(one, second) == _shares(two, first) == 1
                    same = _shares(one, first) == 1
                    if crossed and same:
                        word = one.numbers[0].span
                        yield flag("number_role", RED, word=word.of(point.text), span=word)
                        return


def figures_apart(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *søger om 20, mens planen siger 36* for *søger om 36. Planen siger 20*."""
    mine = [p for p in _without_common(_parts(point)) if len(p.numbers) == 1 and p.words]
    theirs = [q for p in cited.passages for q in _parts(p) if q.numbers and q.words]
    theirs = theirs[: 2 * _MOST_PARTS]
    for one, two in combinations(mine, 2):
        for first, second in combinations(theirs, 2):
            for a, b in ((first, second), (second, first)):
                belongs = one.shares_word(a, b) and two.shares_word(b, a)
                swapped = one.shares_number(b) and two.shares_number(a)
                straight = one.shares_number(a) or two.shares_number(b)
                if belongs and swapped and not straight:
                    word = one.numbers[0].span
                    yield flag("number_role", RED, word=word.of(point.text), span=word)
                    return


def _shares(one: Part, two: Part) -> int:
    return sum(any(a.same_value(b) for b in two.numbers) for a in one.numbers)


def _with(name: str, but_not: str, parts: Sequence[Part]) -> Part | None:
    return next((p for p in parts if name in p.names and but_not not in p.names), None)


def _cross(mine: tuple[Part, Part], theirs: tuple[Part, Part]) -> bool:
    """Tell whether each of two parts shares with the other's counterpart, and not with its own."""
    (one, two), (first, second) = mine, theirs
    if one.numbers and two.numbers and first.numbers and second.numbers:
        straight = one.shares_number(first) or two.shares_number(second)
        return not straight and one.shares_number(second) and two.shares_number(first)
    straight = one.shares_word(first, second) or two.shares_word(second, first)
    return not straight and one.shares_word(second, first) and two.shares_word(first, second)


@lru_cache(maxsize=4096)
def _parts(reading: Reading) -> tuple[Part, ...]:
    edges = [0, *(m.end() for m in _EDGE.finditer(reading.text)), len(reading.text)]
    start = reading.span.start
    few = islice(pairwise(edges), _MOST_PARTS)
    return tuple(_part(reading, Span(start + a, start + b)) for a, b in few)


def _part(reading: Reading, span: Span) -> Part:
    inside = [w for w in reading.words if span.contains(w.span)]
    attitude = lexicon().attitude
    return Part(
        names={_anchor(w, reading): w for w in inside if _anchor(w, reading)},
        numbers=tuple(q for q in reading.quantities if span.contains(q.span) and not q.faint),
        words=tuple(
            w
            for w in inside
            if w.is_content and not _anchor(w, reading) and w.lemma not in attitude
        ),
    )


def _anchor(word: Word, reading: Reading) -> str:
    """Give the name or ordinal that a word is, else an empty string."""
    known = word is reading.words[0] and simplemma.is_known(word.lower, lang="da")
    labels = len(word.text) == 1 and word.text.isupper() and word.text != "I"  # "linje A"
    if (
        labels
        or word.lower in ORDINALS
        or (word.text[0].isupper() and word.is_content and not known)
    ):
        return word.lower.removesuffix("s")
    return ""
