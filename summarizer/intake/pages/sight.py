"""Tell which text of a PDF page a reader of the page can see.

Drawing a page and looking for contrast is sure but costs as much as reading it. Most pages
need no picture: dark letters, inside the page, from fonts that have left ink before, with
nothing painted near them. A page is drawn when any of that does not hold.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from summarizer.intake.pages.clips import may_be_clipped
from summarizer.intake.pages.mupdf import mupdf
from summarizer.intake.pages.resources import resources_of_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Text is compared with the page's picture at this scale: enough to see six-point letters.
_LOOK_DPI: Final = 72
_LEAST_CONTRAST: Final = 12  # of 255 shades of grey
_LEAST_POINTS: Final = 3.0
_MOST_PIXELS: Final = 3_500
_LIGHT: Final = 200  # letters darker than this are seen on bare paper
_AT_CUTS: Final = re.compile("[\\s\xad\u2010-]+")
_DARK: Final = 120  # and darker than this also on light paint
_THIN: Final = 2.5  # points; borders, underlines and strokes through text hide nothing
_SLACK: Final = 1.0  # points
_MANY_PAINTED: Final = 400
_OPAQUE: Final = 255

# Pictures and shades inside the page's own commands. A false alarm costs a drawing.
_PAINTS_PICTURES: Final = re.compile(rb"(?:BI|sh)(?<=\s(?:BI|sh))(?=\s)")
# Letters that are outlined, placed or clipped to; a word of the letter itself is a false alarm.
_IN_ANOTHER_MODE: Final = re.compile(rb"Tr(?<!\b0\sTr)(?<![A-Za-z]Tr)(?![A-Za-z])")


class Sheet(NamedTuple):
    """A page and what is known of it; ``commands`` are its own, not those of its forms."""

    page: Any
    commands: bytes
    rotation: int
    rect: Any
    has_notes: bool
    has_forms: bool
    has_pictures: bool


class Found(Protocol):
    """What was found on a page, in the page's own places, with the order of painting."""

    @property
    def boxes(self) -> Sequence[Sequence[float]]:
        """Give the fonts' boxes of the lines."""

    @property
    def painted(self) -> Sequence[dict[str, Any]]:
        """Give what was painted beside letters."""

    @property
    def text(self) -> str:
        """Give all letters, line by line."""

    def in_spans(self) -> list[dict[str, Any]]:
        """Give the lines as MuPDF does."""

    def has_doubtful(self) -> bool:
        """Tell whether letters by themselves may be hard to see."""


class Sight:
    """Judges a document's pages, each by itself: they may be read in any order."""

    def __init__(self, document: Any) -> None:  # noqa: ANN401 - pymupdf publishes no types
        self._document = document
        self._resources = resources_of_pages(document)
        self._with_new_fonts = frozenset(self._find_new_fonts())

    def _find_new_fonts(self) -> Iterator[int]:
        """Give the pages on which letters of a font are met for the first time."""
        met: set[str] = set()
        for page, resources in enumerate(self._resources):
            if not resources.fonts <= met:
                yield page
                met |= resources.fonts

    def sheet(self, page: Any) -> Sheet:  # noqa: ANN401 - see above
        """Look up once what several questions about a page need."""
        has_objects = self._resources[page.number].has_objects
        return Sheet(
            page,
            page.read_contents() if self._document.is_pdf else b"",
            page.rotation,
            page.rect,
            has_notes=self.may_have_notes(page.number)
            and bool(page.first_annot or page.first_widget),
            has_forms=bool(has_objects and page.get_xobjects()),
            has_pictures=bool(has_objects and page.get_images()),
        )

    def may_have_pictures(self, number: int) -> bool:
        """Tell whether a page can use any picture or form of its own."""
        return self._resources[number].has_objects

    def may_have_notes(self, number: int) -> bool:
        """Tell whether notes, links or form fields lie on a page."""
        return self._resources[number].has_notes

    def is_plain(self, sheet: Sheet) -> bool:
        """Tell whether all letters are filled with full colour, and stand in the page itself."""
        return self._document.is_pdf and not (
            self._resources[sheet.page.number].is_clear
            or _IN_ANOTHER_MODE.search(sheet.commands)
            or sheet.rotation
            or sheet.has_notes
            or sheet.has_forms
        )

    def must_look(self, sheet: Sheet, found: Found) -> bool:
        """Tell whether the page must be drawn because some of its lines may not be seen."""
        page = sheet.page
        return (
            page.number in self._with_new_fonts
            or self._resources[page.number].paints_softly
            or found.has_doubtful()
            or _reaches_over(_as_filed(sheet), found.boxes)
            or bool(found.painted and _painted_near(found.in_spans(), found.painted))
            or _has_more(sheet, found)
        )


def _has_more(sheet: Sheet, found: Found) -> bool:
    """Tell whether forms, notes or pictures lie near the text, or a clip cuts it away."""
    if sheet.has_notes or sheet.has_forms:
        return True
    commands = sheet.commands
    if (b"BI" in commands or b"sh" in commands) and _PAINTS_PICTURES.search(commands):
        return True
    if sheet.has_pictures:
        pictures = [{"bbox": one["bbox"], "color": 0} for one in sheet.page.get_image_info()]
        if _painted_near(found.in_spans(), pictures):
            return True
    return may_be_clipped(sheet.page, commands, boxes=found.boxes, text=found.text)


