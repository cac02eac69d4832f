"""Files of separated values, also those whose writers were careless with quotation marks.

Python's own reader takes a mark that is never closed to reach over all rows that follow, up to
the next one, and says nothing. Here a mark closes a cell only where the cell can end, and a
cell that seems to hold further rows is read again as one whose mark is a letter like others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.intake.unreadable import Unreadable
from summarizer.intake.uploads.columns import columns_known

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LINES_TO_LOOK_AT: Final = 20
_FEWEST_COLUMNS: Final = 2
_MOST_IN_VAIN: Final = 50_000_000  # letters looked through for marks that close nothing
_NUMBERED: Final = "0"
_RUNS: Final = (
    (re.compile(r"\d+"), _NUMBERED),
    (re.compile(r"[^\W\d_]+"), "a"),
)


class Separated:
    """The rows of a file; ``separator`` is one sign."""

    def __init__(self, text: str, separator: str) -> None:
        self._text = text
        ends = rf"(?= *+(?:[{re.escape(separator)}\r\n]|\Z))"
        inner = rf"""[^"]++|""|"(?!{ends})"""
        self._quoted = re.compile(rf'"((?:{inner})*+)" *+{ends}')
        self._bare = re.compile(rf"[^{re.escape(separator)}\r\n]*+")
        self._opening = re.compile(rf'{re.escape(separator)}"(?!"|{ends})')
        self._row_is_marked = False
        self._separator = separator
        self._width = self._width_of_names()
        self._marks_close = True
        self._in_vain = 0

    def rows(self) -> Iterator[list[str]]:
        """Give each row. Raises ``Unreadable``: ``open_quote`` where rows cannot be told apart."""
        text, at, row = self._text, 0, list[str]()
        while at < len(text) or row:
            if not row:
                self._row_is_marked = text.startswith('"', at)
            cell, at = self._cell(at, row)
            row.append(cell)
            if at < len(text) and text[at] == self._separator:
                at += 1
                if at < len(text):
                    continue
                row.append("")
            yield row
            row = []
            end = _LINE_END.match(text, at)
            at = end.end() if end else at

    def _cell(self, at: int, row: list[str]) -> tuple[str, int]:
        """Give the cell that begins somewhere, and where it ends."""
        if self._text.startswith('"', at) and self._marks_close:
            found = self._quoted.match(self._text, at)
            self._marks_close = found is not None  # else none of those that follow closes either
            if found and not self._holds_rows(found, row):
                return found[1].replace('""', '"'), found.end()
            self._in_vain += found.end() - at if found else 0
            if found and (self._in_vain > _MOST_IN_VAIN or not self._is_row(at, row)):
                raise Unreadable("open_quote")
        bare = self._bare.match(self._text, at)
        return (bare[0], bare.end()) if bare else ("", at)

    def _holds_rows(self, found: re.Match[str], row: list[str]) -> bool:
        """Tell whether further rows stand in a cell: they begin cells, or look like this row."""
        _, *below = _LINE_END.split(found[1])
        if not below or self._width < _FEWEST_COLUMNS:
            return False
        if self._row_is_marked:
            below = [self._separator * line.startswith('"') + line for line in below]
        if any(map(self._opening.search, below)):
            return True
        first = _shape(row[0]) if row else ""
        if _NUMBERED not in first:  # prose may look like a row that begins with a word
            return False
        below[-1] += self._line_from(found.end())  # there the next mark closed what was open
        return any(
            line.count(self._separator) == self._width - 1
            and first == _shape(line.split(self._separator)[0])
            for line in below
        )

    def _is_row(self, at: int, row: list[str]) -> bool:
        """Tell whether a line, from here on without regard to marks, fills the row just so."""
        return len(row) + self._line_from(at).count(self._separator) + 1 == self._width

    def _line_from(self, at: int) -> str:
        end = _LINE_END.search(self._text, at)
        return self._text[at : end.start() if end else len(self._text)]

    def _width_of_names(self) -> int:
        start, ends = 0, [*_LINE_END.finditer(self._text[: 2**16])][:_LINES_TO_LOOK_AT]
        lines = []
        for end in ends:
            lines.append(self._text[start : end.start()].replace('"', "").split(self._separator))
            start = end.end()
        return len(max(lines, key=lambda names: (columns_known(names), len(names)), default=[]))


def _shape(cell: str) -> str:
    for run, sign in _RUNS:
        cell = run.sub(sign, cell.strip(' "'))
    return cell
