"""Keep running heads, footers and page numbers out of the letter."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from summarizer.intake.pages.layout import Line, PageLines

_MARGIN: Final = 0.12  # of the page's height, at the top and at the bottom
_PAGE_NUMBER: Final = re.compile(
    r"(?:side|page|s\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?\s*(?:(?:af|of|/)\s*\d{1,4})?", re.IGNORECASE
)
_DIGITS: Final = re.compile(r"\d+")


def margin_shapes(page: PageLines) -> dict[Line, str]:
    """Give a page's lines in its margins, each with a form by which it is known on others."""
    edge = _MARGIN * page.height
    low = page.height - edge
    return {line: _shape(line) for line in page.lines if line.y1 < edge or line.y0 > low}


def repeated_shapes(pages: Sequence[Iterable[str]]) -> frozenset[str]:
    """Give the shapes that stand in the margins of half the pages, and of two at least."""
    counts = Counter(shape for shapes in pages for shape in set(shapes))
    return frozenset(shape for shape, n in counts.items() if n > 1 and 2 * n >= len(pages))


def without_margins(
    page: PageLines, margins: Mapping[Line, str], repeated: Container[str]
) -> tuple[PageLines, list[str]]:
    """Give a page without its page number and what repeats, and those texts."""
    away = {
        line: None
        for line, shape in margins.items()
        if shape in repeated or _PAGE_NUMBER.fullmatch(line.text)
    }
    set_apart = [*(line.text for line in away), *page.tilted]
    if not away:
        return page, set_apart
    return replace(page, lines=tuple(line for line in page.lines if line not in away)), set_apart


def _shape(line: Line) -> str:
    """Give what stays the same from page to page: the words, and the place within a few points."""
    return f"{_DIGITS.sub('#', line.text)} {round(line.y1 / 8)}"
