"""Web pages and the HTML of mails."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from lxml import html

from summarizer.domain.sentence_lines import MARK
from summarizer.intake import warnings
from summarizer.intake.list_marks import LIST_KINDS, Counted, Level, whole_number
from summarizer.intake.readers.txt import decode
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_SKIPPED: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "meta", "link", "object", "svg"}
)
_PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"}
    | {"section", "article", "header", "footer"}
)
_LINES: Final = frozenset({"div", "li", "tr", "dt", "dd", "address"})
_HIDDEN_STYLE: Final = re.compile(
    r"display:none|visibility:hidden|font-size:0|opacity:0(?![.\d])|(?<![-\w])color:"
    r"(?:#fff(?:fff)?|white)(?![\w])|max-height:0",
    re.IGNORECASE,
)
_BACKGROUND: Final = re.compile(r"background", re.IGNORECASE)
_DECLARED: Final = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_DEEPEST: Final = 400
_UNMARKED: Final = re.compile("list-style(?:-type)?:[^;]*none", re.IGNORECASE)


def read(data: bytes) -> Reading:
    """Read the visible text as one page."""
    return read_markup(decode_markup(data))


def decode_markup(data: bytes, told: str = "") -> str:
    """Decode as told, or as the page itself says."""
    declared = _DECLARED.search(data[:2048])
    return decode(data, told or (declared[1].decode() if declared else ""))


def read_markup(markup: str) -> Reading:
    """Read HTML that is decoded already."""
    if not markup.strip():
        raise Unreadable("empty")
    # An encoding declaration inside a str makes lxml refuse it.
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    pieces: list[str] = []
    found_hidden = _walk(root, pieces, depth=0)
    text = re.sub(r"(?<![ \t])[ \t]*\n[ \t]*", "\n", "".join(pieces))
    return Reading(pages=(text.strip(),), warnings=(warnings.HIDDEN_TEXT,) if found_hidden else ())


def _walk(element: HtmlElement, pieces: list[str], *, depth: int) -> bool:
    """Add the text of an element; tell whether hidden text was left out."""
    name = element.tag if isinstance(element.tag, str) else ""
    if not name or name in _SKIPPED:
        return False
    if depth > _DEEPEST:
        raise Unreadable("dangerous")
    if _is_hidden(element):
        return bool(element.text_content().strip("\u200c\u200b\xa0\u034f\xad \n\t\r"))
    edge = "\n\n" if name in _PARAGRAPHS else "\n" if name in _LINES or name == "br" else ""
    pieces.append(edge)
    keep_lines = name == "pre"
    _add(element.text, pieces, keep_lines=keep_lines)
    found_hidden, marks = False, _marks(element)
    for child in element:
        first = len(pieces)
        found_hidden |= _walk(child, pieces, depth=depth + 1)
        if child.tag == "li":
            _mark(pieces, first, next(marks))
        if child.tag in {"td", "th"} and child.getnext() is not None:
            pieces.append("\t")
        _add(child.tail, pieces, keep_lines=keep_lines)
    pieces.append("" if name == "br" else edge)
    return found_hidden


def _add(text: str | None, pieces: list[str], *, keep_lines: bool) -> None:
    if text:
        pieces.append(text if keep_lines else re.sub(r"\s+", " ", text))


def _marks(element: HtmlElement) -> Iterator[str]:
    """Give what a browser shows before each item of a list."""
    if _UNMARKED.search(_style(element)):
        yield from itertools.repeat("")
    if element.tag != "ol":
        yield from itertools.repeat("• ")
    kind = LIST_KINDS.get(element.get("type") or "", "decimal")
    levels = {0: Level(kind, "%1.", whole_number(element.get("start"), 1))}
    counted = Counted()
    while True:
        yield counted.next_mark(levels, 0)


def _mark(pieces: list[str], first: int, mark: str) -> None:
    """Put a mark before an item's first words, if it brings none itself."""
    at = next((i for i in range(first, len(pieces)) if pieces[i].strip()), None)
    if at is not None and not MARK.match("".join(pieces[at : at + 2])):
        pieces[at] = mark + pieces[at].lstrip()


def _style(element: HtmlElement) -> str:
    return re.sub(r"\s", "", element.get("style") or "")


def _is_hidden(element: HtmlElement) -> bool:
    if "hidden" in element.attrib:
        return True
    style = _style(element)
    if not _HIDDEN_STYLE.search(style):
        return False
    white = not _HIDDEN_STYLE.search(re.sub(r"(?<![-\w])color:[^;]*", "", style))
    return not (white and any(map(_has_background, (element, *element.iterancestors()))))


def _has_background(element: HtmlElement) -> bool:
    return bool(_BACKGROUND.search(element.get("style") or "")) or "bgcolor" in element.attrib
