"""The marks of list items and numbered headings in Word files (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.intake.documents.docx_styles import value_of
from summarizer.intake.documents.list_marks import Counted, Level, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element

    from summarizer.intake.documents.docx_styles import WordStyles

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALSE: Final = frozenset({"0", "false", "off"})


class WordLists:
    """The rules of ``numbering.xml`` and of styles, and how far each list has come.

    Paragraphs are asked for in the order they stand in.
    """

    def __init__(self, numbering: _Element | None, styles: WordStyles) -> None:
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._nums = _by_id(numbering, "num", "numId")
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._counted: dict[str, Counted] = {}
        self._restarted: set[tuple[str, int]] = set()

    def next_mark(self, paragraph: _Element) -> str:
        """Count a paragraph if it is an item, and give the mark before it."""
        num_id, depth = self._place(paragraph)
        num = self._nums.get(num_id)
        if num is None:
            return ""
        if num_id not in self._levels:
            self._levels[num_id] = self._levels_of(num)
        restart = None
        if (num_id, depth) not in self._restarted:
            self._restarted.add((num_id, depth))
            restart = _start_override(num, depth)
        counted = self._counted.setdefault(value_of(num, "abstractNumId"), Counted())
        return counted.next_mark(self._levels[num_id], depth, restart=restart)

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """Give the number of the paragraph's list, or nothing, and its depth there."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        depth = value_of(own, "ilvl")
        num_id = value_of(own, "numId")
        if num_id:
            return num_id, whole_number(depth, 0)
        look = paragraph.find(f"{_W}pPr")
        for style in self._styles.with_bases(value_of(look, "pStyle")):
            rules = style.find(f"{_W}pPr/{_W}numPr")
            if rules is not None and (num_id := value_of(rules, "numId")):
                style_id = style.get(f"{_W}styleId") or ""
                depth = depth or value_of(rules, "ilvl") or self._depth_for(style_id, num_id)
                return num_id, whole_number(depth, 0)
        return "", 0

    def _depth_for(self, style_id: str, num_id: str) -> str:
        """Find the depth that a list keeps for a style."""
        for level in self._abstract_of(self._nums.get(num_id)):
            if value_of(level, "pStyle") == style_id:
                return level.get(f"{_W}ilvl") or ""
        return ""

    def _abstract_of(self, num: _Element | None) -> list[_Element]:
        abstract = None if num is None else self._abstract.get(value_of(num, "abstractNumId"))
        link = value_of(abstract, "numStyleLink")
        if link:
            named = (one for one in self._abstract.values() if value_of(one, "styleLink") == link)
            abstract = next(named, None)
        return [] if abstract is None else abstract.findall(f"{_W}lvl")

    def _levels_of(self, num: _Element) -> dict[int, Level]:
        own = num.findall(f"{_W}lvlOverride/{_W}lvl")
        return {_depth(level): _level(level) for level in (*self._abstract_of(num), *own)}


def _by_id(root: _Element | None, name: str, key: str) -> dict[str, _Element]:
    found = () if root is None else root.iterfind(f"{_W}{name}")
    return {one.get(f"{_W}{key}") or "": one for one in found}


def _depth(element: _Element) -> int:
    return whole_number(element.get(f"{_W}ilvl"), 0)


def _level(level: _Element) -> Level:
    legal = level.find(f"{_W}isLgl")
    return Level(
        kind=value_of(level, "numFmt") or "decimal",
        pattern=value_of(level, "lvlText"),
        start=whole_number(value_of(level, "start"), 0),
        legal=legal is not None and legal.get(f"{_W}val") not in _FALSE,
    )


def _start_override(num: _Element, depth: int) -> int | None:
    for override in num.iterfind(f"{_W}lvlOverride"):
        start = value_of(override, "startOverride")
        if start and _depth(override) == depth:
            return whole_number(start, 1)
    return None
