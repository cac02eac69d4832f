"""Spreadsheets of LibreOffice as portals' lists."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from summarizer.intake import Container, Unreadable, recognise_container
from summarizer.intake.formats import HEAD_BYTES
from summarizer.intake.uploads.sheet import Sheet, read_sheet

if TYPE_CHECKING:
    from pathlib import Path


def sheet_of(data: bytes, folder: Path) -> Sheet:
    path = folder / "liste"
    path.write_bytes(data)
    return read_sheet(path)


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
