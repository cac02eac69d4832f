"""PDF: the text layer in reading order, or recognised text where a page has none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake import ocr, warnings
from summarizer.intake.active_content import pdf_has_programs
from summarizer.intake.glued import is_glued
from summarizer.intake.limits import MAX_PAGES
from summarizer.intake.mupdf import mupdf, open_document
from summarizer.intake.page_layout import layout
from summarizer.intake.page_margins import set_margins_apart
from summarizer.intake.pdf_page import (
    FEW_LETTERS,
    SCAN_SHARE,
    page_lines,
    picture_for_ocr,
    picture_share,
    refuse_huge_pictures,
)
from summarizer.intake.reading import Reading
from summarizer.intake.several import in_order
from summarizer.intake.sight import Sight, on_layers_off
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.intake.page_layout import PageLines

_MORE: Final = 1.1  # so much longer must a recognised text be than a layer that can be used
_NO_LETTERS: Final = 10
_MOST_GARBLED: Final = 0.02
_LONG_NOTE: Final = 60
_PAGES_KEPT: Final = 50
_LINK, _POPUP, _FILE = 1, 16, 17


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    warnings: tuple[str, ...] = ()
    words: tuple[tuple[str, float], ...] = ()


def read(data: bytes) -> Reading:
    """Read all pages.

    Raises ``Unreadable``: ``password``, ``damaged``, ``too_large``, ``empty``, or
    ``no_text_layer`` when no page gave text.
    """
    with open_document(data, filetype="pdf") as document:
        reading = read_document(document)
        if pdf_has_programs(document, data):
            found = (*reading.warnings, warnings.ACTIVE_CONTENT)
            return replace(reading, warnings=found)
        return reading


def read_document(document: Any) -> Reading:  # noqa: ANN401 - pymupdf publishes no types
    """Read an opened PyMuPDF document; pictures count as one page."""
    if not document.page_count:
        raise Unreadable("damaged")
    if document.page_count > MAX_PAGES:
        raise Unreadable("too_large")
    sight = Sight(document)
    count = document.page_count
    lines = list(in_order(lambda number: _lines_of(document, number, sight), count))
    bodies, margins = set_margins_apart(lines)
    pages = _read_pages(document, bodies)
    found = [code for page in pages for code in page.warnings]
    drawn = tuple(map(str, range(count)))
    words = {number: page.words for number, page in enumerate(pages) if page.words}
    if not any(page.text.strip() for page in pages):
        raise Unreadable("no_text_layer" if found or any(map(_has_marks, document)) else "empty")
    if not document.is_pdf:
        return Reading(
            tuple(page.text for page in pages), warnings=tuple(found), words=words, drawn=drawn
        )
    notes = [note for page in document for note in _notes(page) if note.strip()]
    if any(len(note) > _LONG_NOTE and not _stands_in(note, pages) for note in notes):
        found.append(warnings.TEXT_IN_ASIDE)
    layers = [text for text in on_layers_off(document) if text]
    if layers:
        found.append(warnings.HIDDEN_TEXT)
    hidden = [*layers, *(text for page in bodies for text in page.hidden)]
    if document.embfile_count() or any(map(_has_attached_file, document)):
        found.append(warnings.ATTACHMENT_UNREAD)
    return Reading(
        pages=tuple(page.text for page in pages),
        warnings=tuple(found),
        asides=(*margins, *notes, *hidden, *_described(document)),
        words=words,
        drawn=drawn,
    )


def _lines_of(document: Any, number: int, sight: Sight) -> PageLines:  # noqa: ANN401 - see read_document
    if number % _PAGES_KEPT == 0:
        mupdf.TOOLS.store_shrink(100)  # or its fonts and pictures add up, page by page
    page = document[number]
    refuse_huge_pictures(page, is_pdf=document.is_pdf)
    return page_lines(page, sight)


def _read_pages(document: Any, bodies: Sequence[PageLines]) -> list[_Page]:  # noqa: ANN401 - see read_document
    """Lay out the pages with a text layer; recognise the others, several at a time."""
    pages: list[_Page] = []
    doubtful: list[int] = []
    for number, lines in enumerate(bodies):
        layer = layout(lines)
        hidden = (warnings.HIDDEN_TEXT,) if lines.hidden else ()
        pages.append(_Page(layer, hidden))
        if _needs_recognition(document, number, lines, layer):
            doubtful.append(number)
    pictures = ((number, picture_for_ocr(document[number])) for number in doubtful)
    recognised = (
        ocr.recognise_pages(pictures)
        if doubtful and ocr.is_available()
        else ((number, None) for number in doubtful)
    )
    for number, outcome in recognised:
        pages[number] = _choose(pages[number], bodies[number], outcome)
    return pages


def _needs_recognition(
    document: Any,  # noqa: ANN401 - see read_document
    number: int,
    lines: PageLines,
    layer: str,
) -> bool:
    letters = _letters(lines)
    if _is_garbled(lines) or is_glued(layer):
        return True
    if letters >= FEW_LETTERS:
        return False
    page = document[number]
    return picture_share(page) > SCAN_SHARE or (letters < _NO_LETTERS and _has_marks(page))


def _choose(layer: _Page, lines: PageLines, recognised: ocr.Recognised | None) -> _Page:
    """Take what was read from the picture; keep the layer where the picture gives less."""
    unusable = _is_garbled(lines) or is_glued(layer.text)
    if recognised is None and lines.scan_layer:
        # The scanner's own invisible layer: better than nothing, of unknown quality.
        return _Page(lines.scan_layer, (warnings.OCR_UNSURE,))
    if recognised is None:
        doubt = warnings.GARBLED_TEXT if unusable else warnings.NO_TEXT_LAYER
        return _Page(layer.text, (*layer.warnings, doubt))
    if len(recognised.text) <= _MORE * len(layer.text) and not unusable:
        hides = (warnings.HIDDEN_TEXT,) if lines.scan_layer else ()
        return replace(layer, warnings=(*layer.warnings, *hides))
    unsure = (warnings.OCR_UNSURE,) if recognised.is_unsure else ()
    words = tuple((word.text, word.confidence) for word in recognised.words)
    return _Page(recognised.text, (*layer.warnings, *unsure), words)


def _letters(lines: PageLines) -> int:
    return sum(len(line.text.replace(" ", "")) for line in lines.lines)


def _is_garbled(lines: PageLines) -> bool:
    letters = _letters(lines)
    return letters > 0 and lines.garbled / letters > _MOST_GARBLED


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


def _has_attached_file(page: Any) -> bool:  # noqa: ANN401 - see read_document
    return page.first_annot is not None and any(one.type[0] == _FILE for one in page.annots())


def _stands_in(note: str, pages: list[_Page]) -> bool:
    return any("".join(note.split()) in "".join(page.text.split()) for page in pages)


def _described(document: Any) -> tuple[str, ...]:  # noqa: ANN401 - see read_document
    metadata = document.metadata or {}
    return tuple(filter(None, (metadata.get(key) for key in ("title", "author", "subject"))))
