"""The marks of list items and numbered headings in OpenDocument texts (ODF 1.3 part 3, 5.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.intake.documents.list_marks import LIST_KINDS, Counted, Level, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PATTERN: Final = (
    "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}num-list-format"
)
_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_OUTLINE: Final = "outline-style"


class OpenLists:
    """The styles of a text's lists, those that are open, and how far each has come."""

    def __init__(self, roots: Iterable[_Element] = ()) -> None:
        self._styles = {
            style.get(f"{_STYLE}name") or _OUTLINE: _levels_of(style)
            for root in roots
            for style in root.iter(f"{_TEXT}list-style", f"{_TEXT}{_OUTLINE}")
        }
        self._open: list[tuple[str, Counted]] = []
        self._by_style: dict[str, Counted] = {}
        self._by_id: dict[str, Counted] = {}
        self._headings = Counted()

    def enter(self, element: _Element) -> None:
        """Open a list."""
        style, counted = self._open[-1] if self._open else ("", None)
        style = element.get(f"{_TEXT}style-name") or style
        if counted is None and (continued := element.get(f"{_TEXT}continue-list")):
            counted = self._by_id.get(continued)
        if counted is None and element.get(f"{_TEXT}continue-numbering") == "true":
            counted = self._by_style.get(style)
        counted = counted or Counted()
        self._open.append((style, counted))
        self._by_style[style] = counted
        self._by_id[element.get(_ID) or ""] = counted

    def leave(self) -> None:
        """Close the list that was opened last."""
        self._open.pop()

    def next_mark(self, paragraph: _Element) -> str:
        """Count a paragraph if an item begins with it, and give the mark before it."""
        item = paragraph.getparent()
        if item is not None and item.tag == f"{_TEXT}list-item" and self._open:
            if next((one for one in item if one.tag != f"{_TEXT}number"), None) is not paragraph:
                return ""
            style, counted = self._open[-1]
            told = item.get(f"{_TEXT}start-value")
            return counted.next_mark(
                self._styles.get(style, {}),
                len(self._open) - 1,
                restart=whole_number(told, 1) if told else None,
            )
        if paragraph.tag == f"{_TEXT}h" and paragraph.get(f"{_TEXT}is-list-header") != "true":
            depth = whole_number(paragraph.get(f"{_TEXT}outline-level"), 1) - 1
            return self._headings.next_mark(self._styles.get(_OUTLINE, {}), depth)
        return ""


def _levels_of(style: _Element) -> dict[int, Level]:
    return {whole_number(one.get(f"{_TEXT}level"), 1) - 1: _level(one) for one in style}


def _level(level: _Element) -> Level:
    sign = level.get(f"{_TEXT}bullet-char")
    if sign is not None or level.tag == f"{_TEXT}list-level-style-image":
        return Level("bullet", sign or "•")
    told = level.get(f"{_STYLE}num-format")
    kind = LIST_KINDS.get(told, "decimal") if told else "none"
    return Level(kind, _pattern(level), whole_number(level.get(f"{_TEXT}start-value"), 1))


def _pattern(level: _Element) -> str:
    """Give what LibreOffice writes since 7.0, or make it of what everybody writes."""
    written = level.get(_PATTERN)
    if written is not None:
        return re.sub(r"%(\d)%", r"%\1", written)
    depth = whole_number(level.get(f"{_TEXT}level"), 1)
    shown = min(whole_number(level.get(f"{_TEXT}display-levels"), 1), depth)
    numbers = ".".join(f"%{one}" for one in range(depth - shown + 1, depth + 1))
    before, after = (level.get(f"{_STYLE}num-{side}") or "" for side in ("prefix", "suffix"))
    return f"{before}{numbers}{after}"
