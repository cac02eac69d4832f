"""Web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake.documents.html_text import decode_markup, read_markup

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Read the visible text as one page."""
    return read_markup(decode_markup(data))
