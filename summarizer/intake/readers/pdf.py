"""PDF: the text layer in reading order, or recognised text where a page has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.intake import warnings
from summarizer.intake.cut_text import cut, tidied
from summarizer.intake.documents.active_content import pdf_has_programs
from summarizer.intake.limits import MAX_PAGES
from summarizer.intake.pages import ocr
from summarizer.intake.pages.glued import is_glued
from summarizer.intake.pages.layout import layout
from summarizer.intake.pages.margins import margin_shapes, repeated_shapes, without_margins
from summarizer.intake.pages.mupdf import mupdf, open_document
from summarizer.intake.pages.pdf_page import (
    FEW_LETTERS,
    SCAN_SHARE,
    page_lines,
    picture_for_ocr,
    picture_share,
    refuse_huge_pictures,
)
from summarizer.intake.pages.sight import Sight, on_layers_off
from summarizer.intake.reading import Reading
from summarizer.intake.several import in_two_rounds
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.intake.cut_text import CutText
    from summarizer.intake.pages.layout import Line, PageLines

_MORE: Final = 1.1  # so much longer must a recognised text be than a layer that can be used
_NO_LETTERS: Final = 10
_MOST_GARBLED: Final = 0.02
_LONG_NOTE: Final = 60
_PAGES_KEPT: Final = 50
_LINK, _POPUP, _FILE = 1, 16, 17


class _Looked(NamedTuple):
    """What is kept of a page until the margins of all are known."""

    number: int
    lines: PageLines
    margins: dict[Line, str]
    notes: tuple[str, ...]
    has_file: bool


class _Page(NamedTuple):
    """A page that is laid out; ``cut`` is None where its text has to be recognised."""

    text: str
    warnings: tuple[str, ...] = ()
    words: tuple[tuple[str, float], ...] = ()
    cut: CutText | None = None
    asides: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    scan_layer: str = ""
    is_unusable: bool = False
    has_file: bool = False


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
    count = document.page_count
    if not count:
        raise Unreadable("damaged")
    if count > MAX_PAGES:
        raise Unreadable("too_large")
    sight = Sight(document)
    pages = _recognised(
        document,
        in_two_rounds(
            lambda number: _look(document, number, sight),
            repeated_shapes,
            lambda looked, repeated: _laid_out(document, looked, repeated),
            count,
        ),
    )
    found = [code for page in pages for code in page.warnings]
    if not any(page.text.strip() for page in pages):
        raise Unreadable("no_text_layer" if found or any(map(_has_marks, document)) else "empty")
    reading = Reading(
        pages=tuple(page.text for page in pages),
        words={number: page.words for number, page in enumerate(pages) if page.words},
        drawn=tuple(map(str, range(count))),
        cut={number: page.cut for number, page in enumerate(pages) if page.cut},
    )
    if not document.is_pdf:
        return replace(reading, warnings=tuple(found))
    notes = [note for page in pages for note in page.notes]
    if any(len(note) > _LONG_NOTE and not _stands_in(note, pages) for note in notes):
        found.append(warnings.TEXT_IN_ASIDE)
    layers = [text for text in on_layers_off(document) if text]
    if layers:
        found.append(warnings.HIDDEN_TEXT)
    hidden = [*layers, *(text for page in pages for text in page.hidden)]
    if document.embfile_count() or any(page.has_file for page in pages):
        found.append(warnings.ATTACHMENT_UNREAD)
    margins = dict.fromkeys(text for page in pages for text in page.asides)
    asides = (*margins, *notes, *hidden, *_described(document))
    return replace(reading, warnings=tuple(found), asides=asides)


def _look(
    document: Any,  # noqa: ANN401 - see read_document
    number: int,
    sight: Sight,
) -> tuple[_Looked, tuple[str, ...]]:
    """Take a page's lines; tell what stands in its margins."""
    if number % _PAGES_KEPT == 0:
        mupdf.TOOLS.store_shrink(100)  # or its fonts and pictures add up, page by page
    page = document[number]
    if sight.may_have_pictures(number):
        refuse_huge_pictures(page, is_pdf=document.is_pdf)
    lines = page_lines(page, sight)
    margins = margin_shapes(lines)
    notes: tuple[str, ...] = ()
    has_file = False
    if document.is_pdf and sight.may_have_notes(number):
        notes, has_file = tuple(note for note in _notes(page) if note.strip()), _has_file(page)
    return _Looked(number, lines, margins, notes, has_file), tuple(margins.values())


