"""Every word a Word file carries, wherever it stands, for the screening before download."""

from __future__ import annotations

import zipfile
from typing import Final

from lxml import etree

from summarizer.export.errors import ExportError
from summarizer.export.package import read_parts

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARAGRAPHS: Final = frozenset({f"{_W}p", f"{_A}p"})
_BREAKS: Final = frozenset({f"{_W}br", f"{_W}tab", f"{_W}cr", f"{_A}br"})
# Attributes with words that people wrote: authors of comments and changes, alternative texts,
# names of bookmarks and properties, and where links go.
_WORDY: Final = frozenset(
    {"author", "initials", "descr", "title", "name", "tooltip", "Target", "anchor", "alias"}
)
_WORDY_VALUES: Final = frozenset(
    {f"{_W}tblCaption", f"{_W}tblDescription", f"{_W}alias", f"{_W}tag", f"{_W}docVar"}
)
_RUN_TEXTS: Final = frozenset({f"{_W}t", f"{_W}delText", f"{_A}t"})
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Names in these are the format's own.
_FORMAT_NAMES: Final = frozenset({f"{_W}compatSetting"})
_WITHOUT_WORDS: Final = ("word/styles", "word/fontTable", "word/theme/", "word/webSettings")


def texts_of(docx: bytes) -> tuple[str, ...]:
    """Give the text of every part of a Word file, one string a part, paragraphs on lines.

    Covers the body with its tables, headers, footers, comments, notes, deleted text, field
    codes, alternative texts, links and all properties. A name that Word has cut into several
    runs is whole again. Raises ``ExportError`` with code ``not_word`` for anything but a
    readable package.
    """
    try:
        parts = read_parts(docx)
        texts = [_text_of(blob) for name, blob in sorted(parts.items()) if _has_words(name)]
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as fault:
        raise ExportError("not_word", "Filen er ikke en Word-fil, der kan læses.") from fault
    return tuple(text for text in texts if text)


def _has_words(name: str) -> bool:
    is_xml = name.endswith((".xml", ".rels", ".vml"))
    return is_xml and not name.startswith(_WITHOUT_WORDS) and name != "[Content_Types].xml"


def _text_of(blob: bytes) -> str:
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False, no_network=True))
    words: list[str] = []
    # Field codes, names and the like stand apart, lest they cut a sentence in two.
    asides: list[str] = []
    for found in root.iter(etree.Element):
        if found.tag in _PARAGRAPHS:
            words.append("\n")
        elif found.tag in _BREAKS:
            words.append(" ")
        elif found.tag in _RUN_TEXTS:
            words.append(found.text or "")
        elif found.text:
            asides.append(found.text)
        asides.extend(_wordy(found))
    lines = (line.strip() for line in ("".join(words) + "\n" + "\n".join(asides)).split("\n"))
    return "\n".join(line for line in lines if line)


def _wordy(found: etree._Element) -> list[str]:
    if found.tag in _FORMAT_NAMES or (
        found.tag == _RELATIONSHIP and found.get("TargetMode") != "External"
    ):
        return []
    wordy = []
    for name, value in found.attrib.items():
        local = etree.QName(str(name)).localname
        if local in _WORDY or (local == "val" and found.tag in _WORDY_VALUES):
            wordy.append(str(value))
    return wordy
