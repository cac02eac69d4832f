"""Tie the words on a page to the text that was read from it.

Boxes are found anew from the file instead of being kept with the text: they would be ten
times as large as it, and few pages are ever looked at. That the two belong together is
not taken on trust: a box is given only where the text holds the very letters drawn there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from summarizer.intake.pages.picture import WordBox
from summarizer.intake.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Box = tuple[float, float, float, float]

_WORD: Final = re.compile(r"\S+")
_HYPHENS: Final = "-\u2010\xad"


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word as the page shows it; edges are shares of the page's width and height."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float | None = None


def words_in_lines(words: Sequence[tuple[str, Box]], lines: Sequence[Box]) -> list[tuple[str, Box]]:
    """Sort words into the lines they stand in; words in none of them are left out."""
    by_line: list[list[tuple[str, Box]]] = [[] for _ in lines]
    for text, box in words:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        around = [
            (abs(y - (y0 + y1) / 2), number)
            for number, (x0, y0, x1, y1) in enumerate(lines)
            if x0 <= x <= x1 and abs(y - (y0 + y1) / 2) < y1 - y0
        ]
        if around:
            by_line[min(around)[1]].append((text, box))
    return [word for line in by_line for word in sorted(line, key=lambda one: one[1][0])]


def words_in_text(words: Sequence[PlacedWord], text: str) -> tuple[WordBox, ...]:
    """Find words, given in reading order, in a text; what is not in it gets no box."""
    shown = [(word, spelled) for word in words if (spelled := "".join(tidy(word.text).split()))]
    written = list(_WORD.finditer(text))
    same = SequenceMatcher(
        None, [spelled for _, spelled in shown], [one[0] for one in written], autojunk=False
    ).get_matching_blocks()
    boxes: list[WordBox] = []
    first, at = 0, 0
    for block in same:
        end = written[block.b].start() if block.b < len(written) else len(text)
        boxes += _between(shown[first : block.a], text, at, end)
        for number in range(block.size):
            word, found = shown[block.a + number][0], written[block.b + number]
            boxes.append(_box(word, found.start(), found.end()))
        first = block.a + block.size
        at = boxes[-1].end if block.size else end
    return tuple(boxes)


def _between(
    shown: Sequence[tuple[PlacedWord, str]], text: str, start: int, end: int
) -> Iterator[WordBox]:
    """Match what stands between equal words: halves joined at line ends, words set apart."""
    letters = [at for at in range(start, end) if not text[at].isspace()]
    squeezed = "".join(text[at] for at in letters)
    at = 0
    for word, spelled in shown:
        for form in dict.fromkeys((spelled, spelled.rstrip(_HYPHENS))):
            found = squeezed.find(form, at) if form else -1
            if found == at or (found > at and text[letters[found] - 1].isspace()):
                yield _box(word, letters[found], letters[found + len(form) - 1] + 1)
                at = found + len(form)
                break


def _box(word: PlacedWord, start: int, end: int) -> WordBox:
    return WordBox(start, end, word.x0, word.y0, word.x1, word.y1, word.confidence)
