"""Photos as iPhones save them: unpacked, then read as any other picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake.pages.heic import unpacked
from summarizer.intake.pages.mupdf import open_document
from summarizer.intake.readers.pdf import read_document

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Read a HEIC. Raises ``Unreadable``: ``damaged``, ``too_large`` or ``no_text_layer``."""
    with open_document(unpacked(data)) as picture:
        return read_document(picture)
