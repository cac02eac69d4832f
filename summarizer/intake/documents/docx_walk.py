"""Walk WordprocessingML in document order (ECMA-376 part 1, section 17).

python-docx's ``paragraphs`` leaves out tracked insertions, text boxes and content
controls; a citizen's letter can stand wholly in one of those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.intake.documents.docx_styles import WordStyles, fills
from summarizer.intake.documents.paragraphs import Paragraphs, join_cells

if TYPE_CHECKING:
    from lxml.etree import _Element

    from summarizer.intake.documents.docx_lists import WordLists

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED: Final = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "Fallback"}
    | {"binData", "separator", "continuationSeparator", "sdtPr", "footnoteRef", "annotationRef"}
)
_CHARACTERS: Final = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
    "ptab": "\t",
}


class Walk:
    """Collects the text of one or more parts; ``found_hidden`` tells of text left out."""

    def __init__(self, lists: WordLists | None = None, styles: WordStyles | None = None) -> None:
        self.found_hidden = False
        self._lists = lists
        self._styles = styles or WordStyles()

    def text_of(self, root: _Element) -> str:
        """Give the text below an element; a blank line separates paragraphs."""
        found = Paragraphs()
        self._walk(root, found)
        return found.text()

    def _walk(self, element: _Element, found: Paragraphs) -> None:
        for child in element:
            name = _name(child)
            if name in _SKIPPED:
                continue
            if name == "p":
                self._walk_paragraph(child, found)
            elif name == "tbl":
                self._walk_table(child, found)
            elif name == "r" and self._is_hidden(child):
                self.found_hidden |= any(text.text for text in child.iter(f"{_W}t"))
            elif name == "t":
                found.add(child.text or "")
            elif name in _CHARACTERS:
                found.add(_CHARACTERS[name])
            else:
                self._walk(child, found)

    def _walk_paragraph(self, paragraph: _Element, found: Paragraphs) -> None:
        inner = Paragraphs()  # its own: a text box inside must not cut it
        mark = self._lists.next_mark(paragraph) if self._lists else ""
        own = inner.open_paragraph(mark)
        self._walk(paragraph, inner)
        found.extend(inner, own)

    def _walk_table(self, table: _Element, found: Paragraphs) -> None:
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue  # a table inside a cell comes with that cell
            cells = [self.text_of(cell) for cell in row.iter(f"{_W}tc") if _row_of(cell) is row]
            found.add_row(join_cells(cells))

    def _is_hidden(self, run: _Element) -> bool:
        """Tell whether a run is marked hidden, has no size, or is white on white."""
        look = self._styles.look_of(run)
        return look.hides and (look.vanishes or look.is_tiny or not _is_shaded(run))


def _is_shaded(run: _Element) -> bool:
    """Tell whether something around a run may be dark."""
    for element in run.iterancestors():
        if _name(element) in {"txbxContent", "tbl"}:
            return True  # table styles and boxes bring their own fill
        if any(map(fills, element.findall(f"{_W}pPr"))):
            return True
    return False


def _row_of(cell: _Element) -> _Element | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]  # comments have a function for a tag
