"""Portal lists: read, understood, and matched with the files that came along."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from summarizer.domain.hearing import SenderKind
from summarizer.intake import (
    Column,
    Container,
    Unreadable,
    is_known_portal,
    match_files,
    recognise_columns,
    recognise_container,
    why_not_read,
)
from summarizer.intake.columns import header_key
from summarizer.intake.formats import HEAD_BYTES
from summarizer.intake.ole import OLE_MAGIC
from summarizer.intake.portal_rows import (
    PortalRow,
    attachment_names,
    guess_meanings,
    read_date,
    rows_of,
)
from summarizer.intake.sheet import Sheet, read_sheet
from summarizer.intake.unreadable import UNREADABLE_WORDS

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


def row(number: str = "", *attachments: str, line: int = 2) -> PortalRow:
    return PortalRow(
        line=line,
        number=number,
        received_on=None,
        sender="",
        organisation="",
        kind=None,
        text="",
        declared_protected=False,
        attachments=attachments,
    )


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


def ods(content: str) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{one}="{names}:{one}:1.0"' for one in ("office", "table", "text"))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<d {spaces}><table:table>{content}</table:table></d>")
    return held.getvalue()


def test_an_ods_is_read_like_any_spreadsheet(tmp_path: Path) -> None:
    def cell(written: str, told: str = 'office:value-type="string"') -> str:
        return f"<table:table-cell {told}><text:p>{written}</text:p></table:table-cell>"

    header = "".join(map(cell, ("Svarnummer", "Oprettet", "Høringssvar", "Beskyttet adresse")))
    first = "".join(
        (
            cell("17", 'office:value-type="float" office:value="17"'),
            cell("03.09.26", 'office:value-type="date" office:date-value="2026-09-03T14:05:00"'),
            cell("Vi er imod.</text:p><text:p>Meget, <text:span>meget</text:span>."),
            cell("SAND", 'office:value-type="boolean" office:boolean-value="true"'),
        )
    )
    second = "".join(
        (
            cell("018"),
            cell("04.09.26", 'office:value-type="date" office:date-value="2026-09-04"'),
            cell("Vi er for."),
        )
    )
    rows = "".join(
        f"<table:table-row>{one}</table:table-row>" for one in (cell("Overblik"), header, first)
    )
    empty = '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    data = ods(f"{rows}{empty}<table:table-row>{second}</table:table-row>")
    assert recognise_container("liste.bin", data[:HEAD_BYTES]) is Container.SHEET
    assert sheet_of(data, tmp_path).rows == (
        (3, ("17", "2026-09-03T14:05:00", "Vi er imod.\nMeget, meget.", "ja")),
        (6, ("018", "2026-09-04", "Vi er for.", "")),
    )


def test_what_an_ods_tells_of_itself_is_not_believed(tmp_path: Path) -> None:
    def row(*cells: str, times: int = 1) -> str:
        written = "".join(f"<table:table-cell>{one}</table:table-cell>" for one in cells)
        told = f' table:number-rows-repeated="{times}"' if times > 1 else ""
        return f"<table:table-row{told}>{written}</table:table-row>"

    def words(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    names = row(words("Nr"), words("Svar"))
    note = '<o:annotation xmlns:o="x">' + words("ikke svar") + "</o:annotation>"
    answer = row(words("1"), words('Ja<text:s text:c="2"/>tak') + note + words("Nej"))
    sheet = sheet_of(ods(names + answer + row("", times=10**9)), tmp_path)
    assert sheet.rows == ((2, ("1", "Ja  tak\nNej")),)
    many = names + row(words("1"), words("Ja"), times=10**9)
    for data, code in ((ods(many), "too_large"), (ods("<table:table-row"), "damaged")):
        with pytest.raises(Unreadable) as refusal:
            sheet_of(data, tmp_path)
        assert refusal.value.code == code


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


def test_a_kind_that_stands_where_the_name_does_is_no_name() -> None:
    sheet = Sheet(COPENHAGEN, ((2, ("1", "Privatperson", "i går", "", "", "", "Nej tak.", "")),))
    (found,) = rows_of(sheet, recognise_columns(COPENHAGEN))
    assert (found.sender, found.kind, found.bad_date) == ("", SenderKind.CITIZEN, True)


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


def test_files_are_matched_by_the_name_that_the_row_gives() -> None:
    rows = [row("1", "Mit brev.pdf", "kort.png"), row("2", "notat.docx"), row("3")]
    found = match_files(rows, ["kort.PNG", "zip/Mit_brev.pdf", "andet.pdf"])
    assert found.files == {0: (1, 0)}
    assert found.missing == {1: ("notat.docx",)}
    assert found.left == (2,)


def test_one_name_in_two_rows_is_matched_by_the_folders_number_or_not_at_all() -> None:
    rows = [row("1017", "bilag.pdf"), row("1018", "bilag.pdf")]
    assert match_files(rows, ["1018/bilag.pdf", "1017/bilag.pdf"]).files == {0: (1,), 1: (0,)}
    alone = match_files(rows, ["bilag.pdf"])
    assert (alone.files, alone.left) == ({}, (0,))
    assert alone.missing == {0: ("bilag.pdf",), 1: ("bilag.pdf",)}


@pytest.mark.parametrize(
    ("name", "matched"),
    [
        ("Høringssvar 17.pdf", True),
        ("17.pdf", True),
        ("17_kort.png", True),
        ("svar nr. 0017 - bilag 2.pdf", True),
        ("svar-17/brev.pdf", True),
        ("bilag 17.pdf", False),
        ("Lokalplan 170.pdf", False),
        ("side 3 af 17.pdf", False),
    ],
)
def test_a_short_number_must_stand_in_a_telling_place(name: str, *, matched: bool) -> None:
    assert match_files([row("17"), row("2")], [name]).files == ({0: (0,)} if matched else {})


def test_a_long_number_tells_wherever_it_stands() -> None:
    rows = [row("HS-2026-00417"), row("88123")]
    names = ["brev HS-2026-00417.pdf", "kort (88123).png", "brev 88124.pdf"]
    assert match_files(rows, names).files == {0: (0,), 1: (1,)}
