"""Reading the register's import file: a table in CSV or XLSX, and a preview without names."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import DanishText, danish
from summarizer.screening.register.keys import name_parts, split_address

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = ("navn", "adresse", "postnr", "by")
MAX_XLSX_BYTES = 50_000_000
# Unpacked: a small file can hold gigabytes of the same cell.
MAX_UNPACKED_BYTES = 500_000_000
MAX_ROWS = 1_000_000
_XLSX = b"PK\x03\x04"
_POSTCODE_DIGITS = 4


class RegisterError(Exception):
    """Raised when a register cannot be imported or loaded.

    ``code`` is one of ``encoding``, ``header``, ``row``, ``empty``, ``damaged``, ``key``,
    ``too_large``; the message (Danish) tells what to do and never quotes an entry.
    """

    def __init__(self, code: str, message: DanishText) -> None:
        super().__init__(message)
        self.words = message
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """One protected person as read from the import file; kept only while hashing."""

    name: str
    address: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPreview:
    """What an import file holds, in numbers only: it never shows a name or an address.

    ``duplicates`` counts rows whose name and address stood in an earlier row;
    ``rows_without_address`` those whose address gives no street and number. ``problems`` are
    Danish sentences with line numbers.
    """

    entry_count: int
    duplicates: int
    rows_without_address: int
    problems: tuple[DanishText, ...]


def preview_register(data: bytes) -> RegisterPreview:
    """Read a CSV or XLSX register and tell what is in it. Raises nothing for its content."""
    problems: list[DanishText] = []
    seen: set[tuple[tuple[str, ...], str, str]] = set()
    count = duplicates = homeless = 0
    try:
        for number, row in _rows(data):
            entry = _entry(row)
            if entry is None:
                problems.append(
                    danish("Linje %(number)s mangler et navn eller et felt.", number=number)
                )
                continue
            count += 1
            identity = (name_parts(entry.name), entry.address.casefold(), entry.postcode)
            duplicates += identity in seen
            seen.add(identity)
            if len(identity[0]) == 1:
                problems.append(
                    danish(
                        "Linje %(number)s har kun ét navneord; det kan ikke genkendes.",
                        number=number,
                    )
                )
            if not split_address(entry.address):
                homeless += 1
            if entry.postcode and not _is_postcode(entry.postcode):
                problems.append(
                    danish(
                        "Linje %(number)s har et postnummer, der ikke er fire cifre.", number=number
                    )
                )
    except RegisterError as error:
        problems.append(error.words)
    if not count and not problems:
        problems.append(danish("Registeret har ingen rækker. Kontrollér filen."))
    return RegisterPreview(count, duplicates, homeless, tuple(problems))


def read_entries(data: bytes) -> Iterator[Entry]:
    """Give the entries of a CSV or XLSX table; raises ``RegisterError`` for an incomplete row."""
    for number, row in _rows(data):
        entry = _entry(row)
        if entry is None:
            raise RegisterError(
                "row",
                danish("Linje %(number)s mangler et navn eller et felt. Ret filen.", number=number),
            )
        yield entry


def is_xlsx(data: bytes) -> bool:
    """Tell by its first bytes whether ``data`` is a workbook."""
    return data.startswith(_XLSX)


def _entry(row: tuple[str, ...]) -> Entry | None:
    if len(row) < len(HEADER) or not name_parts(row[0]):
        return None
    # A workbook may have kept 0800 as the number 800.
    lost_zero = row[2].isdigit() and len(row[2]) == _POSTCODE_DIGITS - 1
    postcode = f"0{row[2]}" if lost_zero else row[2]
    return Entry(row[0], row[1], postcode)


def _is_postcode(postcode: str) -> bool:
    return len(postcode) == _POSTCODE_DIGITS and postcode.isdigit()


def _rows(data: bytes) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give line numbers and cells of every row that is not blank, after the header."""
    rows = _xlsx_rows(data) if is_xlsx(data) else _csv_rows(data)
    header = tuple(cell.lower() for cell in next(rows, ()))
    if header[: len(HEADER)] != HEADER:
        raise RegisterError("header", danish("Første linje skal være: navn,adresse,postnr,by."))
    for number, row in enumerate(rows, start=2):
        if number > MAX_ROWS:
            raise RegisterError("too_large", danish("Filen har for mange rækker. Del den i flere."))
        if any(row):
            yield number, row


def _csv_rows(data: bytes) -> Iterator[tuple[str, ...]]:
    text = _decoded(data)
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield tuple(cell.strip() for cell in row)
    except csv.Error as error:
        raise RegisterError(
            "damaged", danish("Filen kan ikke læses som en tabel. Gem den igen.")
        ) from error


def _xlsx_rows(data: bytes) -> Iterator[tuple[str, ...]]:
    import openpyxl  # noqa: PLC0415 - only where a workbook is imported

    _ensure_small(data)
    try:
        with warnings.catch_warnings():
            # Styles and print settings that openpyxl does not know are nothing to a register.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            # Some programs write a wrong size into the sheet; rows beyond it would be lost.
            sheet.reset_dimensions()
            for row in sheet.iter_rows(values_only=True):
                cells = tuple(map(_cell, row))
                yield cells + ("",) * (len(HEADER) - len(cells))
            book.close()
    except RegisterError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a damaged file provokes
        # The message could quote a cell; the class name cannot.
        kind = type(error).__name__
        raise RegisterError(
            "damaged", danish("Projektmappen kan ikke læses (%(kind)s). Gem den igen.", kind=kind)
        ) from None


def _cell(value: object) -> str:
    """Give a cell as text: a postcode kept as a number gets its digits back."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _ensure_small(data: bytes) -> None:
    too_large = RegisterError("too_large", danish("Filen er for stor til at være et register."))
    if len(data) > MAX_XLSX_BYTES:
        raise too_large
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise RegisterError(
            "damaged", danish("Projektmappen kan ikke læses. Gem den igen.")
        ) from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise too_large


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise RegisterError(
                "encoding", danish("Gem filen som UTF-8 og indlæs den igen.")
            ) from error