def _laid_out(document: Any, looked: _Looked, repeated: frozenset[str]) -> _Page:  # noqa: ANN401 - see read_document
    """Give a page's text in reading order; cut already, if it is what will be used."""
    lines, set_apart = without_margins(looked.lines, looked.margins, repeated)
    text = layout(lines)
    letters = sum(len(line.text) - line.text.count(" ") for line in lines.lines)
    is_garbled = bool(lines.garbled) and lines.garbled > _MOST_GARBLED * letters > 0
    is_unusable = is_garbled or is_glued(text)
    is_doubtful = is_unusable or _may_be_a_scan(document, looked.number, letters)
    return _Page(
        text,
        (warnings.HIDDEN_TEXT,) if lines.hidden else (),
        cut=None if is_doubtful else cut(tidied(text)),
        asides=tuple(set_apart),
        notes=looked.notes,
        hidden=lines.hidden,
        scan_layer=lines.scan_layer,
        is_unusable=is_unusable,
        has_file=looked.has_file,
    )


def _may_be_a_scan(document: Any, number: int, letters: int) -> bool:  # noqa: ANN401 - see read_document
    if letters >= FEW_LETTERS:
        return False
    page = document[number]
    return picture_share(page) > SCAN_SHARE or (letters < _NO_LETTERS and _has_marks(page))


def _recognised(document: Any, pages: list[_Page]) -> list[_Page]:  # noqa: ANN401 - see read_document
    """Recognise the text of doubtful pages, several at a time."""
    doubtful = [number for number, page in enumerate(pages) if page.cut is None]
    pictures = ((number, picture_for_ocr(document[number])) for number in doubtful)
    recognised = (
        ocr.recognise_pages(pictures)
        if doubtful and ocr.is_available()
        else ((number, None) for number in doubtful)
    )
    for number, outcome in recognised:
        pages[number] = _choose(pages[number], outcome)
    return pages


def _choose(page: _Page, recognised: ocr.Recognised | None) -> _Page:
    """Take what was read from the picture; keep the layer where the picture gives less."""
    if recognised is None and page.scan_layer:
        # The scanner's own invisible layer: better than nothing, of unknown quality.
        return page._replace(text=page.scan_layer, warnings=(warnings.OCR_UNSURE,))
    if recognised is None:
        doubt = warnings.GARBLED_TEXT if page.is_unusable else warnings.NO_TEXT_LAYER
        return page._replace(warnings=(*page.warnings, doubt))
    if len(recognised.text) <= _MORE * len(page.text) and not page.is_unusable:
        hides = (warnings.HIDDEN_TEXT,) if page.scan_layer else ()
        return page._replace(warnings=(*page.warnings, *hides))
    unsure = (warnings.OCR_UNSURE,) if recognised.is_unsure else ()
    words = tuple((word.text, word.confidence) for word in recognised.words)
    return page._replace(text=recognised.text, warnings=(*page.warnings, *unsure), words=words)


def _has_marks(page: Any) -> bool:  # noqa: ANN401 - see read_document
    """Tell whether anything is drawn on a page at all."""
    return not page.get_pixmap(dpi=36, colorspace=mupdf.csGRAY).is_unicolor


def _notes(page: Any) -> Iterator[str]:  # noqa: ANN401 - see read_document
    """Give the texts of annotations and form fields; MuPDF puts filled fields in the text, too."""
    for annotation in page.annots():
        if annotation.type[0] not in {_LINK, _POPUP}:
            yield str(annotation.info.get("content") or "")
    for field in page.widgets():
        if isinstance(field.field_value, str) and field.field_value not in {"Off", "Yes"}:
            yield field.field_value


def _has_file(page: Any) -> bool:  # noqa: ANN401 - see read_document
    return any(one.type[0] == _FILE for one in page.annots())


def _stands_in(note: str, pages: list[_Page]) -> bool:
    return any("".join(note.split()) in "".join(page.text.split()) for page in pages)


def _described(document: Any) -> tuple[str, ...]:  # noqa: ANN401 - see read_document
    metadata = document.metadata or {}
    return tuple(filter(None, (metadata.get(key) for key in ("title", "author", "subject"))))
