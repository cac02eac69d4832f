"""Turn the lines of a page, which have places but no order, into text with paragraphs.

Columns are read one after the other. A line break that is only a wrap becomes a space,
because the widths show it; other line breaks stay, and a gap becomes a blank line.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ITEM: Final = re.compile(
    r"(?:[-–—*•·▪◦●○■□‣⁃✓➢\uf0b7]|o\s|\(?[a-zæøå\d]{1,2}\)|\d{1,2}(?:\.\d{1,2})*\.?\s+[A-ZÆØÅ])"
)
_ENDED: Final = re.compile(r"[.!?:…][\"'»«”’)\]]*$")
_HYPHENS: Final = ("-", "\xad", "\u2010")
_GAP_OF_PARAGRAPHS: Final = 1.35  # times the usual distance between baselines
_OTHER_SIZE: Final = 0.12
_GAP_OF_COLUMNS: Final = 12.0  # points without any text from top to bottom
_WIDEST_STRIPS: Final = 12  # those between columns and headings are wider than those of lines
_NARROWEST_WRAP: Final = 30  # letters; nobody wraps prose narrower than this
_SAME_LINE: Final = 0.5  # of the line's height
_FEWEST_IN_COLUMN: Final = 2
_CELL: Final = 25  # letters; few cells of a table have more
_ROWS_OF_HEADING: Final = 2


class Line(NamedTuple):
    """A stretch of text on one baseline; places and sizes in points, from the top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    @property
    def height(self) -> float:
        """Give the height of the line's box."""
        return max(self.y1 - self.y0, 1.0)


@dataclass(frozen=True, slots=True)
class PageLines:
    """The visible lines of a page and what else was noticed.

    ``upright``: the matrix that leads from places in the file to those of the lines.
    ``tilted``: texts that stand at an angle to the rest. ``hidden``: texts that cannot be
    seen. ``scan_layer``: invisible text over a page-filling picture.
    ``garbled``: how many characters have no meaning.
    """

    lines: tuple[Line, ...]
    width: float
    height: float
    upright: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    tilted: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    scan_layer: str = ""
    garbled: int = 0


def layout(page: PageLines) -> str:
    """Give the page's text; a blank line separates paragraphs."""
    columns = _reading_columns(page.lines)
    leadings = [b.y1 - a.y1 for column in columns for a, b in pairwise(column) if b.y1 > a.y1]
    leading = median(leadings) if leadings else 0.0
    text: list[str] = []
    above = None
    for column in columns:
        right = _where_it_wraps(column)
        for line in column:
            if above is not None:
                text.append(_separator(above, line, leading=leading, right=right))
            text.append(line.text)
            above = line
    return "".join(text)


def _where_it_wraps(column: Sequence[Line]) -> float:
    """Give the right edge of a column of prose; addresses and lists of names wrap nowhere."""
    if all(len(line.text) < _NARROWEST_WRAP for line in column):
        return math.inf
    return max(line.x1 for line in column)


def in_reading_order(lines: Sequence[Line]) -> list[Line]:
    """Give lines as ``layout`` reads them; pieces on one baseline of a column are joined."""
    return [line for column in _reading_columns(lines) for line in column]


def _reading_columns(lines: Sequence[Line]) -> list[list[Line]]:
    columns = _columns(list(lines)) if _may_have_columns(lines) else [list(lines)]
    return [_joined_on_baselines(column) for column in columns]


def _may_have_columns(lines: Sequence[Line]) -> bool:
    """Tell whether enough lines end left of where enough others begin; most pages have none."""
    if len(lines) <= 2 * _FEWEST_IN_COLUMN:
        return False
    ends = sorted([line.x1 for line in lines])
    starts = sorted([line.x0 for line in lines])
    return ends[_FEWEST_IN_COLUMN] + _GAP_OF_COLUMNS < starts[-1 - _FEWEST_IN_COLUMN]


def _separator(above: Line, line: Line, *, leading: float, right: float) -> str:
    if _ends_paragraph(above, line, leading=leading):
        return "\n\n"
    words = line.text
    if _ITEM.match(words) or above.text.endswith(_HYPHENS):
        return "\n"
    if "\t" in words and "\t" in above.text:
        return "\n"  # rows of a table
    if line.y1 <= above.y1:
        return "\n"  # a sentence that goes on in the next column
    first_word = words.split(maxsplit=1)[0]
    letter_width = (line.x1 - line.x0) / (len(words) or 1)
    return " " if right - above.x1 < letter_width * (len(first_word) + 1) else "\n"


def _ends_paragraph(above: Line, line: Line, *, leading: float) -> bool:
    gap = line.y1 - above.y1
    if _GAP_OF_PARAGRAPHS * leading >= gap > 0 and above.size == line.size:
        return False
    usual = max(leading, above.height * 0.9)
    if _continues(above.text, line.text):
        return gap > 2 * _GAP_OF_PARAGRAPHS * usual
    next_column = gap <= 0
    heading = abs(line.size - above.size) > _OTHER_SIZE * above.size
    return next_column or heading or gap > _GAP_OF_PARAGRAPHS * usual


def _continues(above: str, below: str) -> bool:
    return below[:1].islower() and not _ENDED.search(above)


