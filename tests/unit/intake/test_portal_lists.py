"""Portal lists: read, understood, and matched with the files that came along."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from summarizer.domain.hearing import SenderKind
from summarizer.intake import (
    Column,
    Unreadable,
    is_known_portal,
    recognise_columns,
    recognise_container,
    why_not_read,
)
from summarizer.intake.documents.ole import OLE_MAGIC
from summarizer.intake.unreadable import UNREADABLE_WORDS
from summarizer.intake.uploads.columns import header_key
from summarizer.intake.uploads.portal_rows import (
    PortalRow,
    attachment_names,
    guess_meanings,
    read_date,
    rows_of,
)
from summarizer.intake.uploads.sheet import Sheet, read_sheet

if TYPE_CHECKING:
    from pathlib import Path

AARHUS = (
    "Dato modtaget",
    "HøringID",
    "Høringssvar ID",
    "Emne",
    "Navn på afsender",
    "Udtaler sig som",
    "Evt. Navn på organisation",
    "Resume",
    "Vurdering",
)
COPENHAGEN = (
    "Svarnummer",
    "Indsendt af",
    "Oprettet",
    "Postnr.",
    "By",
    "Virksomhed/organisation",
    "Høringssvar",
    "Vedhæftede filer",
)


def book(*lines: tuple[object, ...], title: str = "") -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    if title:
        sheet.append([title])
        sheet.append([])
    for line in lines:
        sheet.append(list(line))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def sheet_of(data: bytes, folder: Path) -> Sheet:
    path = folder / "liste"
    path.write_bytes(data)
    return read_sheet(path)


def test_aarhus_columns_are_known_by_themselves() -> None:
    assert is_known_portal(AARHUS)
    assert recognise_columns((*AARHUS, "Jeg har adressebeskyttelse")) == (
        Column.DATE,
        Column.IGNORED,
        Column.NUMBER,
        Column.IGNORED,
        Column.NAME,
        Column.KIND,
        Column.ORGANISATION,
        Column.IGNORED,
        Column.IGNORED,
        Column.PROTECTED,
    )


def test_copenhagen_columns_are_known_by_themselves() -> None:
    assert is_known_portal(COPENHAGEN)
    assert recognise_columns(COPENHAGEN) == (
        Column.NUMBER,
        Column.NAME,
        Column.DATE,
        Column.POSTCODE,
        Column.CITY,
        Column.ORGANISATION,
        Column.TEXT,
        Column.ATTACHMENTS,
    )


def test_other_columns_are_guessed_and_left_to_the_planner() -> None:
    header = ("Nr.", "Fornavn", "Efternavn", "E-mail", "Jeres mening", "Bilag")
    assert not is_known_portal(header)
    assert recognise_columns(header) == (
        Column.NUMBER,
        Column.NAME,
        Column.NAME,
        Column.CONTACT,
        Column.IGNORED,
        Column.ATTACHMENTS,
    )
    assert header_key(header) == header_key(("nr", "FORNAVN", " efternavn", *header[3:]))
    assert header_key(header) != header_key(header[1:])


def test_what_stands_in_a_column_helps_where_its_name_does_not() -> None:
    sheet = Sheet(
        ("Nr", "Hvornår", "Hvad mener I?", "Andet"),
        ((2, ("1", "3.9.2026", "Vi er imod, at der bygges i fem etager ved vejen.", "ja")),),
    )
    assert guess_meanings(sheet) == (Column.NUMBER, Column.DATE, Column.TEXT, Column.IGNORED)


def test_a_spreadsheet_is_read_with_dates_numbers_and_line_numbers(tmp_path: Path) -> None:
    data = book(
        ("Svarnummer", "Oprettet", "Høringssvar", "Beskyttet adresse"),
        (17, datetime(2026, 9, 3, 14, 5), "Vi er imod._x000D_\nMeget.", True),  # noqa: DTZ001 - a cell has no zone
        (),
        (18.0, date(2026, 9, 4), "Vi er for.", False),
        title="Overblik over høringssvar",
    )
    sheet = sheet_of(data, tmp_path)
    assert sheet.header == ("Svarnummer", "Oprettet", "Høringssvar", "Beskyttet adresse")
    assert sheet.rows == (
        (4, ("17", "2026-09-03T14:05:00", "Vi er imod.\nMeget.", "ja")),
        (6, ("18", "2026-09-04", "Vi er for.", "nej")),
    )


def test_an_old_spreadsheet_is_refused_in_words_that_say_what_to_do() -> None:
    assert recognise_container("liste.xls", OLE_MAGIC + bytes(50)) is None
    code = why_not_read("liste.xls", OLE_MAGIC + bytes(50))
    assert ".xlsx" in UNREADABLE_WORDS[code]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separated_values_are_read_whatever_separates_them(
    separator: str, encoding: str, tmp_path: Path
) -> None:
    lines = [
        separator.join(("Svarnummer", "Navn", "Høringssvar")),
        separator.join(("1", "Bodil Prøve", '"Vi er imod; støjen,\ntrafikken og ""skyggen""."')),
        separator.join(("2", "Åge Prøve")),
    ]
    sheet = sheet_of("\r\n".join(lines).encode(encoding), tmp_path)
    assert sheet.header == ("Svarnummer", "Navn", "Høringssvar")
    text = 'Vi er imod; støjen,\ntrafikken og "skyggen".'
    assert [cells for _, cells in sheet.rows] == [
        ("1", "Bodil Prøve", text),
        ("2", "Åge Prøve", ""),
    ]


def test_excels_own_line_about_the_separator_is_no_row(tmp_path: Path) -> None:
    sheet = sheet_of(b"sep=|\nNr|Svar\n1|Ja; nej\n", tmp_path)
    assert sheet.header == ("Nr", "Svar")
    assert sheet.rows == ((3, ("1", "Ja; nej")),)


def test_words_beyond_the_last_name_are_shown_to_a_person(tmp_path: Path) -> None:
    names = "Svarnummer;Indsendt af;Oprettet;Høringssvar"
    lines = f"{names}\n1;Bo Prøve;3.9.2026;Nej; og atter; nej\n2;Li Prøve;4.9.2026;Ja\n"
    sheet = sheet_of(lines.encode(), tmp_path)
    assert sheet.header[4:] == ("(uden overskrift)",)
    assert [row[3:] for _, row in sheet.rows] == [("Nej", "og atter; nej"), ("Ja", "")]
    assert is_known_portal(sheet.header[:4])
    assert not is_known_portal(sheet.header)


def test_a_row_far_below_is_not_lost(tmp_path: Path) -> None:
    made = Workbook()
    page = made.worksheets[0]
    page.append(["Nr", "Svar"])
    page.cell(300_000, 2).value = "Nej."
    held = io.BytesIO()
    made.save(held)
    assert sheet_of(held.getvalue(), tmp_path).rows == ((300_000, ("", "Nej.")),)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"PK\x03\x04 no book", "damaged"), (b"\n\n", "empty"), (b"kun et ord", "empty")],
)
def test_what_is_no_list_is_refused(data: bytes, code: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refusal:
        sheet_of(data, tmp_path)
    assert refusal.value.code == code


def test_a_row_is_one_response_with_its_sender_and_kind() -> None:
    header = (*COPENHAGEN, "Udtaler sig som", "Adresse", "Adressebeskyttelse")
    cells = ("17", "Bodil Prøve", "03.09.2026 14:05", "4999", "Egebæk", "", "Vi er imod.")
    sheet = Sheet(header, ((2, (*cells, "brev.pdf", "Råd og nævn", "Vejen 3", "x")),))
    (found,) = rows_of(sheet, recognise_columns(header))
    assert found == PortalRow(
        line=2,
        number="17",
        received_on=date(2026, 9, 3),
        sender="Bodil Prøve, Vejen 3, 4999 Egebæk",
        organisation="",
        kind=SenderKind.COUNCIL,
        text="Vi er imod.",
        declared_protected=True,
        attachments=("brev.pdf",),
    )


def test_a_response_that_stands_once_for_each_of_its_files_is_one() -> None:
    def line(file: str) -> tuple[str, ...]:
        return ("17", "Bodil Prøve", "3.9.2026", "", "", "", "Vi er imod.", file)

    sheet = Sheet(COPENHAGEN, ((2, line("brev.pdf")), (3, line("kort.png"))))
    (found,) = rows_of(sheet, recognise_columns(COPENHAGEN))
    assert found.attachments == ("brev.pdf", "kort.png")


def test_protection_that_is_ticked_in_one_of_its_lines_holds_for_the_response() -> None:
    header = ("Svarnummer", "Navn", "Svar", "Adressebeskyttelse")
    meanings = (Column.NUMBER, Column.NAME, Column.TEXT, Column.PROTECTED)
    lines = ((2, ("17", "Bodil Prøve", "Nej.", "")), (3, ("17", "Bodil Prøve", "Nej.", "Ja")))
    (found,) = rows_of(Sheet(header, lines), meanings)
    assert found.declared_protected


def test_a_kind_that_stands_where_the_name_does_is_no_name() -> None:
    sheet = Sheet(COPENHAGEN, ((2, ("1", "Privatperson", "i går", "", "", "", "Nej tak.", "")),))
    (found,) = rows_of(sheet, recognise_columns(COPENHAGEN))
    assert (found.sender, found.kind, found.received_on) == ("", SenderKind.CITIZEN, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-09-03", date(2026, 9, 3)),
        ("2026-09-03T14:05:00", date(2026, 9, 3)),
        ("03-09-2026 14:05", date(2026, 9, 3)),
        ("3/9 2026", date(2026, 9, 3)),
        ("3.9.26", date(2026, 9, 3)),
        ("torsdag d. 3. september 2026 kl. 14", date(2026, 9, 3)),
        ("46268", date(2026, 9, 3)),
        ("31-02-2026", None),
        ("", None),
    ],
)
def test_dates_are_read_as_danes_write_them(words: str, day: date | None) -> None:
    assert read_date(words) == day


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("brev.pdf", ["brev.pdf"]),
        ("brev.pdf; kort.png\nnotat.docx", ["brev.pdf", "kort.png", "notat.docx"]),
        ("brev.pdf, kort.png", ["brev.pdf", "kort.png"]),
        ("Brev, fra Bodil.pdf", ["Brev, fra Bodil.pdf"]),
        ("brev.pdf (120,5 KB)", ["brev.pdf"]),
        ("https://portal.example.dk/fil/1/mit%20brev.pdf?x=1", ["mit brev.pdf"]),
        ("Nej", []),
        ("", []),
    ],
)
def test_attachment_names_are_found_in_a_cell(cell: str, names: list[str]) -> None:
    assert attachment_names(cell) == names
