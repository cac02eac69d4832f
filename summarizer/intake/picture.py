"""A page as the review shows it: a picture, and where its words stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordBox:
    """A word on a page; edges are shares of the page's width and height, from the top left.

    ``confidence`` is 0 to 100 for recognised words, ``None`` for a text layer's.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG, its size in pixels, its words, and how many pages the file has."""

    png: bytes
    width: int
    height: int
    words: tuple[WordBox, ...]
    page_count: int
