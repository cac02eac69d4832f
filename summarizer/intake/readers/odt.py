"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.intake import warnings
from summarizer.intake.active_content import office_has_programs
from summarizer.intake.embedded import read_pictures
from summarizer.intake.odt_lists import OpenLists
from summarizer.intake.office_zip import OfficeZip
from summarizer.intake.paragraphs import Paragraphs, join_cells
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
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
        lists = OpenLists([one for one in (styles, content) if one is not None])
        walk = _Walk(_hidden_styles(content), lists)
        text = walk.text_of(content)
        asides = [_Walk(frozenset()).text_of(note) for note in content.iter("{*}annotation")]
        if styles is not None:
            asides += [_Walk(frozenset()).text_of(m) for m in styles.iter("{*}master-styles")]
        found = (warnings.HIDDEN_TEXT,) if walk.found_hidden else ()
        if office_has_programs(parts.names):
            found = (*found, warnings.ACTIVE_CONTENT)
        if text.strip():
            return Reading(pages=(text,), warnings=found, asides=tuple(asides))
        pictures = [parts.part(n) for n in parts.names if n.startswith("Pictures/")]
        return read_pictures(pictures, asides=tuple(asides))


def _hidden_styles(content: _Element) -> frozenset[str]:
    """Name the styles that hide text or make it white; white on a fill counts as seen."""
    hidden = set()
    for style in content.iter(f"{_STYLE}style"):
        for look in style.iter(f"{_STYLE}text-properties"):
            white = (look.get(f"{_FO}color") or "").lower() == "#ffffff"
            filled = any(element.get(f"{_FO}background-color") for element in style.iter())
            if look.get(f"{_TEXT}display") == "none" or (white and not filled):
                hidden.add(style.get(f"{_STYLE}name") or "")
    return frozenset(hidden)


class _Walk:
    def __init__(self, hidden_styles: frozenset[str], lists: OpenLists | None = None) -> None:
        self._hidden_styles = hidden_styles
        self._lists = lists or OpenLists()
        self.found_hidden = False

    def text_of(self, root: _Element) -> str:
        found = Paragraphs()
        self._walk(root, found, within_paragraph=False)
        return found.text()

    def _walk(self, element: _Element, found: Paragraphs, *, within_paragraph: bool) -> None:
        if within_paragraph:
            found.add(element.text or "")
        for child in element:
            self._walk_child(child, found, within_paragraph=within_paragraph)
            if within_paragraph:
                found.add(child.tail or "")

    def _walk_child(self, child: _Element, found: Paragraphs, *, within_paragraph: bool) -> None:
        name = str(child.tag).rpartition("}")[2]
        if name in _SKIPPED or not name:
            return
        if child.get(f"{_TEXT}style-name") in self._hidden_styles and any(child.itertext()):
            self.found_hidden = True
        elif name in {"p", "h"}:
            inner = Paragraphs()
            own = inner.open_paragraph(self._lists.next_mark(child))
            self._walk(child, inner, within_paragraph=True)
            found.extend(inner, own)
        elif name == "list":
            self._lists.enter(child)
            self._walk(child, found, within_paragraph=False)
            self._lists.leave()
        elif name == "table-row":
            cells = [self.text_of(cell) for cell in child if "cell" in str(cell.tag)]
            found.add_row(join_cells(cells))
        elif name == "s":
            found.add(" " * min(int(child.get(f"{_TEXT}c") or 1), 100))
        elif name in _CHARACTERS:
            found.add(_CHARACTERS[name])
        else:
            inside = within_paragraph and name not in {"note", "note-body", "frame", "text-box"}
            self._walk(child, found, within_paragraph=inside)
