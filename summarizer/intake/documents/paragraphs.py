"""Put paragraphs, as word processors keep them, into plain text with blank lines."""

from __future__ import annotations

import re
from typing import Final

from summarizer.domain.sentence_lines import MARK

_LONG_CELL: Final = 60
_ENDED: Final = re.compile(r"[.!?:;…][\"'»«”’)\]]*\s*$")


class Paragraphs:
    """Collects paragraphs in reading order; those opened while one is open follow it."""

    def __init__(self) -> None:
        self._pieces: list[list[str]] = []
        self._rows: set[int] = set()
        self._marks: dict[int, str] = {}
        self._open: int | None = None

    def open_paragraph(self, mark: str = "") -> int:
        """Start a paragraph that ``add`` writes to; its number is given.

        ``mark`` stands before what is written, if anything is.
        """
        self._pieces.append([])
        self._marks[len(self._pieces) - 1] = mark
        self._open = len(self._pieces) - 1
        return self._open

    def add(self, text: str) -> None:
        """Add text to the open paragraph."""
        if self._open is None:
            self.open_paragraph()
        if self._open is not None:
            self._pieces[self._open].append(text)

    def add_row(self, row: str) -> None:
        """Add a table's row."""
        self._rows.add(len(self._pieces))
        self._pieces.append([row])

    def extend(self, other: Paragraphs, own: int) -> None:
        """Add another's paragraphs, its paragraph number ``own`` first."""
        order = [own, *(i for i in range(len(other._pieces)) if i != own)]
        for i in order:
            if i in other._rows:
                self._rows.add(len(self._pieces))
            self._marks[len(self._pieces)] = other._marks.get(i, "")
            self._pieces.append(other._pieces[i])

    def text(self) -> str:
        """Give the text; rows of one table, and a sentence cut in two, stay in one paragraph."""
        text, above = "", None
        for number, pieces in enumerate(self._pieces):
            paragraph, mark = "".join(pieces).strip(), self._marks.get(number, "")
            if not paragraph:
                above = None
                continue
            if text:
                same_table = above is not None and {above, number} <= self._rows
                cut = above is not None and not mark and _goes_on(text, paragraph)
                text += "\n" if same_table or cut else "\n\n"
            text += mark + paragraph
            above = number
        return text


def _goes_on(above: str, below: str) -> bool:
    """Tell a sentence cut in two from what begins with a small letter: "a) …"."""
    return below[0].islower() and not _ENDED.search(above[-20:]) and not MARK.match(below)


def join_cells(cells: list[str]) -> str:
    """Give a table's row: one line where cells are short, paragraphs where they hold prose."""
    filled = [cell.strip() for cell in cells]
    if any(len(cell) > _LONG_CELL or "\n" in cell for cell in filled):
        return "\n\n".join(filter(None, filled))
    return "\t".join(filled).strip()
