"""What stands before a list's items: office files keep rules for it, and no signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# How OpenDocument and HTML name kinds.
LIST_KINDS: Final = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_PLACE: Final = re.compile(r"%(\d)")
_LONGEST: Final = 60
_LONGEST_NUMBER: Final = 6
_DASHES: Final = frozenset("-–—")
_LETTERS: Final = 26
_MOST_LETTERS: Final = 4
_LAST_ROMAN: Final = 3999
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How the items at one depth are marked.

    ``kind`` is a word of ECMA-376's ST_NumberFormat. In ``pattern``, ``%1`` stands for the number
    at the first depth, and so on. ``legal``: all numbers are written in digits.
    """

    kind: str
    pattern: str
    start: int = 1
    legal: bool = False


class Counted:
    """How far one list has come at each depth (from 0)."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def next_mark(
        self, levels: Mapping[int, Level], depth: int, *, restart: int | None = None
    ) -> str:
        """Count one item, and give its mark with a space behind; nothing if it has none."""
        level = levels.get(depth)
        if level is None:
            return ""
        before = self._numbers.get(depth, level.start - 1)
        self._numbers[depth] = before + 1 if restart is None else restart
        for deeper in [one for one in self._numbers if one > depth]:
            del self._numbers[deeper]
        mark = self._mark(levels, level).strip()
        return f"{mark} " if mark else ""

    def _mark(self, levels: Mapping[int, Level], level: Level) -> str:
        if level.kind == "bullet":
            return bullet(level.pattern)
        if level.kind == "none":
            return ""

        def number(place: re.Match[str]) -> str:
            depth = int(place[1]) - 1
            shown = levels.get(depth, level)
            kind = "decimal" if level.legal else shown.kind
            return _written(self._numbers.get(depth, shown.start), kind)

        return _PLACE.sub(number, level.pattern[:_LONGEST])


def bullet(sign: str) -> str:
    """Give the sign of an unnumbered item; most stand in fonts of signs, where they are letters."""
    sign = sign.strip()
    return sign if sign in _DASHES else "•" if sign else ""


def whole_number(written: str | None, otherwise: int) -> int:
    """Read a number that a file tells; what is none, or far too large, is not believed."""
    told = (written or "").strip()
    return int(told) if told.isdecimal() and len(told) <= _LONGEST_NUMBER else otherwise


def _written(number: int, kind: str) -> str:
    small = kind.casefold()
    if small.endswith("letter") and 0 < number <= _LETTERS * _MOST_LETTERS:
        times, letter = divmod(number - 1, _LETTERS)
        found = chr(ord("a") + letter) * (times + 1)
    elif small.endswith("roman") and 0 < number <= _LAST_ROMAN:
        found = _roman(number)
    else:
        return f"{number:02}" if kind == "decimalZero" else "" if kind == "none" else str(number)
    return found.upper() if kind.startswith("upper") else found


def _roman(number: int) -> str:
    found = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        found += letters * times
    return found
