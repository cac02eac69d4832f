"""Word documents: the text as it reads with all tracked changes accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.intake import warnings
from summarizer.intake.documents.active_content import office_has_programs
from summarizer.intake.documents.docx_lists import WordLists
from summarizer.intake.documents.docx_styles import WordStyles
from summarizer.intake.documents.docx_walk import Walk
from summarizer.intake.documents.office_zip import OfficeZip
from summarizer.intake.pages.embedded import read_pictures
from summarizer.intake.reading import Reading
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# SharePoint and Word on the web number some parts: "document2.xml".
_BODY: Final = re.compile(r"word/document\d*\.xml")
_NOTES: Final = (re.compile(r"word/footnotes\d*\.xml"), re.compile(r"word/endnotes\d*\.xml"))
_NUMBERING: Final = re.compile(r"word/numbering\d*\.xml")
_STYLES: Final = re.compile(r"word/styles\d*\.xml")
_BESIDE: Final = re.compile(r"word/(?:header\d*|footer\d*|comments\d*)\.xml")
_DESCRIBED: Final = ("title", "creator", "lastModifiedBy", "subject", "description")


def read(data: bytes) -> Reading:
    """Read the body, then foot- and endnotes, as one page; the rest goes beside it.

    A document without text but with pictures is read from those.
    """
    with OfficeZip(data) as parts:
        root = _part(parts, _BODY)
        if root is None:
            raise Unreadable(
                "damaged" if "[Content_Types].xml" in parts.names else "unsupported_format"
            )
        styles = WordStyles(_part(parts, _STYLES))
        body = Walk(WordLists(_part(parts, _NUMBERING), styles), styles)
        text = body.text_of(root)
        for named in _NOTES:
            notes = _part(parts, named)
            if notes is not None:
                text += "\n\n" + body.text_of(notes)
        asides = tuple(_beside(parts))
        found = [warnings.HIDDEN_TEXT] if body.found_hidden else []
        if office_has_programs(parts.names):
            found.append(warnings.ACTIVE_CONTENT)
        embedded = any(name.startswith("word/embeddings/") for name in parts.names)
        if embedded or next(root.iter("{*}altChunk"), None) is not None:
            found.append(warnings.ATTACHMENT_UNREAD)
        if text.strip():
            return Reading(pages=(text,), warnings=tuple(found), asides=asides)
        media = [name for name in parts.names if name.startswith("word/media/")]
        return read_pictures([parts.part(name) for name in sorted(media)], asides=asides)


def _part(parts: OfficeZip, named: re.Pattern[str]) -> _Element | None:
    name = next(filter(named.fullmatch, parts.names), None)
    return None if name is None else parts.xml(name)


def _beside(parts: OfficeZip) -> Iterator[str]:
    for name in parts.names:
        if _BESIDE.fullmatch(name):
            yield Walk().text_of(parts.xml(name))
    core = parts.xml_if_present("docProps/core.xml")
    if core is not None:
        for element in core.iter("{*}*"):
            if element.text and element.tag.rpartition("}")[2] in _DESCRIBED:
                yield element.text
