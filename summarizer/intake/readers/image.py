"""A picture of a letter: recognised, or not read at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.intake import warnings
from summarizer.intake.pages.mupdf import open_document
from summarizer.intake.pages.upright import is_cut_off, upright
from summarizer.intake.readers.pdf import read_document

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Read a picture, or each page of a TIFF.

    Raises ``Unreadable``: ``no_text_layer``, or what ``upright`` does.
    """
    with open_document(upright(data)) as picture:
        reading = read_document(picture)
    if is_cut_off(data):
        return replace(reading, warnings=(*reading.warnings, warnings.NO_TEXT_LAYER))
    return reading
