"""Take a PDF page's lines from MuPDF's own writers, which is far cheaper than span by span.

One writer is asked for each line's place and words. That all letters have one size and are
black is told from the page's own commands; else another writer is asked for every change of
size and colour. Where this does not tell enough, nothing is given, and the page is read span
by span.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.pages.layout import Line
from summarizer.intake.pages.mupdf import mupdf
from summarizer.intake.pages.sight import is_doubtful
from summarizer.intake.pages.style import is_in_one_black_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Places are written as whole numbers of this part of a point.
_PARTS: Final = 100.0
_DECODER: Final = json.JSONDecoder(strict=False)
_STYLE: Final = re.compile(r"font-size:([\d.]+)pt(?:;color:#([0-9a-f]{6}))?")
_LINE: Final = '<p style="'
_MOST_BLOCKS: Final = 300  # each has to be asked for its place
_TALLEST: Final = 2.2  # times the letters' size; text that is turned stands taller
_LEAST_POINTS: Final = 3.0
_SHIFTED: Final = 0.5  # points; level text begins at its line's left edge

_FILLED: Final = 16  # MuPDF's mark of letters that are painted, not only outlined or placed
_OPAQUE: Final = 255

Lines = list[dict[str, Any]]
Box = tuple[float, float, float, float]


class SpanLines:
    """A page's lines as MuPDF gives them span by span, and what else was painted."""

    def __init__(self, lines: Lines, painted: Lines) -> None:
        self._lines = lines
        self.painted = painted
        self.boxes = [line["bbox"] for line in lines]

    @cached_property
    def text(self) -> str:
        """Give all letters, line by line."""
        return "\n".join(span["text"] for line in self._lines for span in line["spans"])

    def in_spans(self) -> Lines:
        """Give the lines as MuPDF does."""
        return self._lines

    def has_doubtful(self) -> bool:
        """Tell whether letters by themselves may be hard to see."""
        return any(
            is_doubtful(
                span["size"],
                span["color"],
                is_opaque=bool(span["char_flags"] & _FILLED) and span["alpha"] == _OPAQUE,
            )
            and span["text"].strip()
            for line in self._lines
            for span in line["spans"]
        )


class QuickLines:
    """A page's lines, all level, and what else was painted.

    ``boxes`` are the fonts'. ``colour`` is the lightest of the page, a line's size the largest
    in it. Whether letters are clear or only outlined cannot be told from here.
    """

    def __init__(
        self, lines: list[Line], boxes: list[Box], orders: list[int], colour: int, painted: Lines
    ) -> None:
        self.lines = lines
        self.boxes = boxes
        self._orders = orders
        self._colour = colour
        self.painted = painted

    @cached_property
    def text(self) -> str:
        """Give all letters, line by line."""
        return "\n".join([line.text for line in self.lines])

    def in_spans(self) -> Lines:
        """Give the lines shaped as MuPDF's own, one span a line."""
        return [
            {"bbox": box, "dir": (1.0, 0.0), "order": order, "spans": [self._span(line, box)]}
            for line, box, order in zip(self.lines, self.boxes, self._orders, strict=True)
        ]

    def has_doubtful(self) -> bool:
        """Tell whether letters by themselves may be hard to see."""
        smallest = min((line.size for line in self.lines), default=_LEAST_POINTS)
        return is_doubtful(smallest, self._colour)

    def _span(self, line: Line, box: Box) -> dict[str, Any]:
        return {
            "text": line.text,
            "size": line.size,
            "origin": (line.x0, line.y1 - 0.2 * line.size),
            "bbox": box,
            "color": self._colour,
            "alpha": _OPAQUE,
            "char_flags": _FILLED,
        }


