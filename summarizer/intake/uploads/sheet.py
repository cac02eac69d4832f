"""Read a portal's list: a spreadsheet or a file of separated values, as rows of text."""

from __future__ import annotations

import contextlib
import io
import itertools
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from summarizer.intake.decoding import decode
from summarizer.intake.documents.office_zip import OfficeZip
from summarizer.intake.formats import HEAD_BYTES
from summarizer.intake.limits import (
    MAX_FILE_BYTES,
    MAX_SHEET_CHARACTERS,
    MAX_SHEET_COLUMNS,
    MAX_SHEET_LINES,
    MAX_SHEET_ROWS,
)
from summarizer.intake.unreadable import Unreadable
from summarizer.intake.uploads.columns import UNNAMED, columns_known, header_key, is_like_a_list
from summarizer.intake.uploads.ods import MIMETYPE, ods_tables
from summarizer.intake.uploads.separated import Separated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_ZIP: Final = b"PK\x03\x04"
_SEPARATORS: Final = ";\t,|"
_LINES_TO_LOOK_AT: Final = 20
_FEWEST_NAMES: Final = 2
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
# A text may well be worked out as nothing.
_WITHOUT_VALUE: Final = re.compile(
    rb'<c\b(?![^<>]*\bt="str")[^<>]*>\s*<f\b(?:[^<>]*/>|[^<>]*>[^<>]*</f>)'
    rb"\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>"
)
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
    """Read a list. Of a book's sheets, those are taken whose columns are best known.

    Raises ``Unreadable``: ``too_large``, ``empty`` without names and rows, ``damaged``,
    ``several_lists`` for sheets of responses with other columns, ``formulas``, ``open_quote``.
    """
    data = path.read_bytes() if path.stat().st_size <= MAX_FILE_BYTES else b""
    if path.stat().st_size > MAX_FILE_BYTES:
        raise Unreadable("too_large")
    tables = _book(data) if data.startswith(_ZIP) else [_separated(decode(data))]
    found = [sheet for lines in tables if (sheet := _with_header(lines)) is not None]
    if not found:
        raise Unreadable("empty")
    return _joined(found)


def _joined(sheets: Sequence[Sheet]) -> Sheet:
    """Put sheets with the same columns below each other; line numbers go on from one to the next.

    Other sheets may hold lists of choices and the like, but not responses.
    """
    best = max(sheets, key=lambda sheet: columns_known(sheet.header))
    key = header_key(best.header)
    rows: list[Line] = []
    for sheet in sheets:
        if header_key(sheet.header) == key:
            last = rows[-1][0] if rows else 0
            rows += [(last + number, row) for number, row in sheet.rows]
        elif sheet.rows and is_like_a_list(sheet.header):
            raise Unreadable("several_lists")
    if len(rows) > MAX_SHEET_ROWS:
        raise Unreadable("too_large")
    return Sheet(best.header, tuple(rows))


def _with_header(lines: Sequence[Line]) -> Sheet | None:
    """Find the line of names; portals put a title above it now and then."""
    first = [line for line in lines if any(line[1])][:_LINES_TO_LOOK_AT]
    named = [line for line in first if sum(map(bool, line[1])) >= _FEWEST_NAMES]
    if not named:
        return None
    at, cells = max(named, key=lambda line: columns_known(line[1]))
    at, cells = _with_second_line(at, cells, named)
    width = max((i for i, cell in enumerate(cells) if cell), default=0) + 1
    below = [(number, row) for number, row in lines if number > at and any(row)]
    used = {i for _, row in below for i, cell in enumerate(row[:width]) if cell}
    names = tuple(name or UNNAMED * (i in used) for i, name in enumerate(cells[:width]))
    if not any(any(row[width:]) for _, row in below):
        return Sheet(names, tuple((number, _filled(row, width)) for number, row in below))
    # A sign that parts cells stands in a text without quotes, or a column has no name.
    rows = tuple((number, (*_filled(row, width), _rest(row[width:]))) for number, row in below)
    return Sheet((*names, UNNAMED), rows)


def _with_second_line(
    at: int, cells: tuple[str, ...], named: Sequence[Line]
) -> tuple[int, tuple[str, ...]]:
    """Join names that stand in two lines: some go over both, others over several columns."""
    for number, other in named:
        if abs(number - at) != 1:
            continue
        upper, lower = (other, cells) if number < at else (cells, other)
        both = tuple(low or high for high, low in itertools.zip_longest(upper, lower, fillvalue=""))
        if columns_known(other) >= _FEWEST_NAMES and columns_known(both) > columns_known(cells):
            return max(at, number), both
    return at, cells


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

    with OfficeZip(data) as parts:  # refuses what would unpack to too much
        if any(_has_no_values(parts, name) for name in parts.names):
            raise Unreadable("formulas")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    tables = []
    for sheet in book.worksheets:
        if hasattr(sheet, "reset_dimensions"):
            sheet.reset_dimensions()  # what the file says of its size is not believed
        tables.append(_within_limits(sheet.iter_rows(values_only=True)))
    return tables


def _has_no_values(parts: OfficeZip, name: str) -> bool:
    """Tell whether a sheet has formulas whose values no program has worked out yet."""
    return bool(_SHEET.fullmatch(name) and _WITHOUT_VALUE.search(parts.part(name)))


def _separated(text: str) -> list[Line]:
    if text.startswith("sep=") and len(text) > len("sep=;"):
        separator, text = text[4], "\n" + text.split("\n", 1)[-1]
    else:
        separator = _separator(text)
    return _within_limits(Separated(text, separator).rows())


def _separator(text: str) -> str:
    """Choose what parts the first lines into the most cells whose names are known."""

    def known(separator: str) -> tuple[int, int]:
        most = (0, 0)
        with contextlib.suppress(Unreadable):  # its rows are told apart, or not, later on
            for line in itertools.islice(Separated(text, separator).rows(), 5):
                most = max(most, (columns_known(line), len(line)))
        return most

    return max(_SEPARATORS, key=known)


def _within_limits(rows: Iterable[Iterable[object]]) -> list[Line]:
    lines: list[Line] = []
    room = MAX_SHEET_CHARACTERS
    for number, row in _numbered(rows):
        if not row:
            continue
        cells = tuple(map(_words, row))
        if any(cells[MAX_SHEET_COLUMNS:]):
            raise Unreadable("too_large")
        cells = cells[:MAX_SHEET_COLUMNS]
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
