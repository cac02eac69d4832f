"""Keep running heads, footers and page numbers out of the letter."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.intake.page_layout import Line, PageLines

_MARGIN: Final = 0.12  # of the page's height, at the top and at the bottom
_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page|s\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?\s*(?:(?:af|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")


def margin_shapes(page: PageLines) -> frozenset[str]:
    """Give what a page has in its margins, in a form by which it is known again on others."""
    return frozenset(map(_shape, _margin_lines(page)))


def repeated_shapes(pages: Sequence[frozenset[str]]) -> frozenset[str]:
    """Give the shapes that stand in the margins of half the pages, and of two at least."""
    counts = Counter(shape for shapes in pages for shape in shapes)
    return frozenset(shape for shape, n in counts.items() if n > 1 and 2 * n >= len(pages))


def without_margins(page: PageLines, repeated: frozenset[str]) -> tuple[PageLines, list[str]]:
    """Give a page without its page number and what repeats, and those texts."""
    away = {
        line: None
        for line in _margin_lines(page)
        if _shape(line) in repeated or _PAGE_NUMBER.fullmatch(line.text)
    }
    set_apart = [*(line.text for line in away), *page.tilted]
    if not away:
        return page, set_apart
    return replace(page, lines=tuple(line for line in page.lines if line not in away)), set_apart


def _margin_lines(page: PageLines) -> list[Line]:
    edge = _MARGIN * page.height
    return [line for line in page.lines if line.y1 < edge or line.y0 > page.height - edge]


def _shape(line: Line) -> str:
    """Give what stays the same from page to page: the words, and the place within a few points."""
    return f"{_DIGITS.sub('#', line.text)} {round(line.y1 / 8)}"
