"""Tell whether a page's clips keep letters from being seen.

Most programs clip to the page or its margins and nothing else. Such clips are followed
through the page's own commands, which costs far less than having MuPDF apply them.
"""

from __future__ import annotations

import re
from operator import add, sub
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.pages.mupdf import mupdf

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRINGS: Final = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_OPERATORS: Final = frozenset({b"q", b"Q", b"cm", b"W", b"W*"})
_APART: Final = bytes.maketrans(b"<>[]{}", b"      ")
_SLACK: Final = 1.0  # points
_MOST_BOXES: Final = 40

Numbers = tuple[float, ...]


def may_be_clipped(
    page: Any,  # noqa: ANN401 - pymupdf publishes no types
    commands: bytes,
    *,
    boxes: Sequence[Sequence[float]],
    text: str,
) -> bool:
    """Tell whether a clip keeps some letters of the lines from the page.

    ``commands`` are the page's own; text in forms is not this function's business. ``boxes``
    are the lines', ``text`` all that is in them.
    """
    last = commands.rfind(b"W")
    if last < 0:
        return False
    clips = _clip_boxes(commands[: last + 2])
    if clips is not None and len(clips) <= _MOST_BOXES:
        reach, to_page = _reach(boxes), tuple(page.transformation_matrix)
        if all(_holds(_moved(clip, to_page), reach) for clip in clips):
            return False
    inside: str = page.get_textpage(
        flags=mupdf.TEXT_CLIP | mupdf.TEXT_PRESERVE_WHITESPACE
    ).extractText()
    return _letters(inside) < _letters(text)


def _clip_boxes(commands: bytes) -> set[Numbers] | None:
    """Give the rectangles clipped to, in the page's user space; None where others are used."""
    if b"%" in commands:
        return None  # a comment, or a string with one
    if b"(" in commands:
        commands = _STRINGS.sub(b" ", commands)
    words = commands.translate(_APART).split()
    now: Numbers = (1.0, 1.0, 0.0, 0.0)  # scales and shifts; what turns is not followed
    kept: list[Numbers] = []
    boxes: set[Numbers] = set()
    for at in [at for at, word in enumerate(words) if word in _OPERATORS]:
        match words[at]:
            case b"q":
                kept.append(now)
            case b"Q":
                now = kept.pop() if kept else now
            case b"cm":
                try:
                    now = _scaled(now, [float(one) for one in words[at - 6 : at]])
                except ValueError:
                    return None
            case _:
                try:
                    boxes.add(_box(now, words[at - 5 : at]))
                except ValueError:
                    return None
    return boxes


def _scaled(now: Numbers, matrix: list[float]) -> Numbers:
    """Put a matrix before the present one. Raises ``ValueError`` if it turns or slants."""
    a, b, c, d, e, f = matrix
    if b or c:
        raise ValueError
    across, down, right, up = now
    return across * a, down * d, across * e + right, down * f + up


def _box(now: Numbers, path: list[bytes]) -> Numbers:
    """Give the rectangle that is the whole path. Raises ``ValueError`` for another path."""
    *rectangle, operator = path
    if operator != b"re":
        raise ValueError
    left, low, width, height = map(float, rectangle)
    across, down, right, up = now
    x = sorted((across * left + right, across * (left + width) + right))
    y = sorted((down * low + up, down * (low + height) + up))
    return x[0], y[0], x[1], y[1]


def _reach(boxes: Sequence[Sequence[float]]) -> Numbers:
    """Give how far lines reach; their letters' own height counts, not the font's."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    quarters = [(low - high) / 4 for high, low in zip(y0, y1, strict=True)]
    tops, lows = map(add, y0, quarters), map(sub, y1, quarters)
    return min(x0), min(tops), max(x1), max(lows)


def _moved(box: Numbers, matrix: Numbers) -> Numbers:
    """Give a box as it lies after a matrix, which may turn it by quarters."""
    a, b, c, d, e, f = matrix
    x = [a * x + c * y + e for x in box[::2] for y in box[1::2]]
    y = [b * x + d * y + f for x in box[::2] for y in box[1::2]]
    return min(x), min(y), max(x), max(y)


def _holds(place: Numbers, reach: Numbers) -> bool:
    left, top, right, bottom = reach
    x0, y0, x1, y1 = place
    return (
        x0 - _SLACK <= left
        and right <= x1 + _SLACK
        and y0 - _SLACK <= top
        and bottom <= y1 + _SLACK
    )


def _letters(text: str) -> int:
    return len("".join(text.split()))
