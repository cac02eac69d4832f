"""One row of a portal's list, one response."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from summarizer.domain.hearing import SenderKind
from summarizer.intake.uploads.columns import Column, recognise_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.intake.uploads.sheet import Sheet

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "maj",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)
_NUMERIC_DATE: Final = re.compile(r"\b(\d{1,2})[./-]\s?(\d{1,2})[./ -]\s?(\d{4}|\d{2})\b")
_WRITTEN_DATE: Final = re.compile(r"\b(\d{1,2})\.?\s+([a-zæøå]{3,9})\.?\s+(\d{4})\b")
_ISO_DATE: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})")
_SERIAL_DATE: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_EXCEL_EPOCH: Final = date(1899, 12, 30)
_CENTURY: Final = 2000
_LOOKED_AT: Final = 20
_LIKE_A_LETTER: Final = 40  # mean number of characters in a column
_NO: Final = frozenset({"", "nej", "no", "0", "falsk", "false", "-", "n", "ikke", "ingen"})
_KINDS: Final = (
    # In this order: "råd og nævn" before what else a name may hold.
    (re.compile(r"privat|borger|beboer|enkeltperson"), SenderKind.CITIZEN),
    (re.compile(r"\bråd\b|nævn|med-?udvalg|lokaludvalg"), SenderKind.COUNCIL),
    (re.compile(r"myndighed|kommune|region|ministeri|styrelse|\bstat"), SenderKind.AUTHORITY),
    (re.compile(r"forening|organisation|interesse|grundejer|\bngo\b"), SenderKind.ASSOCIATION),
    (re.compile(r"virksomhed|firma|erhverv|selskab"), SenderKind.COMPANY),
)
_FILE_NAME: Final = re.compile(r"\.[a-z0-9]{2,5}$", re.IGNORECASE)
_SIZE_AFTER: Final = re.compile(
    r"(?<!\s)\s*\((?:[\d.,]+\s*)(?:b|kb|mb|byte|bytes)\)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class PortalRow:
    """A response as a portal lists it.

    ``line`` is its line in the file, from 1. ``sender`` is name, address and contact in one,
    for screening.
    """

    line: int
    number: str
    received_on: date | None
    sender: str
    organisation: str
    kind: SenderKind | None
    text: str
    declared_protected: bool
    attachments: tuple[str, ...]


def rows_of(sheet: Sheet, meanings: Sequence[Column]) -> tuple[PortalRow, ...]:
    """Give a sheet's responses; ``meanings`` are the columns', in order. Blank rows are none.

    Some portals write a response once for each of its files: those lines are one response.
    """
    rows: dict[object, PortalRow] = {}
    for line, cells in sheet.rows:
        row = _row(line, cells, meanings)
        if not (row.text or row.attachments or row.number or row.sender):
            continue
        key = (row.number, row.text, row.sender) if row.number else line
        first = rows.get(key)
        rows[key] = row if first is None else _together(first, row)
    return tuple(rows.values())


def guess_meanings(sheet: Sheet) -> tuple[Column, ...]:
    """Guess what columns mean by their names, then by what stands in them."""
    meanings = list(recognise_columns(sheet.header))
    cells = [[row[at] for _, row in sheet.rows if row[at]] for at in range(len(meanings))]
    free = [at for at, one in enumerate(meanings) if one is Column.IGNORED and cells[at]]
    if Column.DATE not in meanings:
        for at in free:
            if all(read_date(one) for one in cells[at][:_LOOKED_AT]):
                meanings[at] = Column.DATE
                break
    if Column.TEXT not in meanings and free:
        longest = max(free, key=lambda at: sum(map(len, cells[at])) / len(cells[at]))
        if sum(map(len, cells[longest])) / len(cells[longest]) >= _LIKE_A_LETTER:
            meanings[longest] = Column.TEXT
    return tuple(meanings)


def _together(row: PortalRow, again: PortalRow) -> PortalRow:
    return replace(
        row,
        attachments=tuple(dict.fromkeys((*row.attachments, *again.attachments))),
        declared_protected=row.declared_protected or again.declared_protected,
    )


def _row(line: int, cells: Sequence[str], meanings: Sequence[Column]) -> PortalRow:
    def all_of(*wanted: Column) -> list[str]:
        return [
            cell.strip()
            for cell, meaning in zip(cells, meanings, strict=True)
            if meaning in wanted and cell.strip()
        ]

    names, kinds = all_of(Column.NAME), " ".join(all_of(Column.KIND))
    if not kinds and len(names) == 1 and names[0].casefold() in _WORDS_FOR_KINDS:
        # Some portals tell the kind where others tell the name.
        kinds, names = names[0], []
    organisation = ", ".join(all_of(Column.ORGANISATION))
    when = " ".join(all_of(Column.DATE)[:1])
    return PortalRow(
        line=line,
        number=" ".join(all_of(Column.NUMBER)),
        received_on=read_date(when),
        sender=", ".join(
            filter(
                None,
                (
                    " ".join(names),
                    " ".join(all_of(Column.ADDRESS)),
                    " ".join((*all_of(Column.POSTCODE), *all_of(Column.CITY))),
                    *all_of(Column.CONTACT),
                ),
            )
        ),
        organisation=organisation,
        kind=read_kind(kinds) or (SenderKind.ASSOCIATION if organisation else None),
        text="\n\n".join((*all_of(Column.SUBJECT), *all_of(Column.TEXT)))
        if all_of(Column.TEXT)
        else "",
        declared_protected=any(cell.casefold() not in _NO for cell in all_of(Column.PROTECTED)),
        attachments=tuple(
            name for cell in all_of(Column.ATTACHMENTS) for name in attachment_names(cell)
        ),
    )


_WORDS_FOR_KINDS: Final = frozenset(
    {"privatperson", "borger", "virksomhed", "forening", "organisation", "forening/organisation"}
    | {"råd og nævn", "myndighed", "med-udvalg", "lokaludvalg"}
)


def read_kind(words: str) -> SenderKind | None:
    """Give the kind that a portal's words mean."""
    words = words.casefold()
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def read_date(words: str) -> date | None:
    """Read a Danish, ISO or Excel date, whatever time stands beside it."""
    words = words.casefold().strip()
    try:
        if found := _ISO_DATE.search(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _NUMERIC_DATE.search(words):
            year = int(found[3])
            return date(year + _CENTURY if year < 100 else year, int(found[2]), int(found[1]))  # noqa: PLR2004 - two digits
        if (found := _WRITTEN_DATE.search(words)) and found[2][:3] in _MONTHS:
            return date(int(found[3]), _MONTHS.index(found[2][:3]) + 1, int(found[1]))
        if _SERIAL_DATE.fullmatch(words):
            return _EXCEL_EPOCH + timedelta(days=int(words[:5]))
        return datetime.fromisoformat(words).date() if words else None
    except ValueError:
        return None


def attachment_names(cell: str) -> list[str]:
    """Give the file names in a cell: one a line, or parted by signs, or as addresses."""
    pieces = [piece.strip(" \t\r\"'»«") for piece in re.split(r"[\n;|]", cell)]
    names = [name for piece in pieces for name in _by_comma(piece)]
    return [
        name
        for one in names
        if (name := _SIZE_AFTER.sub("", _without_path(one)).strip()) and name.casefold() not in _NO
    ]


def _by_comma(piece: str) -> list[str]:
    """Part at commas only where each part is a file's name: names may hold commas."""
    parts = [part.strip() for part in piece.split(",")]
    return parts if all(_FILE_NAME.search(part) for part in parts) else [piece]


def _without_path(name: str) -> str:
    if "://" in name:
        name = unquote(name.split("?", 1)[0])
    return name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]