def is_doubtful(size: float, colour: int, *, is_opaque: bool = True) -> bool:
    """Tell whether letters of this size, in points, and colour may be hard to see."""
    return not is_opaque or size < _LEAST_POINTS or (colour != 0 and _grey(colour) > _LIGHT)


def _as_filed(sheet: Sheet) -> Any:  # noqa: ANN401 - see Sight
    return sheet.rect * sheet.page.derotation_matrix if sheet.rotation else sheet.rect


def _reaches_over(page: Any, boxes: Sequence[Sequence[float]]) -> bool:  # noqa: ANN401 - see Sight
    """Tell whether boxes lie, in part at least, outside the page."""
    if not boxes:
        return False
    left, top, right, bottom = page
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return bool(
        min(x0) < left - _SLACK
        or min(y0) < top - _SLACK
        or max(x1) > right + _SLACK
        or max(y1) > bottom + _SLACK
    )


def said_aloud(page: Any, commands: bytes) -> str:  # noqa: ANN401 - see Sight
    """Give the page's words as it gives them to readers aloud, if those have words of their own."""
    if b"/ActualText" not in commands:
        return ""
    return str(page.get_textpage(flags=mupdf.TEXTFLAGS_TEXT).extractText())


def said_otherwise(said: str, text: str) -> Iterator[str]:
    """Give words that a page has for readers aloud in place of what it shows.

    Word processors write hyphens and ligatures so; those say the same as the letters do.
    """
    if not said or not text:
        return
    shown = _bare(text)
    if _bare(said) != shown:
        words = [word for word in said.split() if _bare(word) not in shown]
        if words:
            yield " ".join(words)


def tells_soft_hyphens(said: str, text: str) -> bool:
    """Tell whether all that is said otherwise is where words may be cut.

    Browsers paint a space there, or nothing.
    """
    return "\xad" in said and _AT_CUTS.sub("", said) == _AT_CUTS.sub("", text)


def on_layers_off(document: Any) -> Iterator[str]:  # noqa: ANN401 - see Sight
    """Give words on a PDF's layers that are turned off."""
    if all(layer["on"] for layer in document.get_ocgs().values()):
        return
    shown = [_bare(page.get_text()) for page in document]
    document.xref_set_key(document.pdf_catalog(), "OCProperties", "null")
    with mupdf.open(stream=document.tobytes(), filetype="pdf") as all_on:
        for page, before in zip(all_on, shown, strict=True):
            everything = page.get_text()
            if _bare(everything) != before:
                yield " ".join(word for word in everything.split() if _bare(word) not in before)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _grey(colour: int) -> float:
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _painted_near(lines: Sequence[dict[str, Any]], painted: Sequence[dict[str, Any]]) -> bool:
    """Tell whether paint touches letters, other than light paint below dark ones."""
    near = [one for one in painted if not _is_thin(one["bbox"])]
    if len(near) > _MANY_PAINTED:
        return True
    for one in near:
        left, top, right, bottom = one["bbox"]
        light = _grey(one["color"]) > _LIGHT
        for line in lines:
            x0, y0, x1, y1 = line["bbox"]
            if x0 < right and left < x1 and y0 < bottom and top < y1:
                below = light and one.get("order", 0) < line["order"]
                if not (below and all(_grey(s["color"]) < _DARK for s in line["spans"])):
                    return True
    return False


def _is_thin(box: Sequence[float]) -> bool:
    return box[2] - box[0] < _THIN or box[3] - box[1] < _THIN


class Look:
    """The page as it is drawn: white, covered or invisible letters leave no contrast."""

    def __init__(self, page: Any, turn: Any) -> None:  # noqa: ANN401 - see Sight
        zoom = min(_LOOK_DPI / 72, _MOST_PIXELS / max(page.rect.width, page.rect.height, 1))
        scale = mupdf.Matrix(zoom, zoom)
        picture = page.get_pixmap(
            matrix=scale if turn is None else turn * scale, colorspace=mupdf.csGRAY, alpha=False
        )
        self._zoom = zoom
        self._grey, self._width, self._height = picture.samples, picture.width, picture.height
        self._stride = picture.stride

    def shows(self, span: dict[str, Any], *, is_level: bool) -> bool:
        """Tell whether a stretch of text can be seen."""
        if not any(c.isalnum() for c in span["text"]):
            return True
        if span["size"] < _LEAST_POINTS or span.get("alpha", _OPAQUE) == 0:
            return False
        left, top, right, bottom = span["bbox"]
        if is_level:  # from the baseline to the height of an x: the font's own box is far taller
            bottom = span["origin"][1] + 1
            top = bottom - 1 - 0.6 * span["size"]
        x0, y0, x1, y1 = (round(edge * self._zoom) for edge in (left, top, right, bottom))
        x0, x1 = max(0, x0), min(self._width, x1)
        if x0 >= x1:
            return False
        darkest, lightest = 255, 0
        for y in range(max(0, y0), min(self._height, y1)):
            row = self._grey[y * self._stride + x0 : y * self._stride + x1]
            lowest, highest = min(row), max(row)
            darkest, lightest = min(darkest, lowest), max(lightest, highest)
            if lightest - darkest >= _LEAST_CONTRAST:
                return True
        return False
