"""Pictures as a person sees them: those that MuPDF cannot open, and those that lie turned."""

from __future__ import annotations

import io
from typing import Any, Final

from PIL import Image, ImageOps
from PIL.TiffImagePlugin import AppendingTiffWriter

from summarizer.intake.limits import MAX_PAGES, MAX_PICTURE_PIXELS
from summarizer.intake.unreadable import Unreadable

Image.MAX_IMAGE_PIXELS = None  # the limit here is our own, and asked for each picture

_TURNED_BY_MUPDF: Final = b"\xff\xd8\xff"  # JPEG
_OPENED_BY_MUPDF: Final = (b"\x89PNG", b"II*\x00", b"MM\x00*")
_SHOWN_BY_MUPDF: Final = frozenset({"TIFF", "PNG"})
_ORIENTATION: Final = 274  # the tag of TIFF and EXIF; 1 is upright, 5 to 8 are a quarter turn off
_FIRST_QUARTER_TURN: Final = 5


def upright(data: bytes) -> bytes:
    """Give a picture file that MuPDF opens, with all its pages as a person would see them.

    Files that it shows so already are given as they are. Raises ``Unreadable``: ``damaged``,
    ``too_large``, or ``moving_picture`` for several pictures that follow each other in time.
    """
    if data.startswith(_TURNED_BY_MUPDF):
        return data
    try:
        with Image.open(io.BytesIO(data), formats=("TIFF", "PNG", "GIF", "WEBP", "BMP")) as photo:
            _refuse_moving(photo)
            if photo.format not in _SHOWN_BY_MUPDF:
                return _single(photo)
            turns = _turns(photo)
            return _turned(photo, turns) if any(turn > 1 for turn in turns) else data
    except (Unreadable, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - Pillow may fail in any way on a stranger's file
        if data.startswith(_OPENED_BY_MUPDF):  # it knows kinds of TIFF that Pillow does not
            return data
    raise Unreadable("damaged")


def size_of(data: bytes) -> tuple[int, int]:
    """Give a picture's width and height without unpacking it; 0, 0 for what is none."""
    try:
        with Image.open(io.BytesIO(data)) as photo:
            return photo.size
    except Exception:  # noqa: BLE001 - see upright
        return 0, 0


def is_cut_off(data: bytes) -> bool:
    """Tell whether the end of a JPEG is missing, of which MuPDF says nothing."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as photo:
            photo.draft("L", (1, 1))  # goes through every byte, and draws an eighth of it
            photo.load()
    except OSError as error:
        return "truncated" in str(error)
    except Exception:  # noqa: BLE001 - see upright
        return False
    return False


def _single(photo: Any) -> bytes:  # noqa: ANN401 - the plug-ins of Pillow differ
    _refuse_huge(photo)
    stream = io.BytesIO()
    _plain(ImageOps.exif_transpose(photo)).save(stream, "PPM")
    return stream.getvalue()


def _turns(photo: Any) -> list[int]:  # noqa: ANN401 - see _single
    """Give the orientation of each page, from its tags alone."""
    count = getattr(photo, "n_frames", 1) if photo.format == "TIFF" else 1
    if count > MAX_PAGES:
        raise Unreadable("too_large")
    turns = []
    for page in range(count):
        photo.seek(page)
        _refuse_huge(photo)
        turns.append(int(photo.getexif().get(_ORIENTATION, 1)))
    return turns


def _turned(photo: Any, turns: list[int]) -> bytes:  # noqa: ANN401 - see _single
    stream = io.BytesIO()
    # Asked to save all pages, Pillow unpacks all of them before it begins.
    with AppendingTiffWriter(stream) as pages:
        for page, turn in enumerate(turns):
            photo.seek(page)
            dots = photo.info.get("dpi")
            # A fax has twice as many dots across as down.
            dots = dots and (dots[::-1] if turn >= _FIRST_QUARTER_TURN else dots)
            shown = _plain(ImageOps.exif_transpose(photo))
            shown.save(pages, "TIFF", compression="tiff_adobe_deflate", dpi=dots)
            pages.newFrame()
    return stream.getvalue()


def _plain(shown: Image.Image) -> Image.Image:
    """Give the picture in grey or colour, on white where it is clear."""
    if shown.mode.startswith("I;16"):
        shown = shown.convert("I").point(lambda shade: shade * (1 / 256))
        return shown.convert("L")
    if shown.has_transparency_data:
        clear = shown.convert("RGBA")
        shown = Image.new("RGB", shown.size, "white")
        shown.paste(clear, mask=clear)
    return shown if shown.mode in {"1", "L", "RGB"} else shown.convert("RGB")


def _refuse_moving(photo: Any) -> None:  # noqa: ANN401 - see _single
    if photo.format != "TIFF" and getattr(photo, "is_animated", False):
        raise Unreadable("moving_picture")


def _refuse_huge(photo: Any) -> None:  # noqa: ANN401 - see _single
    if photo.width * photo.height > MAX_PICTURE_PIXELS:
        raise Unreadable("too_large")
