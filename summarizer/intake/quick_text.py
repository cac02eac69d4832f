"""Take a PDF page's lines from MuPDF's own writers, which is far cheaper than span by span.

Two writers are asked: one gives each line's place and words, the other every change of size
and colour. Where the two do not tell enough, nothing is given, and the page is read span by
span.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.mupdf import mupdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Places are written as whole numbers of this part of a point.
_PARTS: Final = 100.0
_STYLE: Final = re.compile(r"font-size:([\d.]+)pt(?:;color:#([0-9a-f]{6}))?")
_LINE: Final = '<p style="'
_MOST_BLOCKS: Final = 300  # each has to be asked for its place
_TALLEST: Final = 2.2  # times the letters' size; text that is turned stands taller
_SHIFTED: Final = 0.5  # points; level text begins at its line's left edge

Lines = list[dict[str, Any]]


def quick_lines(textpage: Any) -> tuple[Lines, Lines] | None:  # noqa: ANN401 - pymupdf publishes no types
    """Give lines of text and what else was painted, shaped as MuPDF's own, one span a line.

    A line's colour is the lightest of the page, its size the largest of the line. Whether
    letters are clear or only outlined cannot be told from here. None where text is turned,
    without colour, or begins smaller than it goes on, or where very much else is painted.
    """
    styled = _written(textpage, mupdf.mupdf.fz_print_stext_page_as_html, 0)
    styles = set(_STYLE.findall(styled))
    if any(not colour for _, colour in styles):
        return None
    colour = max((int(colour, 16) for _, colour in styles), key=_green_first, default=0)
    blocks = json.loads(
        _written(textpage, mupdf.mupdf.fz_print_stext_page_as_json, _PARTS), strict=False
    )["blocks"]
    lines: Lines = []
    for order, block in enumerate(blocks):
        for line in block.get("lines", ()):
            taken = _level_line(line, colour, order)
            if taken is None:
                return None
            lines.append(taken)
    if len({size for size, _ in styles}) > 1 and not _sizes_hold(lines, styled):
        return None
    if not any("argb" in block for block in blocks):
        return lines, []
    return None if len(blocks) > _MOST_BLOCKS else (lines, _painted(textpage, blocks))


def _written(textpage: Any, write: Callable[..., None], detail: float) -> str:  # noqa: ANN401 - see quick_lines
    buffer = mupdf.mupdf.FzBuffer(16_384)
    output = mupdf.mupdf.FzOutput(buffer)
    write(output, textpage.this, detail)
    output.fz_close_output()
    return str(buffer.fz_buffer_extract(), "utf-8", "replace")


def _level_line(line: dict[str, Any], colour: int, order: int) -> dict[str, Any] | None:
    place = line["bbox"]
    left, top, size = place["x"] / _PARTS, place["y"] / _PARTS, line["font"]["size"] / _PARTS
    height = place["h"] / _PARTS
    across = line["x"] / _PARTS
    if line["wmode"] or height > _TALLEST * size or not -_SHIFTED < across - left < _SHIFTED:
        return None
    box = (left, top, left + place["w"] / _PARTS, top + height)
    span = {
        "text": line["text"],
        "size": size,
        "origin": (across, line["y"] / _PARTS),
        "bbox": box,
        "color": colour,
        "alpha": 255,
        "char_flags": mupdf.mupdf.FZ_STEXT_FILLED,
    }
    return {"bbox": box, "dir": (1.0, 0.0), "order": order, "spans": [span]}


def _sizes_hold(lines: Lines, styled: str) -> bool:
    """Tell whether each line begins with its largest letters: its place was taken from them."""
    written = styled.split(_LINE)[1:]
    return len(written) == len(lines) and all(
        max(sizes, default=0.0) <= line["spans"][0]["size"] + 0.06
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


def _corners(box: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - see quick_lines
    return box.x0, box.y0, box.x1, box.y1


def _green_first(colour: int) -> float:
    """Order colours by their lightness, near enough."""
    return 0.587 * (colour >> 8 & 255) + 0.299 * (colour >> 16 & 255) + 0.114 * (colour & 255)
