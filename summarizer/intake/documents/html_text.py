"""The words of a web page, or of a mail's HTML, that a person sees."""

from __future__ import annotations

import contextlib
import itertools
import re
from typing import TYPE_CHECKING, Final

from lxml import html
from lxml.etree import ParserError

from summarizer.domain.sentence_lines import MARK
from summarizer.intake import warnings
from summarizer.intake.decoding import decode
from summarizer.intake.documents.html_look import Look, is_gone, look_of, properties_of
from summarizer.intake.documents.html_rules import rules_of
from summarizer.intake.documents.list_marks import LIST_KINDS, Counted, Level, whole_number
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from summarizer.intake.documents.html_rules import Rules

_SKIPPED: Final = frozenset(
    {"head", "script", "style", "template", "noscript", "title", "meta", "link", "object"}
    | {"defs", "desc", "metadata", "datalist"}
)
_PARAGRAPHS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre", "hr"}
    | {"section", "article", "header", "footer"}
)
_LINES: Final = frozenset({"div", "li", "tr", "dt", "dd", "address", "summary", "option", "text"})
_TYPED: Final = frozenset({"text", "email", "tel", "search", "url", "number", "date"})
_DECLARED: Final = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
_DEEPEST: Final = 400


def decode_markup(data: bytes, told: str = "") -> str:
    """Decode as told, or as the page itself says.

    What can be read to find the name of the letters' form is not of a form with wider letters.
    """
    declared = _DECLARED.search(data[:2048])
    name = declared[1].decode() if declared else ""
    if data.isascii() or name.lower().startswith(("utf-16", "utf-32", "utf-7")):
        name = ""
    return decode(data, told or name)


def read_markup(markup: str) -> Reading:
    """Read HTML that is decoded already."""
    if not markup.strip():
        raise Unreadable("empty")
    # An encoding declaration inside a str makes lxml refuse it. A parser that is not told to
    # take large trees leaves out, without a word, what is nested deeply.
    with contextlib.suppress(ParserError):
        root = html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", markup), parser=html.HTMLParser(huge_tree=True)
        )
        return _reading_of(root)
    return Reading(pages=("",))  # nothing but remarks


def _reading_of(root: HtmlElement) -> Reading:
    rules = rules_of(root)
    walk = _Walk(rules)
    walk.through(root, Look(is_ground_known=rules.knows_grounds), depth=0)
    text = re.sub(r"(?<![ \t])[ \t]*\n[ \t]*", "\n", "".join(walk.pieces))
    found = (
        *([warnings.HIDDEN_TEXT] if walk.found_hidden else []),
        *([warnings.ATTACHMENT_UNREAD] if root.xpath("//iframe[@srcdoc]") else []),
    )
    return Reading(pages=(text.strip(),), warnings=found)


class _Walk:
    """Collects a page's words; ``found_hidden`` tells of words left out."""

    def __init__(self, rules: Rules) -> None:
        self.pieces: list[str] = []
        self.found_hidden = False
        self._is_drawing = False
        self._rules = rules

    def through(self, element: HtmlElement, around: Look, *, depth: int) -> None:
        """Add the words of an element."""
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or name in _SKIPPED:
            return
        if depth > _DEEPEST:
            raise Unreadable("dangerous")
        properties = properties_of(element, self._rules)
        if is_gone(element, properties):
            self.found_hidden |= _says_something(element.text_content())
            return
        look = look_of(properties, around)
        was_drawing, self._is_drawing = self._is_drawing, self._is_drawing or name == "svg"
        edge = "\n\n" if name in _PARAGRAPHS else "\n" if name in _LINES or name == "br" else ""
        self.pieces.append(edge)
        keep_lines = name == "pre"
        self._add(element.text, look, keep_lines=keep_lines)
        if name == "input" and element.get("type", "text").lower() in _TYPED:
            self._add(f" {element.get('value') or ''} ", look, keep_lines=True)
        marks = _marks(element, properties)
        for child in element:
            first = len(self.pieces)
            self.through(child, look, depth=depth + 1)
            if child.tag == "li":
                _mark(self.pieces, first, next(marks))
            if child.tag in {"td", "th"} and child.getnext() is not None:
                self.pieces.append("\t")
            self._add(child.tail, look, keep_lines=keep_lines)
        self.pieces.append("" if name == "br" else edge)
        self._is_drawing = was_drawing

    def _add(self, text: str | None, look: Look, *, keep_lines: bool) -> None:
        if not text:
            return
        if look.hides:
            self.found_hidden |= _says_something(text)
        else:
            # On a ground that nobody can tell, and in a drawing, a person has to look.
            self.found_hidden |= (look.is_alike or self._is_drawing) and _says_something(text)
            self.pieces.append(text if keep_lines else re.sub(r"\s+", " ", text))


def _says_something(text: str) -> bool:
    return bool(text.strip("\u200c\u200b\xa0\u034f\xad \n\t\r"))


def _marks(element: HtmlElement, properties: dict[str, str]) -> Iterator[str]:
    """Give what a browser shows before each item of a list."""
    if "none" in (properties.get("list-style-type") or properties.get("list-style") or ""):
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
