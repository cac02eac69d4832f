"""The tables of a LibreOffice spreadsheet, as rows of values."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from summarizer.intake.documents.office_zip import OfficeZip
from summarizer.intake.limits import MAX_SHEET_COLUMNS, MAX_SHEET_LINES
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MIMETYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_WIDEST: Final = 20_000  # more than any program has columns
_ENCRYPTION: Final = b"encryption-data"
_MANIFEST: Final = "META-INF/manifest.xml"


def ods_tables(data: bytes) -> Iterator[Iterable[list[object]]]:
    """Give each table's rows. Raises ``Unreadable``, and what lxml does with what is no XML."""
    with OfficeZip(data) as parts:
        if _MANIFEST in parts.names and _ENCRYPTION in parts.part(_MANIFEST):
            raise Unreadable("password")
        content = parts.xml("content.xml")
    for table in content.iter(f"{_TABLE}table"):
        yield _rows(table)


def _rows(table: _Element) -> Iterator[list[object]]:
    """Give rows; empty ones at the end are written once and told a million times."""
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _cells(row)
        if not any(cells):
            cells = []
        for _ in range(_repeated(row, "rows", MAX_SHEET_LINES)):
            yield cells


def _cells(row: _Element) -> list[object]:
    cells: list[object] = []
    for cell in row:
        if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
            cells += [_value(cell)] * _repeated(cell, "columns", MAX_SHEET_COLUMNS + 1)
            if len(cells) > _WIDEST:
                break
    return cells


def _repeated(element: _Element, what: str, most: int) -> int:
    told = element.get(f"{_TABLE}number-{what}-repeated") or "1"
    return min(int(told), most)


def _value(cell: _Element) -> object:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind == "date":
        return datetime.fromisoformat(cell.get(f"{_OFFICE}date-value") or "")
    if kind == "float":
        return float(cell.get(f"{_OFFICE}value") or "")
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return "\n".join(_words(line) for line in cell.findall(f"{_TEXT}p"))


def _words(line: _Element) -> str:
    """Give a line's words; the writer keeps breaks, tabs and runs of spaces as elements."""
    found = [line.text or ""]
    for child in line:
        match str(child.tag).removeprefix(_TEXT):
            case "line-break":
                found.append("\n")
            case "tab":
                found.append("\t")
            case "s":
                found.append(" " * min(int(child.get(f"{_TEXT}c") or 1), 100))
            case _:
                found.append(_words(child))
        found.append(child.tail or "")
    return "".join(found)