def _columns(lines: list[Line]) -> list[list[Line]]:
    """Cut the page at its white gutters: side by side first, else one above the other."""
    if len(lines) <= _FEWEST_IN_COLUMN:
        return [lines] if lines else []
    gutter = _gutter(lines)
    if gutter is not None:
        left = [line for line in lines if line.x1 <= gutter]
        right = [line for line in lines if line.x1 > gutter]
        return _columns(left) + _columns(right)
    shelf = _shelf(lines)
    if shelf is not None:
        upper = [line for line in lines if line.y1 <= shelf]
        lower = [line for line in lines if line.y1 > shelf]
        return _columns(upper) + _columns(lower)
    return [lines]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Find a vertical white strip with at least two different rows on both sides."""
    if len(lines) <= 2 * _FEWEST_IN_COLUMN:
        return None
    for edge, _ in _gaps([(line.x0, line.x1) for line in lines], _GAP_OF_COLUMNS):
        left = [line for line in lines if line.x1 <= edge]
        right = [line for line in lines if line.x1 > edge]
        if min(_rows(left), _rows(right)) > _FEWEST_IN_COLUMN and not _is_table(left, right):
            return edge
    return None


def _shelf(lines: Sequence[Line]) -> float | None:
    """Find the white strip across the page above or below which there are columns.

    Columns reach as far as they can: a strip may as well be a space between their paragraphs.
    """
    strips = [edge for edge, _ in _gaps([(line.y0, line.y1) for line in lines], 0.0)]
    for edge in strips:
        if _has_columns(lines, above=edge):
            return _low_end(lines, strips, edge)
        if _has_columns(lines, below=edge):
            return _high_end(lines, strips, edge)
    # Columns may stand between two headings as wide as the page.
    widest = sorted(strips[:_WIDEST_STRIPS])
    for at, upper in enumerate(widest):
        for low in widest[:at:-1]:
            if _has_columns(lines, below=upper, above=low):
                return _high_end(lines, strips, upper, above=low)
    return None


def _high_end(
    lines: Sequence[Line], strips: Sequence[float], edge: float, *, above: float = math.inf
) -> float:
    """Give the highest end of the columns below a strip."""
    places = [one for one in sorted(strips, reverse=True) if one <= edge]
    return _farthest(places, lambda one: _has_columns(lines, below=one, above=above))


def _low_end(lines: Sequence[Line], strips: Sequence[float], edge: float) -> float:
    """Give the lowest end of the columns above a strip; a table's first rows are none of them."""
    places = [one for one in sorted(strips) if one >= edge]
    low = _farthest(places, lambda one: _has_columns(lines, above=one))
    for place in (one for one in strips if edge <= one < low):  # the widest first
        below = [line for line in lines if place < line.y1 <= low]
        if _rows(below) <= _ROWS_OF_HEADING and all(len(line.text) < _CELL for line in below):
            return place
    return low


def _farthest(places: Sequence[float], holds: Callable[[float], bool]) -> float:
    """Give the last of some places, from the first, of which something holds, on to which it does.

    It holds for the first; where it has ceased it does not hold again.
    """
    first, end = 0, len(places)
    while end - first > 1:
        middle = (first + end) // 2
        first, end = (middle, end) if holds(places[middle]) else (first, middle)
    return places[first]


def _has_columns(
    lines: Sequence[Line], *, below: float = -math.inf, above: float = math.inf
) -> bool:
    return _gutter([line for line in lines if below < line.y1 <= above]) is not None


def _gaps(extents: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Give the strips that no extent covers, as (end of what is before, width), widest first."""
    gaps: list[tuple[float, float]] = []
    extents = sorted(extents)
    reach = extents[0][1]
    for start, end in extents[1:]:
        if start - reach > least:
            gaps.append((reach, start - reach))
        reach = max(reach, end)
    return sorted(gaps, key=lambda gap: -gap[1])


def _rows(lines: Sequence[Line]) -> int:
    return len({round(line.y1) for line in lines})


def _is_table(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell table cells from columns of prose: cells share baselines and are short."""
    baselines = {round(line.y1) for line in left}
    shared = sum(round(line.y1) in baselines for line in right)
    shortest = min(median(len(line.text) for line in side) for side in (left, right))
    return shared > 0.6 * min(len(left), len(right)) and shortest < _CELL


def _joined_on_baselines(lines: list[Line]) -> list[Line]:
    """Sort a column from top to bottom and join the pieces of one line."""
    if _stand_apart(lines):
        return lines
    joined: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.y1, line.x0)):
        last = joined[-1] if joined else None
        if last and abs(line.y1 - last.y1) < _SAME_LINE * min(line.height, last.height):
            joined[-1] = _beside(last, line)
        else:
            joined.append(line)
    return joined


def _stand_apart(lines: list[Line]) -> bool:
    """Tell whether lines come from top to bottom, each on a baseline of its own; most do."""
    if len(lines) < 2:  # noqa: PLR2004 - a single line stands apart
        return True
    _, _, tops, _, lows, _ = zip(*lines, strict=True)
    tallest = max(1.0, *map(sub, lows, tops))
    return bool(min(map(sub, lows[1:], lows)) >= _SAME_LINE * tallest)


def _beside(one: Line, other: Line) -> Line:
    left, right = sorted((one, other), key=lambda line: line.x0)
    gap = right.x0 - left.x1
    space = "\t" if gap > 2 * left.size else " " if gap > 0.15 * left.size else ""
    return Line(
        text=f"{left.text}{space}{right.text}",
        x0=left.x0,
        y0=min(left.y0, right.y0),
        x1=max(left.x1, right.x1),
        y1=max(left.y1, right.y1),
        size=max(left.size, right.size),
    )
