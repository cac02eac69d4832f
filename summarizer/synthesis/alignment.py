"""What a letter took from another, and what its sender added.

Words count as taken where four in a row stand in the original. What lies between two such
stretches is compared with what lies between them in the original, so that a slip of the pen
is not shown as the sender's own words. A changed number, a negation or any added word is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from summarizer.domain.span import Span
from summarizer.synthesis.overlap import SHINGLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.synthesis.letter import Letter

Places = list[int | None]

_SLIP_SIMILARITY = 0.8
# A stock phrase of this many words between two stretches of own words belongs to them.
_CHANCE_WORDS = 5
_DIGITS = re.compile(r"\d+")
_NEGATIONS = frozenset(
    {"ikke", "ingen", "intet", "aldrig", "nej", "uden", "hverken", "ej", "næppe", "imod", "mod"}
)
_TRAILING = re.compile(r"[^\w\s»„“(\[]+")


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a letter stands to an original.

    ``share`` of the original's words, 0 to 1, and ``telling_share`` of its telling words are
    in the letter; ``taken_words`` of the letter's own telling words, a ``taken_share`` of
    them, are from the original. ``own`` are the sender's own
    stretches (offsets into the letter). ``in_order`` tells whether the taken words follow
    the original, ``longest_gap`` how many of the original's words in a row are missing.
    """

    share: float
    telling_share: float
    taken_words: int
    taken_share: float
    own: tuple[Span, ...]
    in_order: bool
    longest_gap: int


class Original:
    """A letter prepared for comparing many others with it."""

    def __init__(self, letter: Letter) -> None:
        self.words = letter.words
        self._telling = {at for at, tells in enumerate(letter.telling) if tells}
        self._found: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(letter.words) - SHINGLE_WORDS + 1):
            self._found.setdefault(letter.words[at : at + SHINGLE_WORDS], []).append(at)

    def compare(self, letter: Letter) -> Alignment:
        """Tell what ``letter`` took from this one and what its sender added."""
        places = self._match(letter.words)
        _forgive_slips(letter.words, self.words, places)
        taken = [place for place in places if place is not None]
        has = set(taken)
        telling = sum(
            tells and place is not None for tells, place in zip(letter.telling, places, strict=True)
        )
        gaps = _stretches(place not in has for place in range(len(self.words)))
        return Alignment(
            share=len(has) / max(len(self.words), 1),
            telling_share=len(has & self._telling) / max(len(self._telling), 1),
            taken_words=telling,
            taken_share=telling / max(sum(letter.telling), 1),
            own=_own_spans(letter, places),
            in_order=all(left <= right for left, right in pairwise(taken)),
            longest_gap=max((end - start for start, end in gaps), default=0),
        )

    def _match(self, words: tuple[str, ...]) -> Places:
        """Give for each word its place here, where it and its neighbours stand in a row."""
        places: Places = [None] * len(words)
        for at in range(len(words) - SHINGLE_WORDS + 1):
            starts = self._found.get(words[at : at + SHINGLE_WORDS])
            if not starts:
                continue
            expected = places[at]
            start = expected if expected in starts else starts[0]
            for step in range(SHINGLE_WORDS):
                if places[at + step] is None:
                    places[at + step] = start + step
        return places


def _forgive_slips(words: Sequence[str], original: Sequence[str], places: Places) -> None:
    """Count misspelt, split and joined words as taken."""
    for start, end in _stretches(place is None for place in places):
        mine = words[start:end]
        for low, high in _counterparts(places, start, end, len(original)):
            if _is_slip(mine, original[low:high]):
                for at in range(start, end):
                    places[at] = min(low + at - start, high - 1)
                # A word that was split or joined stands for all the original's.
                places[end - 1] = high - 1
                break


def _counterparts(places: Places, start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    """Give the stretches of the original that a stretch without a match may stand for."""
    before = places[start - 1] if start else -1
    after = places[end] if end < len(places) else length
    if before is not None and after is not None and before + 1 < after:
        yield before + 1, after
    if before is not None and before + 1 < length:
        yield before + 1, min(before + 1 + end - start, length)
    if after is not None and after > 0:
        yield max(after - (end - start), 0), after


def _is_slip(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    left, right = "".join(mine), "".join(theirs)
    if left == right:
        return True
    if _DIGITS.findall(left) != _DIGITS.findall(right):
        return False
    if sorted(_NEGATIONS.intersection(mine)) != sorted(_NEGATIONS.intersection(theirs)):
        return False
    if left == f"u{right}" or right == f"u{left}":
        return False
    return Indel.normalized_similarity(left, right) >= _SLIP_SIMILARITY or (
        len(mine) <= 2 >= len(theirs) and _is_abbreviation(left, right)  # noqa: PLR2004  a number and its unit
    )


def _is_abbreviation(left: str, right: str) -> bool:
    """Tell whether the shorter is the longer with letters left out: ``17 km``, ``17 kilometer``."""
    short, long = sorted((left, right), key=len)
    if len(short) < 2 or short[0] != long[0]:  # noqa: PLR2004  one letter abbreviates nothing
        return False
    rest = iter(long)
    return any(letter.isdigit() for letter in short) and all(letter in rest for letter in short)


def _own_spans(letter: Letter, places: Places) -> tuple[Span, ...]:
    own = _joined(_stretches(place is None for place in places))
    return tuple(_readable(letter, start, end) for start, end in own)


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and start - joined[-1][1] <= _CHANCE_WORDS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _readable(letter: Letter, start: int, end: int) -> Span:
    """Give the stretch of text from one word to another, with its closing punctuation."""
    last = letter.ends[end - 1]
    mark = _TRAILING.match(letter.text, last, letter.body.end)
    return Span(letter.starts[start], mark.end() if mark else last)


def _stretches(held: Iterable[bool]) -> list[tuple[int, int]]:
    """Give start and end (exclusive) of each run of true values."""
    edges: list[int] = []
    at, inside = -1, False
    for at, is_held in enumerate(held):
        if is_held is not inside:
            edges.append(at)
            inside = is_held
    if inside:
        edges.append(at + 1)
    return list(zip(edges[::2], edges[1::2], strict=True))
