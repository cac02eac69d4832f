"""PDF: the text layer in reading order, or recognised text where a page has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake import ocr, warnings
from summarizer.intake.limits import MAX_PAGES
from summarizer.intake.mupdf import mupdf, open_document
from summarizer.intake.page_layout import PageLines, layout
from summarizer.intake.page_margins import set_margins_apart
from summarizer.intake.pdf_page import page_lines, picture_for_ocr, picture_share
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

# A page whose picture fills this share and whose layer has few letters is a scan with a stamp.
_SCAN_SHARE: Final = 0.5
_FEW_LETTERS: Final = 400
_NO_LETTERS: Final = 10
_MOST_GARBLED: Final = 0.02
_LONG_NOTE: Final = 60
_LINK, _POPUP = 1, 16


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    warnings: tuple[str, ...] = ()


def read(data: bytes) -> Reading:
    """Read all pages.

    Raises ``Unreadable``: ``password``, ``damaged``, ``too_large``, ``empty``, or
    ``no_text_layer`` when no page gave text.
    """
    with open_document(data, filetype="pdf") as document:
        return read_document(document)


def read_document(document: Any) -> Reading:  # noqa: ANN401 - pymupdf publishes no types
    """Read an opened PyMuPDF document; pictures count as one page."""
    if not document.page_count:
        raise Unreadable("damaged")
    if document.page_count > MAX_PAGES:
        raise Unreadable("too_large")
    lines = [page_lines(page) for page in document]
    bodies, margins = set_margins_apart(lines)
    pages = [_read_page(document[i], body) for i, body in enumerate(bodies)]
    found = [code for page in pages for code in page.warnings]
    if not any(page.text.strip() for page in pages):
        raise Unreadable("no_text_layer" if found or any(map(_has_marks, document)) else "empty")
    if not document.is_pdf:
        return Reading(pages=tuple(page.text for page in pages), warnings=tuple(found))
    notes = [note for page in document for note in _notes(page) if note.strip()]
    if any(len(note) > _LONG_NOTE and not _stands_in(note, pages) for note in notes):
        found.append(warnings.TEXT_IN_ASIDE)
    if document.embfile_count():
        found.append(warnings.ATTACHMENT_UNREAD)
    return Reading(
        pages=tuple(page.text for page in pages),
        warnings=tuple(found),
        asides=(*margins, *notes, *_described(document)),
    )


def _read_page(page: Any, lines: PageLines) -> _Page:  # noqa: ANN401 - see read_document
    hidden = (warnings.HIDDEN_TEXT,) if lines.hidden else ()
    letters = sum(len(line.text.replace(" ", "")) for line in lines.lines)
    garbled = letters > 0 and lines.garbled / letters > _MOST_GARBLED
    scanned = letters < _FEW_LETTERS and picture_share(page) > _SCAN_SHARE
    if not (garbled or scanned or letters < _NO_LETTERS):
        return _Page(layout(lines), hidden)
    if not scanned and not garbled and not _has_marks(page):
        return _Page(layout(lines), hidden)
    return _recognise(page, lines, hidden=hidden, garbled=garbled)


def _recognise(
    page: Any,  # noqa: ANN401 - see read_document
    lines: PageLines,
    *,
    hidden: tuple[str, ...],
    garbled: bool,
) -> _Page:
    """Read a page from its picture; keep the layer where the picture gives less."""
    layer = layout(lines)
    recognised = ocr.recognise_page(picture_for_ocr(page)) if ocr.is_available() else None
    if recognised is None and lines.scan_layer:
        # The scanner's own invisible layer: better than nothing, of unknown quality.
        return _Page(lines.scan_layer, (warnings.OCR_UNSURE,))
    if recognised is None:
        return _Page(layer, (*hidden, warnings.GARBLED_TEXT if garbled else warnings.NO_TEXT_LAYER))
    if len(recognised.text) <= len(layer) and not garbled:
        return _Page(layer, hidden)
    unsure = (warnings.OCR_UNSURE,) if recognised.is_unsure else ()
    return _Page(recognised.text, (*hidden, *unsure))


def _has_marks(page: Any) -> bool:  # noqa: ANN401 - see read_document
    """Tell whether anything is drawn on a page at all."""
    return not page.get_pixmap(dpi=36, colorspace=mupdf.csGRAY).is_unicolor


def _notes(page: Any) -> Iterator[str]:  # noqa: ANN401 - see read_document
    """Give the texts of annotations and form fields; MuPDF puts filled fields in the text, too."""
    for annotation in page.annots() or ():
        if annotation.type[0] not in {_LINK, _POPUP}:
            yield str(annotation.info.get("content") or "")
    for field in page.widgets() or ():
        if isinstance(field.field_value, str) and field.field_value not in {"Off", "Yes"}:
            yield field.field_value


def _stands_in(note: str, pages: list[_Page]) -> bool:
    return any("".join(note.split()) in "".join(page.text.split()) for page in pages)


def _described(document: Any) -> tuple[str, ...]:  # noqa: ANN401 - see read_document
    metadata = document.metadata or {}
    return tuple(filter(None, (metadata.get(key) for key in ("title", "author", "subject"))))
