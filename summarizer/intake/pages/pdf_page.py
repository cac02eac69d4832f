"""Take the lines of one PDF page, and tell which of them a reader of the page can see."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from summarizer.intake.limits import MAX_PICTURE_PIXELS
from summarizer.intake.pages.glued import has_long_word, unglued
from summarizer.intake.pages.layout import Line, PageLines
from summarizer.intake.pages.mupdf import mupdf
from summarizer.intake.pages.quick_text import QuickLines, SpanLines, quick_lines
from summarizer.intake.pages.sight import Look, said_aloud, said_otherwise, tells_soft_hyphens
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.intake.pages.quick_text import Lines
    from summarizer.intake.pages.sight import Sight

_OCR_DPI: Final = 300
_MOST_PIXELS: Final = 3_500  # along the longest side; larger gains nothing
# Also what lies outside the page, or is clipped away, is taken: it has to be told.
# What the file says instead of what it shows ("ActualText") is not.
_FLAGS: Final = mupdf.TEXT_IGNORE_ACTUALTEXT | (
    mupdf.TEXTFLAGS_TEXT & ~(mupdf.TEXT_PRESERVE_LIGATURES | mupdf.TEXT_CLIP)
)
_EVERYWHERE: Final = mupdf.INFINITE_RECT()
# A page whose picture fills this share and whose layer has few letters is a scan with a stamp.
SCAN_SHARE: Final = 0.5
FEW_LETTERS: Final = 400
_LEVEL: Final = 0.9  # cosine of the angle; watermarks and notes in the margin stand at one
_REPLACEMENT: Final = "\ufffd"
_AS_IT_IS: Final = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page_lines(page: Any, sight: Sight | None = None) -> PageLines:  # noqa: ANN401 - pymupdf publishes no types
    """Give the visible lines of a page in the file's order, in points from the top left.

    With a document's ``sight`` the page is drawn only where something may hide.
    """
    sheet = None if sight is None else sight.sheet(page)
    if sheet is not None:
        commands = sheet.commands
    else:
        commands = page.read_contents() if page.parent.is_pdf else b""
    quickly = sight is not None and sheet is not None and sight.is_plain(sheet)
    flags = _FLAGS
    found = _extracted(page, commands, flags, quickly=quickly)
    said = said_aloud(page, commands)
    if tells_soft_hyphens(said, found.text):
        flags &= ~mupdf.TEXT_IGNORE_ACTUALTEXT
        found = _extracted(page, commands, flags, quickly=quickly)
    unseen = list(said_otherwise(said, found.text))
    must_look = bool(found.boxes) and (
        sight is None or sheet is None or sight.must_look(sheet, found)
    )
    if (
        isinstance(found, QuickLines)
        and sheet is not None
        and not (must_look or unseen or has_long_word(found.text))
    ):
        return _as_they_are(found, sheet.rect)
    return _looked_at(page, found, unseen, flags, must_look=must_look)


def _as_they_are(found: QuickLines, shown: Any) -> PageLines:  # noqa: ANN401 - see page_lines
    return PageLines(
        lines=tuple(line for line in found.lines if line.text),
        width=shown.width,
        height=shown.height,
        garbled=found.text.count(_REPLACEMENT),
    )


def _looked_at(
    page: Any,  # noqa: ANN401 - see page_lines
    found: QuickLines | SpanLines,
    unseen: list[str],
    flags: int,
    *,
    must_look: bool,
) -> PageLines:
    in_words = must_look or has_long_word(found.text)
    spans = list(_in_words(page, flags)) if in_words else found.in_spans()
    turn, upright = _upright(page, spans)
    look = Look(page, turn) if must_look else None
    level: list[Line] = []
    tilted: list[Line] = []
    for line in spans:
        is_level = line["dir"][0] > _LEVEL
        seen = line["spans"]
        if look is not None:
            seen = [span for span in seen if look.shows(span, is_level=is_level)]
            if len(seen) < len(line["spans"]):
                unseen.append("".join(s["text"] for s in line["spans"] if s not in seen))
        if any(span["text"].strip() for span in seen):
            (level if is_level else tilted).append(_line(seen))
    # A scanner's layer lies invisible over its picture; the picture is what will be read.
    mostly = sum(map(len, unseen)) >= sum(len(line.text) for line in level)
    is_scan_layer = bool(unseen) and mostly and picture_share(page) > SCAN_SHARE
    shown = page.rect if turn is None else page.rect * turn
    return PageLines(
        lines=tuple(level or tilted),
        width=shown.width,
        height=shown.height,
        upright=upright,
        tilted=tuple(line.text for line in tilted) if level else (),
        hidden=() if is_scan_layer else tuple(unseen),
        scan_layer="\n".join(unseen) if is_scan_layer else "",
        garbled=sum(line.text.count(_REPLACEMENT) for line in level),
    )


def _extracted(
    page: Any,  # noqa: ANN401 - see page_lines
    commands: bytes,
    flags: int,
    *,
    quickly: bool,
) -> QuickLines | SpanLines:
    textpage = page.get_textpage(flags=flags | mupdf.TEXT_COLLECT_VECTORS, clip=_EVERYWHERE)
    taken = quick_lines(textpage, commands) if quickly else None
    return _by_spans(textpage) if taken is None else taken


def _by_spans(textpage: Any) -> SpanLines:  # noqa: ANN401 - see page_lines
    """Give the lines of text and what else was painted, both with their order."""
    lines: Lines = []
    painted: Lines = []
    for order, block in enumerate(textpage.extractDICT()["blocks"]):
        for line in block.get("lines", ()):
            line["order"] = order
            lines.append(line)
        if "lines" not in block:
            painted.append({**block, "order": order})
    return SpanLines(lines, painted)


def _in_words(page: Any, flags: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - see page_lines
    """Give the lines with a span for each word, so that each can be looked at by itself.

    Words that the file sets apart by place only are set apart.
    """
    for block in page.get_text("rawdict", flags=flags, clip=_EVERYWHERE)["blocks"]:
        for line in block.get("lines", ()):
            line["spans"] = [word for span in line["spans"] for word in _words_of(span)]
            yield line


def _words_of(span: dict[str, Any]) -> Iterator[dict[str, Any]]:
    characters: Lines = []
    for one in span["chars"]:
        if characters and characters[-1]["c"].isspace() and not one["c"].isspace():
            yield _word(span, characters)
            characters = []
        characters.append(one)
    if characters:
        yield _word(span, characters)


def _word(span: dict[str, Any], characters: Lines) -> dict[str, Any]:
    ink = [one["bbox"] for one in characters if not one["c"].isspace()] or [characters[0]["bbox"]]
    return {
        **span,
        "text": unglued(characters, span["size"]),
        "origin": characters[0]["origin"],
        "bbox": (
            min(box[0] for box in ink),
            min(box[1] for box in ink),
            max(box[2] for box in ink),
            max(box[3] for box in ink),
        ),
    }


def _upright(page: Any, lines: Lines) -> tuple[Any, tuple[float, ...]]:  # noqa: ANN401 - see page_lines
    """Turn the lines as a person would turn the page; MuPDF gives them as in the file.

    Gives the turn of the page as it is shown, or None, and the matrix from the file's places.
    """
    if not page.rotation and all(line["dir"] == (1.0, 0.0) for line in lines):
        return None, _AS_IT_IS
    turn = _quarter_turn(page, lines)
    matrix = page.rotation_matrix if turn is None else page.rotation_matrix * turn
    for line in lines:
        line["dir"] = _turned(line["dir"], matrix)
        for span in line["spans"]:
            span["bbox"] = tuple(mupdf.Rect(span["bbox"]) * matrix)
            span["origin"] = tuple(mupdf.Point(span["origin"]) * matrix)
    return turn, tuple(matrix)


def _quarter_turn(page: Any, lines: Lines) -> Any:  # noqa: ANN401 - see page_lines
    """Give the turn that makes most of a page's text level, if it is not so already."""
    letters: Counter[tuple[int, int]] = Counter()
    for line in lines:
        across, down = _turned(line["dir"], page.rotation_matrix)
        letters[round(across), round(down)] += sum(len(span["text"]) for span in line["spans"])
    across, down = max(letters, key=letters.__getitem__, default=(1, 0))
    if abs(across) + abs(down) != 1 or across == 1:
        return None
    corner = (page.rect * mupdf.Matrix(across, -down, down, across, 0, 0)).tl
    return mupdf.Matrix(across, -down, down, across, -corner.x, -corner.y)


def _turned(direction: tuple[float, float], matrix: Any) -> tuple[float, float]:  # noqa: ANN401 - see page_lines
    across, down = direction
    return matrix.a * across + matrix.c * down, matrix.b * across + matrix.d * down


def _line(spans: Lines) -> Line:
    """Join the spans of a line; its box is taken from the letters' size, not the font's box."""
    if len(spans) == 1:
        span = spans[0]
        size, baseline, box = span["size"], span["origin"][1], span["bbox"]
        return Line(
            span["text"].strip(), box[0], baseline - 0.8 * size, box[2], baseline + 0.2 * size, size
        )
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
