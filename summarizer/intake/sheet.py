"""Read a portal's list: a spreadsheet or a file of separated values, as rows of text."""

from __future__ import annotations

import csv
import io
import itertools
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from summarizer.intake.columns import UNNAMED, columns_known
from summarizer.intake.formats import HEAD_BYTES
from summarizer.intake.limits import (
    MAX_FILE_BYTES,
    MAX_SHEET_CHARACTERS,
    MAX_SHEET_COLUMNS,
    MAX_SHEET_LINES,
    MAX_SHEET_ROWS,
)
from summarizer.intake.ods import MIMETYPE, ods_tables
from summarizer.intake.office_zip import OfficeZip
from summarizer.intake.readers.txt import decode
from summarizer.intake.unreadable import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_ZIP: Final = b"PK\x03\x04"
_SEPARATORS: Final = ";\t,|"
_LINES_TO_LOOK_AT: Final = 20
_FEWEST_NAMES: Final = 2
_CARRIAGE_RETURN: Final = "_x000D_"  # how Excel writes what a form sent

Line = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list: the columns' names, and each row with its line number in the file (from 1).

    Every row has as many cells as the header; dates are ISO 8601.
    """

    header: tuple[str, ...]
    rows: tuple[Line, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a list. Of a book's sheets, the one whose columns are best known is taken.

    Raises ``Unreadable``: ``too_large``, ``empty`` without names and rows, ``damaged``.
    """
    data = path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else b""
    if path.stat().st_size > MAX_FILE_BYTES:
        raise Unreadable("too_large")
    tables = _book(data) if data.startswith(_ZIP) else [_separated(decode(data))]
    found = [sheet for lines in tables if (sheet := _with_header(lines)) is not None]
    if not found:
        raise Unreadable("empty")
    return max(found, key=lambda sheet: columns_known(sheet.header))


def _with_header(lines: Sequence[Line]) -> Sheet | None:
    """Find the line of names; portals put a title above it now and then."""
    first = [line for line in lines if any(line[1])][:_LINES_TO_LOOK_AT]
    named = [line for line in first if sum(map(bool, line[1])) >= _FEWEST_NAMES]
    if not named:
        return None
    at, cells = max(named, key=lambda line: columns_known(line[1]))
    width = max((i for i, cell in enumerate(cells) if cell), default=0) + 1
    below = [(number, row) for number, row in lines if number > at and any(row)]
    if not any(any(row[width:]) for _, row in below):
        return Sheet(cells[:width], tuple((number, _filled(row, width)) for number, row in below))
    # A sign that parts cells stands in a text without quotes, or a column has no name.
    rows = tuple((number, (*_filled(row, width), _rest(row[width:]))) for number, row in below)
    return Sheet((*cells[:width], UNNAMED), rows)


def _filled(row: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*row, *[""] * (width - len(row)))[:width]


def _rest(cells: tuple[str, ...]) -> str:
    return "; ".join(filter(None, cells))


def _book(data: bytes) -> list[list[Line]]:
    tables: list[list[Line]] | None
    try:
        tables = _by_libreoffice(data) if MIMETYPE in data[:HEAD_BYTES] else _by_excel(data)
    except (Unreadable, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a parser may fail in any way on a stranger's file
        tables = None
    if tables is None:
        # Raised outside the handler: the parser's exception can quote the file.
        raise Unreadable("damaged")
    return tables


def _by_libreoffice(data: bytes) -> list[list[Line]]:
    return [_within_limits(rows) for rows in ods_tables(data)]


def _by_excel(data: bytes) -> list[list[Line]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only the child needs it, and it is slow

    OfficeZip(data)  # refuses what would unpack to too much
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    tables = []
    for sheet in book.worksheets:
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # what the file says of its size is not believed
        tables.append(_within_limits(sheet.iter_rows(values_only=True)))
    return tables


def _separated(text: str) -> list[Line]:
    if text.startswith("sep=") and len(text) > len("sep=;"):
        separator, text = text[4], "\n" + text.split("\n", 1)[-1]
    else:
        separator = _separator(text)
    csv.field_size_limit(MAX_SHEET_CHARACTERS)
    try:
        return _within_limits(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        pass
    raise Unreadable("damaged")


def _separator(text: str) -> str:
    """Choose what parts the first lines into the most cells whose names are known."""

    def known(separator: str) -> tuple[int, int]:
        lines = itertools.islice(csv.reader(io.StringIO(text), delimiter=separator), 5)
        try:
            return max(((columns_known(line), len(line)) for line in lines), default=(0, 0))
        except csv.Error:
            return (0, 0)

    return max(_SEPARATORS, key=known)


def _within_limits(rows: Iterable[Iterable[object]]) -> list[Line]:
    lines: list[Line] = []
    room = MAX_SHEET_CHARACTERS
    for number, row in _numbered(rows):
        if not row:
            continue
        cells = tuple(_words(cell) for cell in itertools.islice(row, MAX_SHEET_COLUMNS))
        room -= sum(map(len, cells))
        if room < 0 or len(lines) > MAX_SHEET_ROWS:
            raise Unreadable("too_large")
        if any(cells):
            lines.append((number, cells))
    return lines


def _numbered(rows: Iterable[Iterable[object]]) -> Iterator[tuple[int, Iterable[object]]]:
    """Count rows; a sheet may claim a million empty ones, and no program keeps more."""
    return itertools.islice(enumerate(rows, start=1), MAX_SHEET_LINES)


def _words(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "ja" if cell else "nej"
        case datetime() if cell.time() == time(0):
            return cell.date().isoformat()
        case datetime() | date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            # No database takes a NUL.
            return str(cell).replace(_CARRIAGE_RETURN, "").replace("\x00", "").strip()
