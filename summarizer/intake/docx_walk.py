"""Walk WordprocessingML in document order (ECMA-376 part 1, section 17).

python-docx's ``paragraphs`` leaves out tracked insertions, text boxes and content
controls; a citizen's letter can stand wholly in one of those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.intake.paragraphs import Paragraphs, join_cells

if TYPE_CHECKING:
    from lxml.etree import _Element

    from summarizer.intake.docx_lists import WordLists

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
_LEAST_HALF_POINTS: Final = 6
_WHITE: Final = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})


class Walk:
    """Collects the text of one or more parts; ``found_hidden`` tells of text left out."""

    def __init__(
        self, lists: WordLists | None = None, hidden: frozenset[str] = frozenset()
    ) -> None:
        self.found_hidden = False
        self._lists = lists
        self._hidden_styles = hidden

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
        look = run.find(f"{_W}rPr")
        if look is None:
            return False
        style = look.find(f"{_W}rStyle")
        if style is not None and style.get(f"{_W}val") in self._hidden_styles:
            return True
        if _vanishes(look):
            return True
        size = look.find(f"{_W}sz")
        points = (size.get(f"{_W}val") or "") if size is not None else ""
        if points.isdigit() and int(points) < _LEAST_HALF_POINTS:
            return True
        colour = look.find(f"{_W}color")
        white = colour is not None and (colour.get(f"{_W}val") or "").upper() in _WHITE
        return white and not _is_shaded(run)


def hidden_styles(styles: _Element | None) -> frozenset[str]:
    """Name the styles of ``styles.xml`` that hide the letters set in them."""
    found = () if styles is None else styles.iterfind(f"{_W}style[@{_W}styleId]")
    return frozenset(
        style.get(f"{_W}styleId") or ""
        for style in found
        if (look := style.find(f"{_W}rPr")) is not None and _vanishes(look)
    )


def _vanishes(look: _Element) -> bool:
    vanish = look.find(f"{_W}vanish")
    return vanish is not None and vanish.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _is_shaded(run: _Element) -> bool:
    """Tell whether something behind a run may be dark."""
    if run.find(f"{_W}rPr/{_W}highlight") is not None:
        return True
    for element in (run, *run.iterancestors()):
        if _name(element) in {"txbxContent", "tbl"}:
            return True  # table styles and boxes bring their own fill
        for look in ("rPr", "pPr", "tcPr"):
            shade = element.find(f"{_W}{look}/{_W}shd")
            if shade is not None and (shade.get(f"{_W}fill") or "").upper() not in {
                *_WHITE,
                "AUTO",
            }:
                return True
    return False


def _row_of(cell: _Element) -> _Element | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]  # comments have a function for a tag
