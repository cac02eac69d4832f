"""Where sentences stand on a page's picture, as boxes for a drawing over it.

Boxes are in thousandths of the page's width and height, from the top left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.intake import WordBox

_THOUSAND = 1_000
# Words whose heights share this much stand on one line.
_SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """One box: the place of its corner and its size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SentenceBoxes:
    """A sentence's boxes, one a line. ``number`` counts from 1, ``points`` rest on it."""

    number: int
    points: tuple[int, ...]
    is_left_out: bool
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """What is drawn over one page's picture; ``unsure`` are words recognised with doubt."""

    sentences: tuple[SentenceBoxes, ...]
    unsure: tuple[Box, ...]


def page_boxes(
    words: Sequence[WordBox],
    source: SourceText,
    *,
    resting: Mapping[int, tuple[int, ...]],
    left_out: Collection[int] = (),
) -> PageBoxes:
    """Draw a page's sentences; ``resting`` gives a sentence's points, numbers from 0."""
    by_sentence: dict[int, list[WordBox]] = {}
    for word in words:
        for number in source.sentences_within(_span(word)):
            by_sentence.setdefault(number, []).append(word)
    return PageBoxes(
        sentences=tuple(
            SentenceBoxes(
                number=number + 1,
                points=resting.get(number, ()),
                is_left_out=number in left_out,
                boxes=tuple(_lines(found)),
            )
            for number, found in sorted(by_sentence.items())
        ),
        unsure=tuple(
            _around([word])
            for word in words
            if any(one.overlaps(_span(word)) for one in source.unsure)
        ),
    )


def _lines(words: Iterable[WordBox]) -> Iterable[Box]:
    """Give one box for each run of words on a line."""
    run: list[WordBox] = []
    for word in words:
        if run and not _goes_on(run[-1], word):
            yield _around(run)
            run = []
        run.append(word)
    if run:
        yield _around(run)


def _goes_on(last: WordBox, word: WordBox) -> bool:
    shared = min(last.y1, word.y1) - max(last.y0, word.y0)
    least = min(last.y1 - last.y0, word.y1 - word.y0)
    return word.x0 >= last.x0 and shared >= _SAME_LINE * least


def _around(words: Sequence[WordBox]) -> Box:
    left, top = min(one.x0 for one in words), min(one.y0 for one in words)
    right, bottom = max(one.x1 for one in words), max(one.y1 for one in words)
    return Box(
        x=round(left * _THOUSAND, 1),
        y=round(top * _THOUSAND, 1),
        width=round((right - left) * _THOUSAND, 1),
        height=round((bottom - top) * _THOUSAND, 1),
    )


def _span(word: WordBox) -> Span:
    return Span(word.start, word.end)
