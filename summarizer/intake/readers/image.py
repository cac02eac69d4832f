"""A picture of a letter: recognised, or not read at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.intake.mupdf import open_document
from summarizer.intake.readers.pdf import read_document

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Read a JPEG, PNG or TIFF. Raises ``Unreadable``: ``damaged`` or ``no_text_layer``."""
    with open_document(data) as picture:
        return read_document(picture)
