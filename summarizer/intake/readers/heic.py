"""Photos as iPhones save them: unpacked, then read as any other picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pillow_heif

from summarizer.intake.limits import MAX_PICTURE_PIXELS
from summarizer.intake.mupdf import mupdf, open_document
from summarizer.intake.readers.pdf import read_document
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Read a HEIC. Raises ``Unreadable``: ``damaged``, ``too_large`` or ``no_text_layer``."""
    with open_document(unpacked(data)) as picture:
        return read_document(picture)


def unpacked(data: bytes) -> bytes:
    """Give the photo, upright, in a form that MuPDF opens. Raises as ``read`` does."""
    try:
        photo = pillow_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=True)
        width, height = photo.size
        if width * height > MAX_PICTURE_PIXELS:
            raise Unreadable("too_large")
        row = width * len(photo.mode)
        packed = photo.stride == row
        pixels = bytes(photo.data) if packed else _without_padding(photo, row)
    except (ValueError, RuntimeError, EOFError, SyntaxError):
        raise Unreadable("damaged") from None
    colours = mupdf.csGRAY if photo.mode.startswith("L") else mupdf.csRGB
    picture = mupdf.Pixmap(colours, width, height, pixels, photo.mode.endswith("A"))
    if picture.alpha:
        picture = mupdf.Pixmap(picture, 0)
    return bytes(picture.tobytes("pnm"))


def _without_padding(photo: pillow_heif.HeifFile, row: int) -> bytes:
    lines = memoryview(photo.data)
    return b"".join(lines[at * photo.stride :][:row] for at in range(photo.size[1]))
