"""Draw a page for the review, and tell where its words stand."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.formats import HEAD_BYTES, Format, recognise
from summarizer.intake.inner_files import inner_file
from summarizer.intake.limits import MAX_FILE_BYTES
from summarizer.intake.pages import ocr
from summarizer.intake.pages.layout import in_reading_order
from summarizer.intake.pages.mupdf import mupdf, open_document
from summarizer.intake.pages.pdf_page import page_lines, picture_for_ocr, refuse_huge_pictures
from summarizer.intake.pages.picture import PagePicture, WordBox
from summarizer.intake.pages.word_places import PlacedWord, words_in_lines, words_in_text
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_MOST_PIXELS: Final = 4_000  # along the longest side
_LEAST_SHARE: Final = 0.8  # of a page's letters: fewer, and the text came from elsewhere


def draw_page(path: Path, place: str, *, filename: str, width: int) -> PagePicture:
    """Draw the page at ``place`` (see ``SourceText.drawn``) of a file, in this process.

    Raises ``Unreadable``: ``unsupported_format`` for other files, ``missing`` for a page
    that is not there, and what opening a file raises.
    """
    with _page_of(path, place, filename) as page:
        longest = max(page.rect.width, page.rect.height, 1)
        zoom = min(width / max(page.rect.width, 1), _MOST_PIXELS / longest)
        picture = page.get_pixmap(matrix=mupdf.Matrix(zoom, zoom), alpha=False)
        return PagePicture(
            png=picture.tobytes("png"),
            width=picture.width,
            height=picture.height,
            page_count=page.parent.page_count,
        )


def find_words(path: Path, place: str, *, filename: str, text: str) -> tuple[WordBox, ...]:
    """Place the words of ``text``, which was read from that page; offsets are within it.

    A page is recognised again where its text did not come from its text layer.
    Raises ``Unreadable`` as ``draw_page`` does.
    """
    with _page_of(path, place, filename) as page:
        layer = words_in_text(_layer_words(page), text)
        if _share_of(layer, text) >= _LEAST_SHARE:
            return layer
        return max(layer, words_in_text(_recognised_words(page), text), key=len)


def _share_of(found: Sequence[WordBox], text: str) -> float:
    letters = len("".join(text.split()))
    return sum(word.end - word.start for word in found) / letters if letters else 1.0


@contextmanager
def _page_of(path: Path, place: str, filename: str) -> Iterator[Any]:
    """Open one page; whatever a library says about it becomes ``Unreadable``."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else b""
    except OSError:
        raise Unreadable("missing") from None
    if not data:
        raise Unreadable("too_large")
    *steps, number = map(int, place.split("/"))
    try:
        data, filename = inner_file(data, filename=filename, steps=steps)
        found = recognise(filename, data[:HEAD_BYTES])
        if found not in {Format.PDF, Format.IMAGE, Format.HEIC}:
            raise Unreadable("unsupported_format")  # noqa: TRY301 - passed on just below
        if found is not Format.PDF:
            data = _as_seen(data, found)
        with open_document(data, filetype="pdf" if found is Format.PDF else None) as document:
            if not 0 <= number < document.page_count:
                raise Unreadable("missing")  # noqa: TRY301 - passed on just below
            page = document[number]
            refuse_huge_pictures(page, is_pdf=document.is_pdf)
            yield page
            return
    except Unreadable:
        raise
    except MemoryError:
        code = "memory"
    except Exception:  # noqa: BLE001 - MuPDF may fail in any way on a stranger's file
        code = "damaged"
    raise Unreadable(code)


def _as_seen(data: bytes, found: Format) -> bytes:
    """Give a photo as a person sees it; a reviewer waits, so Pillow loads for photos only."""
    if found is Format.HEIC:
        from summarizer.intake.pages.heic import unpacked  # noqa: PLC0415 - see above

        return unpacked(data)
    from summarizer.intake.pages.upright import upright  # noqa: PLC0415 - see above

    return upright(data)


def _layer_words(page: Any) -> list[PlacedWord]:  # noqa: ANN401 - pymupdf publishes no types
    lines = page_lines(page)
    upright = mupdf.Matrix(*lines.upright)
    words = [
        (text, tuple(mupdf.Rect(corners) * upright))
        for *corners, text, _, _, _ in page.get_text("words")
    ]
    boxes = [(line.x0, line.y0, line.x1, line.y1) for line in in_reading_order(lines.lines)]
    as_shown = (
        ~upright * page.rotation_matrix * mupdf.Matrix(1 / page.rect.width, 1 / page.rect.height)
    )
    return [
        PlacedWord(text, *(mupdf.Rect(box) * as_shown))
        for text, box in words_in_lines(words, boxes)
    ]


def _recognised_words(page: Any) -> list[PlacedWord]:  # noqa: ANN401 - see _layer_words
    if not ocr.is_available():
        return []
    picture = picture_for_ocr(page)
    recognised = ocr.recognise_page(picture)
    if recognised is None:
        return []
    width, height = map(int, picture.split(maxsplit=3)[1:3])  # "P5", width, height
    return [
        PlacedWord(
            word.text,
            word.box[0] / width,
            word.box[1] / height,
            word.box[2] / width,
            word.box[3] / height,
            word.confidence,
        )
        for word in recognised.words
    ]
