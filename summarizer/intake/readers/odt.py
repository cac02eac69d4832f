"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.intake import warnings
from summarizer.intake.documents.active_content import office_has_programs
from summarizer.intake.documents.odt_lists import OpenLists
from summarizer.intake.documents.odt_styles import OpenLook, OpenStyles
from summarizer.intake.documents.office_zip import OfficeZip
from summarizer.intake.documents.paragraphs import Paragraphs, join_cells
from summarizer.intake.pages.embedded import read_pictures
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_ENCRYPTION: Final = b"encryption-data"
_SKIPPED: Final = frozenset(
    {"tracked-changes", "sequence-decls", "note-citation", "forms", "annotation", "desc", "title"}
    | {"number"}  # what the writer showed before an item, for readers that do not count
)
_CHARACTERS: Final = {"tab": "\t", "line-break": "\n"}


def read(data: bytes) -> Reading:
    """Read the body with its notes as one page; headers, footers and comments go beside it."""
    with OfficeZip(data) as parts:
        if "META-INF/manifest.xml" in parts.names and _ENCRYPTION in parts.part(
            "META-INF/manifest.xml"
        ):
            raise Unreadable("password")
        content = parts.xml("content.xml")
        styles = parts.xml_if_present("styles.xml")
        roots = [one for one in (styles, content) if one is not None]
        walk = _Walk(OpenLists(roots), OpenStyles(roots))
        text = walk.text_of(content)
        asides = [_Walk().text_of(note) for note in content.iter("{*}annotation")]
        if styles is not None:
            asides += [_Walk().text_of(m) for m in styles.iter("{*}master-styles")]
        found = (warnings.HIDDEN_TEXT,) if walk.found_hidden else ()
        if office_has_programs(parts.names):
            found = (*found, warnings.ACTIVE_CONTENT)
        if text.strip():
            return Reading(pages=(text,), warnings=found, asides=tuple(asides))
        pictures = [parts.part(n) for n in parts.names if n.startswith("Pictures/")]
        return read_pictures(pictures, asides=tuple(asides))


class _Walk:
    def __init__(self, lists: OpenLists | None = None, styles: OpenStyles | None = None) -> None:
        self._lists = lists or OpenLists()
        self._styles = styles or OpenStyles()
        self._look = OpenLook()
        self.found_hidden = False

    def text_of(self, root: _Element) -> str:
        found = Paragraphs()
        self._walk(root, found, within_paragraph=False)
        return found.text()

    def _cell(self, cell: _Element) -> str:
        around = self._look
        self._look = self._styles.look_of(cell, "table-cell").inside(around)
        text = self.text_of(cell)
        self._look = around
        return text

    def _walk(self, element: _Element, found: Paragraphs, *, within_paragraph: bool) -> None:
        if within_paragraph:
            self._add(element.text, found)
        for child in element:
            around = self._look
            self._walk_child(child, found, within_paragraph=within_paragraph)
            self._look = around
            if within_paragraph:
                self._add(child.tail, found)

    def _add(self, words: str | None, found: Paragraphs) -> None:
        if words and self._look.hides:
            self.found_hidden |= bool(words.strip())
        elif words:
            found.add(words)

    def _walk_child(self, child: _Element, found: Paragraphs, *, within_paragraph: bool) -> None:
        name = str(child.tag).rpartition("}")[2]
        if name in _SKIPPED or not name:
            return
        if _is_gone(child):
            self.found_hidden |= any(words.strip() for words in child.itertext())
        elif name in {"p", "h"}:
            self._look = self._styles.look_of(child, "paragraph").inside(self._look)
            inner = Paragraphs()
            own = inner.open_paragraph(self._lists.next_mark(child))
            self._walk(child, inner, within_paragraph=True)
            found.extend(inner, own)
        elif name == "list":
            self._lists.enter(child)
            self._walk(child, found, within_paragraph=False)
            self._lists.leave()
        elif name == "table-row":
            cells = [self._cell(cell) for cell in child if "cell" in str(cell.tag)]
            found.add_row(join_cells(cells))
        elif name == "s":
            found.add(" " * min(int(child.get(f"{_TEXT}c") or 1), 100))
        elif name in _CHARACTERS:
            found.add(_CHARACTERS[name])
        else:
            if name in {"span", "a"}:
                self._look = self._styles.look_of(child, "text").inside(self._look)
            inside = within_paragraph and name not in {"note", "note-body", "frame", "text-box"}
            self._walk(child, found, within_paragraph=inside)


def _is_gone(element: _Element) -> bool:
    """Tell whether an element is not shown at all: a hidden section or field."""
    return element.get(f"{_TEXT}display") == "none" or element.get(f"{_TEXT}is-hidden") == "true"
