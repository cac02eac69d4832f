"""Photos as iPhones save them, unpacked for MuPDF, which does not open them."""

from __future__ import annotations

import io

import pillow_heif

from summarizer.intake.limits import MAX_PICTURE_PIXELS
from summarizer.intake.pages.mupdf import mupdf
from summarizer.intake.unreadable import Unreadable


def unpacked(data: bytes) -> bytes:
    """Give the photo, upright, in a form that MuPDF opens.

    Raises ``Unreadable``: ``damaged`` or ``too_large``.
    """
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
