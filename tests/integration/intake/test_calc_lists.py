"""A portal's list that somebody opened in LibreOffice Calc and saved again."""

from __future__ import annotations

import io
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from made_letters import by_libreoffice
from summarizer.intake.uploads.portal_rows import guess_meanings, rows_of
from summarizer.intake.uploads.sheet import read_sheet

if TYPE_CHECKING:
    from pathlib import Path

SEMICOLON, QUOTE, CP1252 = 59, 34, 1
TEXT = 'Vi er imod; støjen,\ntrafikken og "skyggen" – æ, ø og å.'


def portal_list() -> bytes:
    """Make a title over merged cells, an empty row, real dates, a formula, a hidden column."""
    book, held = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for line in (
        ("Overblik over høringssvar",),
        (),
        ("Svarnummer", "Oprettet", "Indsendt af", "Høringssvar", "Postnr.", "Adressebeskyttelse"),
        (17, datetime(2026, 9, 3, 14, 5), "Åge Prøve", TEXT, "0999", True),  # noqa: DTZ001 - a cell has no zone
        (),
        ("=A4+1", date(2026, 9, 4), "Bodil Prøve", "Vi er for.", "4999", False),
    ):
        sheet.append(line)
    sheet.merge_cells("A1:F1")
    sheet["B4"].number_format = "DD-MM-YYYY HH:MM"
    sheet["B6"].number_format = "D. MMMM YYYY"
    sheet.column_dimensions["F"].hidden = True
    book.save(held)
    return held.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    "target",
    [
        "ods",
        "xlsx",
        f"csv:Text - txt - csv (StarCalc):{SEMICOLON},{QUOTE},{CP1252},1",
    ],
    ids=["ods", "xlsx", "csv"],
)
def test_a_list_saved_by_calc_keeps_its_rows_dates_and_hidden_columns(
    target: str, tmp_path: Path
) -> None:
    if shutil.which("localc") is None:
        pytest.skip("LibreOffice Calc is not installed")
    path = tmp_path / "liste"
    path.write_bytes(by_libreoffice(portal_list(), ".xlsx", target))
    sheet = read_sheet(path)
    found = rows_of(sheet, guess_meanings(sheet))
    assert [
        (row.line, row.number, row.received_on, row.sender, row.text, row.declared_protected)
        for row in found
    ] == [
        (4, "17", date(2026, 9, 3), "Åge Prøve, 0999", TEXT, True),
        (6, "18", date(2026, 9, 4), "Bodil Prøve, 4999", "Vi er for.", False),
    ]
