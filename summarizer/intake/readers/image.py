"""A picture of a letter: recognised, or not read at all."""

from __future__ import annotations

import pymupdf

from summarizer.intake.readers.pdf import read_document
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable


def read(data: bytes) -> Reading:
    """Read a JPEG, PNG or TIFF. Raises ``Unreadable``: ``damaged`` or ``no_text_layer``."""
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    try:
        picture = pymupdf.open(stream=data)
    except (pymupdf.FileDataError, pymupdf.EmptyFileError):
        raise Unreadable("damaged") from None
    with picture:
        return read_document(picture)
