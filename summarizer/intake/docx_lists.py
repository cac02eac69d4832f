"""The marks of list items and numbered headings in Word files (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.intake.list_marks import Counted, Level, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_BASES: Final = 20
_FALSE: Final = frozenset({"0", "false", "off"})


class WordLists:
    """The rules of ``numbering.xml`` and ``styles.xml``, and how far each list has come.

    Paragraphs are asked for in the order they stand in.
    """

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._abstract = _by_id(numbering, "abstractNum", "abstractNumId")
        self._nums = _by_id(numbering, "num", "numId")
        self._styles = _by_id(styles, "style", "styleId")
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
        counted = self._counted.setdefault(_value(num, "abstractNumId"), Counted())
        return counted.next_mark(self._levels[num_id], depth, restart=restart)

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """Give the number of the paragraph's list, or nothing, and its depth there."""
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        depth = "" if own is None else _value(own, "ilvl")
        num_id = "" if own is None else _value(own, "numId")
        if num_id:
            return num_id, whole_number(depth, 0)
        look = paragraph.find(f"{_W}pPr")
        for style_id in self._with_bases("" if look is None else _value(look, "pStyle")):
            rules = self._styles[style_id].find(f"{_W}pPr/{_W}numPr")
            if rules is not None and (num_id := _value(rules, "numId")):
                depth = depth or _value(rules, "ilvl") or self._depth_for(style_id, num_id)
                return num_id, whole_number(depth, 0)
        return "", 0

    def _with_bases(self, style_id: str) -> Iterator[str]:
        for _ in range(_MOST_BASES):
            if style_id not in self._styles:
                return
            yield style_id
            style_id = _value(self._styles[style_id], "basedOn")

    def _depth_for(self, style_id: str, num_id: str) -> str:
        """Find the depth that a list keeps for a style."""
        for level in self._abstract_of(self._nums.get(num_id)):
            if _value(level, "pStyle") == style_id:
                return level.get(f"{_W}ilvl") or ""
        return ""

    def _abstract_of(self, num: _Element | None) -> list[_Element]:
        abstract = None if num is None else self._abstract.get(_value(num, "abstractNumId"))
        link = "" if abstract is None else _value(abstract, "numStyleLink")
        if link:
            named = (one for one in self._abstract.values() if _value(one, "styleLink") == link)
            abstract = next(named, None)
        return [] if abstract is None else abstract.findall(f"{_W}lvl")

    def _levels_of(self, num: _Element) -> dict[int, Level]:
        own = num.findall(f"{_W}lvlOverride/{_W}lvl")
        return {_depth(level): _level(level) for level in (*self._abstract_of(num), *own)}


def _by_id(root: _Element | None, name: str, key: str) -> dict[str, _Element]:
    found = () if root is None else root.iterfind(f"{_W}{name}")
    return {one.get(f"{_W}{key}") or "": one for one in found}


def _value(element: _Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return "" if child is None else child.get(f"{_W}val") or ""


def _depth(element: _Element) -> int:
    return whole_number(element.get(f"{_W}ilvl"), 0)


def _level(level: _Element) -> Level:
    legal = level.find(f"{_W}isLgl")
    return Level(
        kind=_value(level, "numFmt") or "decimal",
        pattern=_value(level, "lvlText"),
        start=whole_number(_value(level, "start"), 0),
        legal=legal is not None and legal.get(f"{_W}val") not in _FALSE,
    )


def _start_override(num: _Element, depth: int) -> int | None:
    for override in num.iterfind(f"{_W}lvlOverride"):
        start = _value(override, "startOverride")
        if start and _depth(override) == depth:
            return whole_number(start, 1)
    return None
