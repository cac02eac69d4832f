"""Draw a page for the review, and tell where its words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from summarizer.intake import ocr
from summarizer.intake.formats import HEAD_BYTES, Format, recognise
from summarizer.intake.limits import MAX_FILE_BYTES
from summarizer.intake.mupdf import mupdf, open_document
from summarizer.intake.pdf_page import picture_for_ocr, refuse_huge_pictures
from summarizer.intake.picture import PagePicture, WordBox
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

_DPI: Final = 110  # an A4 page becomes 909 x 1,286 pixels
_MOST_PIXELS: Final = 2_000


def draw_page(path: Path, number: int, *, filename: str) -> PagePicture:
    """Draw page ``number`` (from 0) of a PDF or picture, in this process.

    Raises ``Unreadable``: ``unsupported_format`` for other files, ``missing`` for a page
    that is not there, and what opening a file raises.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else b""
    except OSError:
        raise Unreadable("missing") from None
    found = recognise(filename, data[:HEAD_BYTES])
    if found not in {Format.PDF, Format.IMAGE}:
        raise Unreadable("too_large" if not data else "unsupported_format")
    try:
        with open_document(data, filetype="pdf" if found is Format.PDF else None) as document:
            return _draw(document, number)
    except Unreadable:
        raise
    except MemoryError:
        code = "memory"
    except Exception:  # noqa: BLE001 - MuPDF may fail in any way on a stranger's file
        code = "damaged"
    raise Unreadable(code)


def _draw(document: Any, number: int) -> PagePicture:  # noqa: ANN401 - pymupdf publishes no types
    if not 0 <= number < document.page_count:
        raise Unreadable("missing")
    page = document[number]
    refuse_huge_pictures(page, is_pdf=document.is_pdf)
    longest = max(page.rect.width, page.rect.height, 1)
    zoom = min(_DPI / 72, _MOST_PIXELS / longest)
    picture = page.get_pixmap(matrix=mupdf.Matrix(zoom, zoom), alpha=False)
    return PagePicture(
        png=picture.tobytes("png"),
        width=picture.width,
        height=picture.height,
        words=_layer_words(page) or _recognised_words(page),
        page_count=document.page_count,
    )


def _layer_words(page: Any) -> tuple[WordBox, ...]:  # noqa: ANN401 - see _draw
    width, height = page.rect.width, page.rect.height
    return tuple(
        WordBox(text, left / width, top / height, right / width, bottom / height)
        for left, top, right, bottom, text, *_ in page.get_text("words")
        if text.strip()
    )


def _recognised_words(page: Any) -> tuple[WordBox, ...]:  # noqa: ANN401 - see _draw
    if not ocr.is_available():
        return ()
    picture = picture_for_ocr(page)
    recognised = ocr.recognise_page(picture)
    if recognised is None:
        return ()
    width, height = map(int, picture.split(maxsplit=3)[1:3])  # "P5", width, height
    return tuple(
        WordBox(
            word.text,
            word.box[0] / width,
            word.box[1] / height,
            word.box[2] / width,
            word.box[3] / height,
            word.confidence,
        )
        for word in recognised.words
    )
