"""Uploads that hold several responses: archives, and a portal's list of them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import Final

from summarizer.intake.documents.ole import OLE_MAGIC
from summarizer.intake.formats import recognise
from summarizer.intake.uploads.ods import MIMETYPE

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE_PARTS: Final = (b"[content_types].xml", b"_rels/", b"docprops/", b"customxml/", b"mimetype")
_OTHER_ARCHIVES: Final = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b")
_OTHER_SHEETS: Final = frozenset({".ods", ".xlsb", ".numbers"})
_LISTS: Final = frozenset({".csv", ".tsv"})


class Container(StrEnum):
    """What kind of upload it is that holds several responses."""

    ARCHIVE = "archive"
    SHEET = "sheet"


# What a file chooser may offer besides the formats of single responses.
CONTAINER_SUFFIXES: Final = (".zip", ".xlsx", ".ods", ".csv", ".tsv")


def recognise_container(filename: str, head: bytes) -> Container | None:
    """Tell a ZIP or a spreadsheet from a single response, by content and then by name."""
    suffix = PurePath(filename).suffix.lower()
    if head.startswith(_ZIP):
        if MIMETYPE in head:
            return Container.SHEET
        first = _first_name(head)
        if b"xl/workbook.xml" in head or (suffix == ".xlsx" and first.startswith(_OFFICE_PARTS)):
            return Container.SHEET
        if first.startswith(_OFFICE_PARTS):
            return None
        return Container.ARCHIVE if suffix == ".zip" or recognise(filename, head) is None else None
    is_list = suffix in _LISTS and head.strip() and not head.startswith(OLE_MAGIC)
    return Container.SHEET if is_list else None


def why_not_read(filename: str, head: bytes) -> str:
    """Give the code of why no reader takes this file; for ``UNREADABLE_WORDS``."""
    suffix = PurePath(filename).suffix.lower()
    if head.startswith(_OTHER_ARCHIVES) or suffix in {".7z", ".rar", ".gz", ".tar"}:
        return "other_archive"
    if suffix == ".xls":
        return "old_sheet"
    if suffix in _OTHER_SHEETS or suffix in _LISTS or suffix == ".xlsx":
        return "spreadsheet"
    return "unsupported_format"


def _first_name(head: bytes) -> bytes:
    length = int.from_bytes(head[26:28], "little")
    return head[30 : 30 + length].lower()