def quick_lines(textpage: Any, commands: bytes) -> QuickLines | None:  # noqa: ANN401 - pymupdf publishes no types
    """Give the lines of a page whose own commands are ``commands``.

    None where text is turned, without colour, begins smaller than it goes on, or is mixed with
    tiny letters, or where very much else is painted.
    """
    written = _written(textpage, mupdf.mupdf.fz_print_stext_page_as_json, _PARTS)
    blocks = _DECODER.decode(written)["blocks"]
    placed = _placed(blocks)
    if placed is None:
        return None
    lines, boxes, orders = placed
    is_simple = len({line.size for line in lines}) <= 1 and is_in_one_black_size(commands)
    colour = 0 if is_simple else _lightest(textpage, lines)
    if colour is None:
        return None
    if not any("argb" in block for block in blocks):
        return QuickLines(lines, boxes, orders, colour, [])
    if len(blocks) > _MOST_BLOCKS:
        return None
    return QuickLines(lines, boxes, orders, colour, _painted(textpage, blocks))


def _lightest(textpage: Any, lines: list[Line]) -> int | None:  # noqa: ANN401 - see quick_lines
    """Give the lightest colour of the letters; None where their sizes do not hold."""
    styled = _written(textpage, mupdf.mupdf.fz_print_stext_page_as_html, 0)
    styles = set(_STYLE.findall(styled))
    sizes = {float(size) for size, _ in styles}
    if not all(colour for _, colour in styles) or min(sizes, default=_LEAST_POINTS) < _LEAST_POINTS:
        return None
    if len(sizes) > 1 and not _sizes_hold(lines, styled):
        return None
    return max((int(colour, 16) for _, colour in styles), key=_green_first, default=0)


def _written(textpage: Any, write: Callable[..., None], detail: float) -> str:  # noqa: ANN401 - see quick_lines
    buffer = mupdf.mupdf.FzBuffer(16_384)
    output = mupdf.mupdf.FzOutput(buffer)
    write(output, textpage.this, detail)
    output.fz_close_output()
    return str(buffer.fz_buffer_extract(), "utf-8", "replace")


def _placed(
    blocks: list[dict[str, Any]],
) -> tuple[list[Line], list[Box], list[int]] | None:
    """Give the lines, their fonts' boxes and their order; None if one of them is not level."""
    lines: list[Line] = []
    boxes: list[Box] = []
    orders: list[int] = []
    for order, block in enumerate(blocks):
        for line in block.get("lines", ()):
            place, size = line["bbox"], line["font"]["size"] / _PARTS
            left, top, height = place["x"] / _PARTS, place["y"] / _PARTS, place["h"] / _PARTS
            across, base = line["x"] / _PARTS - left, line["y"] / _PARTS
            if line["wmode"] or height > _TALLEST * size or not -_SHIFTED < across < _SHIFTED:
                return None
            right = left + place["w"] / _PARTS
            text = line["text"].strip()
            lines.append(Line(text, left, base - 0.8 * size, right, base + 0.2 * size, size))
            boxes.append((left, top, right, top + height))
            orders.append(order)
    return lines, boxes, orders


def _sizes_hold(lines: list[Line], styled: str) -> bool:
    """Tell whether each line begins with its largest letters: its place was taken from them."""
    written = styled.split(_LINE)[1:]
    return len(written) == len(lines) and all(
        max(sizes, default=0.0) <= line.size + 0.06
        for line, sizes in zip(lines, map(_sizes, written), strict=True)
    )


def _sizes(styled: str) -> Iterable[float]:
    return [float(size) for size, _ in _STYLE.findall(styled)]


def _painted(textpage: Any, blocks: list[dict[str, Any]]) -> Lines:  # noqa: ANN401 - see quick_lines
    """Give what was painted; its places are not written, and have to be asked for one by one."""
    return [
        {"bbox": _corners(one.m_internal.bbox), "color": block["argb"] & 0xFFFFFF, "order": order}
        for order, (one, block) in enumerate(zip(textpage.this, blocks, strict=True))
        if "argb" in block
    ]


def _corners(box: Any) -> Box:  # noqa: ANN401 - see quick_lines
    return box.x0, box.y0, box.x1, box.y1


def _green_first(colour: int) -> float:
    """Order colours by their lightness, near enough."""
    return 0.587 * (colour >> 8 & 255) + 0.299 * (colour >> 16 & 255) + 0.114 * (colour & 255)
