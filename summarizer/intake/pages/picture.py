"""A page as the review shows it: a picture, and where its words stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word's place in the text and on its page.

    ``start`` and ``end`` are offsets in ``SourceText.text``. The edges are shares of the
    page's width and height, from the top left. ``confidence`` is 0 to 100 for recognised
    words, ``None`` for those of a text layer.
    """

    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG, its size in pixels, and how many pages the file has."""

    png: bytes
    width: int
    height: int
    page_count: int
