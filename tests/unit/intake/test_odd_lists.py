"""Lists as people make them: names in two lines, several sheets, formulas, far too wide."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from summarizer.intake import Unreadable, is_known_portal
from summarizer.intake.uploads.sheet import Sheet, read_sheet

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Svarnummer", "Indsendt af", "Oprettet", "Høringssvar")
FIRST = (1, "Bo", "3.9.2026", "Nej")


def book(*sheets: tuple[tuple[object, ...], ...], merged: tuple[str, ...] = ()) -> bytes:
    made, held = Workbook(), io.BytesIO()
    made.remove(made.worksheets[0])
    for lines in sheets:
        sheet = made.create_sheet()
        for line in lines:
            sheet.append(line)
        for cells in merged:
            sheet.merge_cells(cells)
    made.save(held)
    return held.getvalue()


def sheet_of(data: bytes, folder: Path) -> Sheet:
    path = folder / "liste"
    path.write_bytes(data)
    return read_sheet(path)


def refusal_of(data: bytes, folder: Path) -> str:
    with pytest.raises(Unreadable) as refusal:
        sheet_of(data, folder)
    return refusal.value.code


def test_names_that_stand_in_two_lines_are_joined(tmp_path: Path) -> None:
    upper = ("Svarnummer", "Afsender", None, None, "Høringssvar")
    lower = (None, "Navn", "Adresse", "Postnr.", None)
    lines = (("Overblik",), upper, lower, (1, "Bo", "Vej 3", 4999, "Nej"))
    sheet = sheet_of(book(lines, merged=("A2:A3", "B2:D2", "E2:E3")), tmp_path)
    assert sheet.header == ("Svarnummer", "Navn", "Adresse", "Postnr.", "Høringssvar")
    assert sheet.rows == ((4, ("1", "Bo", "Vej 3", "4999", "Nej")),)


def test_a_row_whose_words_are_names_of_columns_is_a_row(tmp_path: Path) -> None:
    lines = (("Nr", "Navn", "Type", "Tekst"), (1, "Navn", "Virksomhed", "Svar"))
    assert len(sheet_of(book(lines), tmp_path).rows) == 1


def test_a_column_without_a_name_is_shown_to_a_person(tmp_path: Path) -> None:
    names = (*NAMES[:2], None, *NAMES[2:])
    sheet = sheet_of(book((names, (1, "Bo", "Vi er imod.", None, ""))), tmp_path)
    assert sheet.header[2] == "(uden overskrift)"
    assert not is_known_portal(sheet.header)


def test_a_column_that_a_portal_was_told_to_add_is_shown_to_a_person() -> None:
    assert is_known_portal(NAMES)
    assert not is_known_portal((*NAMES, "Hvad mener du om stien?"))


def test_sheets_with_the_same_columns_are_one_list(tmp_path: Path) -> None:
    second = (NAMES, (2, "Li", 46268, "Ja"))
    sheet = sheet_of(book((NAMES, FIRST), (("Type", "Navn"), ("a", "b")), second), tmp_path)
    assert [(line, row[0], row[3]) for line, row in sheet.rows] == [(2, "1", "Nej"), (4, "2", "Ja")]


def test_sheets_of_responses_with_other_columns_are_refused(tmp_path: Path) -> None:
    other = (("Nr", "Navn", "Tekst"), (2, "Li", "Ja"))
    assert refusal_of(book((NAMES, FIRST), other), tmp_path) == "several_lists"


def test_formulas_that_no_program_has_worked_out_are_refused(tmp_path: Path) -> None:
    assert refusal_of(book((NAMES, (1, "Bo", None, '="Nej "&A1'))), tmp_path) == "formulas"


def test_no_column_is_cut_off(tmp_path: Path) -> None:
    questions = tuple(f"Spørgsmål {number}" for number in range(500))
    sheet = sheet_of(book(((*NAMES, *questions[:200]), (*FIRST, *"x" * 200))), tmp_path)
    assert len(sheet.header) == 204
    assert refusal_of(book(((*NAMES, *questions), (*FIRST, *"x" * 500))), tmp_path) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_known_by_its_nuls(encoding: str, tmp_path: Path) -> None:
    lines = "Svarnummer;Navn;Høringssvar\r\n1;Åge – fra vejen;“Nej”\r\n"
    sheet = sheet_of(lines.encode(encoding), tmp_path)
    assert sheet.rows == ((2, ("1", "Åge – fra vejen", "“Nej”")),)
