"""Take the lines of one PDF page, and tell which of them a reader of the page can see."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from summarizer.intake.glued import has_long_word, unglued
from summarizer.intake.limits import MAX_PICTURE_PIXELS
from summarizer.intake.mupdf import mupdf
from summarizer.intake.page_layout import Line, PageLines
from summarizer.intake.unreadable import Unreadable

# Text is compared with the page's picture at this scale: enough to see six-point letters.
_LOOK_DPI: Final = 72
_LEAST_CONTRAST: Final = 12  # of 255 shades of grey
_LEAST_POINTS: Final = 3.0
_OCR_DPI: Final = 300
_MOST_PIXELS: Final = 3_500  # along the longest side; larger gains nothing
_FLAGS: Final = mupdf.TEXTFLAGS_TEXT & ~mupdf.TEXT_PRESERVE_LIGATURES
_LEVEL: Final = 0.9  # cosine of the angle; watermarks and notes in the margin stand at one
_REPLACEMENT: Final = "\ufffd"
_AS_IT_IS: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_lines(page: Any) -> PageLines:  # noqa: ANN401 - pymupdf publishes no types
    """Give the visible lines of a page in the file's order, in points from the top left."""
    found = [
        line
        for block in page.get_text("dict", flags=_FLAGS)["blocks"]
        for line in block.get("lines", ())
    ]
    found = _with_spaces(page, found)
    extra = _quarter_turn(page, found)
    upright = page.rotation_matrix * extra
    if tuple(upright) != _AS_IT_IS:
        _turn(found, upright)
    look = _Look(page, extra) if found else None
    level: list[Line] = []
    tilted: list[Line] = []
    unseen: list[str] = []
    for line in found:
        is_level = line["dir"][0] > _LEVEL
        seen = [s for s in line["spans"] if look is None or look.shows(s, is_level=is_level)]
        unseen += [s["text"] for s in line["spans"] if s not in seen]
        if any(span["text"].strip() for span in seen):
            (level if is_level else tilted).append(_line(seen))
    # A scanner's layer lies invisible over its picture; that hides nothing.
    is_scan_layer = bool(unseen) and picture_share(page) > 0.5  # noqa: PLR2004 - half the page
    return PageLines(
        lines=tuple(level or tilted),
        width=(page.rect * extra).width,
        height=(page.rect * extra).height,
        upright=tuple(upright),
        tilted=tuple(line.text for line in tilted) if level else (),
        hidden=bool(unseen) and not is_scan_layer,
        scan_layer="\n".join(unseen) if is_scan_layer else "",
        garbled=sum(line.text.count(_REPLACEMENT) for line in level),
    )


def _quarter_turn(page: Any, lines: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - see page_lines
    """Give the turn of the page, as it is shown, that makes most of its text level."""
    shown = page.rotation_matrix
    letters: Counter[tuple[int, int]] = Counter()
    for line in lines:
        across, down = _turned(line["dir"], shown)
        letters[round(across), round(down)] += sum(len(span["text"]) for span in line["spans"])
    across, down = max(letters, key=letters.__getitem__, default=(1, 0))
    if abs(across) + abs(down) != 1 or across == 1:
        return mupdf.Matrix(1, 1)
    turn = mupdf.Matrix(across, -down, down, across, 0, 0)
    corner = (page.rect * turn).tl
    return mupdf.Matrix(across, -down, down, across, -corner.x, -corner.y)


def _turned(direction: tuple[float, float], matrix: Any) -> tuple[float, float]:  # noqa: ANN401 - see page_lines
    across, down = direction
    return matrix.a * across + matrix.c * down, matrix.b * across + matrix.d * down


def _turn(lines: list[dict[str, Any]], matrix: Any) -> None:  # noqa: ANN401 - see page_lines
    """Give the places as a person would turn the page; MuPDF gives them as in the file."""
    for line in lines:
        line["dir"] = _turned(line["dir"], matrix)
        for span in line["spans"]:
            span["bbox"] = tuple(mupdf.Rect(span["bbox"]) * matrix)
            span["origin"] = tuple(mupdf.Point(span["origin"]) * matrix)


def _with_spaces(page: Any, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:  # noqa: ANN401 - see page_lines
    """Set words apart that the file sets apart by place only; such pages are few."""
    if not any(has_long_word(span["text"]) for line in lines for span in line["spans"]):
        return lines
    placed = [
        line
        for block in page.get_text("rawdict", flags=_FLAGS)["blocks"]
        for line in block.get("lines", ())
    ]
    for line in placed:
        for span in line["spans"]:
            span["text"] = unglued(span["chars"], span["size"])
    return placed


def _line(spans: list[dict[str, Any]]) -> Line:
    """Join the spans of a line; its box is taken from the letters' size, not the font's box."""
    size = max(span["size"] for span in spans)
    baseline = max(span["origin"][1] for span in spans)
    return Line(
        text="".join(span["text"] for span in spans).strip(),
        x0=min(span["bbox"][0] for span in spans),
        y0=baseline - 0.8 * size,
        x1=max(span["bbox"][2] for span in spans if span["text"].strip()),
        y1=baseline + 0.2 * size,
        size=size,
    )


def refuse_huge_pictures(page: Any, *, is_pdf: bool) -> None:  # noqa: ANN401 - see page_lines
    """Raise ``Unreadable`` before a picture of enormous size is unpacked."""
    sizes = (
        ((image[2], image[3]) for image in page.get_images())
        if is_pdf
        else ((image["width"], image["height"]) for image in page.get_image_info())
    )
    if any(width * height > MAX_PICTURE_PIXELS for width, height in sizes):
        raise Unreadable("too_large")


def picture_share(page: Any) -> float:  # noqa: ANN401 - see page_lines
    """Give the share of the page that its largest picture covers."""
    area = abs(page.rect)
    boxes = (mupdf.Rect(image["bbox"]) & page.rect for image in page.get_image_info())
    return max((abs(box) / area for box in boxes), default=0.0) if area else 0.0


def picture_for_ocr(page: Any) -> bytes:  # noqa: ANN401 - see page_lines
    """Draw the page in grey, large enough for character recognition."""
    longest = max(page.rect.width, page.rect.height, 1)
    zoom = min(_OCR_DPI / 72, _MOST_PIXELS / longest)
    matrix = mupdf.Matrix(zoom, zoom)
    picture = page.get_pixmap(matrix=matrix, colorspace=mupdf.csGRAY, alpha=False)
    return bytes(picture.tobytes("pgm"))


class _Look:
    """The page as it is drawn: white, covered or invisible letters leave no contrast."""

    def __init__(self, page: Any, turn: Any) -> None:  # noqa: ANN401 - see page_lines
        zoom = min(_LOOK_DPI / 72, _MOST_PIXELS / max(page.rect.width, page.rect.height, 1))
        picture = page.get_pixmap(
            matrix=turn * mupdf.Matrix(zoom, zoom), colorspace=mupdf.csGRAY, alpha=False
        )
        self._zoom = zoom
        self._grey, self._width, self._height = picture.samples, picture.width, picture.height
        self._stride = picture.stride

    def shows(self, span: dict[str, Any], *, is_level: bool) -> bool:
        """Tell whether a stretch of text can be seen."""
        if not any(c.isalnum() for c in span["text"]):
            return True
        if span["size"] < _LEAST_POINTS or span.get("alpha", 255) == 0:
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
