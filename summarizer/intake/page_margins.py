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


def set_margins_apart(pages: Sequence[PageLines]) -> tuple[list[PageLines], list[str]]:
    """Give the pages without what repeats in their margins, and that, each text once."""
    shaped = [[(line, _shape(line)) for line in _margin_lines(page)] for page in pages]
    counts = Counter(shape for margin in shaped for shape in {shape for _, shape in margin})
    repeated = {shape for shape, n in counts.items() if n > 1 and 2 * n >= len(pages)}
    bodies: list[PageLines] = []
    set_apart: dict[str, None] = {}
    for page, margin in zip(pages, shaped, strict=True):
        away = {
            line: None
            for line, shape in margin
            if shape in repeated or _PAGE_NUMBER.fullmatch(line.text)
        }
        set_apart |= dict.fromkeys(line.text for line in away)
        set_apart |= dict.fromkeys(page.tilted)
        body = tuple(ln for ln in page.lines if ln not in away) if away else page.lines
        bodies.append(replace(page, lines=body))
    return bodies, list(set_apart)


def _margin_lines(page: PageLines) -> list[Line]:
    edge = _MARGIN * page.height
    return [line for line in page.lines if line.y1 < edge or line.y0 > page.height - edge]


def _shape(line: Line) -> str:
    """Give what stays the same from page to page: the words, and the place within a few points."""
    return f"{_DIGITS.sub('#', line.text)} {round(line.y1 / 8)}"
