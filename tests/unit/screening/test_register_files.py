"""Importing the register from a workbook, and a preview that shows nobody."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import openpyxl
import pytest

from summarizer.screening import ProtectedRegister, RegisterError, preview_register
from summarizer.screening.language.lexicon import standard_lexicon
from summarizer.screening.register import files
from summarizer.screening.register.scan import RegisterScanner

KEY = b"k" * 32
WHEN = datetime(2026, 11, 1, tzinfo=UTC)
HEADER = ("navn", "adresse", "postnr", "by")
ROWS = (
    ("Benedikte Testrup Prøvelund", "Kanariefuglevænget 16", 9998, "Nyby"),
    ("Anders Høgsted", "Ravnestien 4, 2. tv.", "9997", "Øby"),
    ("Benedikte Testrup Prøvelund", "kanariefuglevænget 16", "9998", "Nyby"),
    (None, None, None, None),
    ("Tove Ravnlund", "", "", ""),
)


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_workbook_gives_the_register_that_the_same_table_gives() -> None:
    table = "navn,adresse,postnr,by\n" + "\n".join(
        ",".join(str(cell).replace(",", " ") for cell in row) for row in ROWS if row[0]
    )
    from_csv = ProtectedRegister.from_csv(table.encode(), key=KEY, imported_at=WHEN)
    from_xlsx = ProtectedRegister.from_xlsx(workbook(HEADER, *ROWS), key=KEY, imported_at=WHEN)
    assert from_xlsx.entry_count == from_csv.entry_count == 4
    assert from_xlsx.hits == from_csv.hits
    assert from_xlsx.near == from_csv.near
    scanner = RegisterScanner(from_xlsx, standard_lexicon())
    assert list(scanner.scan("Mvh Benedikte Prøvelund"))
    assert list(scanner.scan("Hun bor på Ravnestien 4."))


def test_the_csv_import_knows_a_workbook_by_its_first_bytes() -> None:
    register = ProtectedRegister.from_csv(workbook(HEADER, *ROWS), key=KEY, imported_at=WHEN)
    assert register.entry_count == 4


@pytest.mark.parametrize("as_workbook", [True, False])
def test_a_preview_counts_and_names_nobody(as_workbook: bool) -> None:
    rows = (*ROWS, (None, "Ravnestien 9", "9997", "Øby"), ("Xenia", "Engen 3", "99", "Øby"))
    data = (
        workbook(HEADER, *rows)
        if as_workbook
        else "\n".join(
            ";".join("" if cell is None else str(cell) for cell in row) for row in (HEADER, *rows)
        ).encode("cp1252")
    )
    preview = preview_register(data)
    assert (preview.entry_count, preview.duplicates, preview.rows_without_address) == (5, 1, 1)
    assert [problem[:7] for problem in preview.problems] == ["Linje 7", "Linje 8", "Linje 8"]
    for word in ("Testrup", "Prøvelund", "Ravne", "Xenia", "9997"):
        assert word not in repr(preview)


def test_a_preview_of_a_damaged_file_tells_so() -> None:
    assert preview_register(b"PK\x03\x04 nothing").problems
    assert preview_register(b"fornavn;efternavn\nA;B\n").entry_count == 0
    assert preview_register(workbook(HEADER)).problems


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 nothing", "damaged"),
        (b"navn,adresse,postnr,by\nA B,C 1,9998,D\n", "damaged"),
        (workbook(("fornavn", "efternavn")), "header"),
        (workbook(HEADER), "empty"),
        (workbook(HEADER, (None, "Ravnestien 9", "9997", "Øby")), "row"),
    ],
)
def test_what_is_no_register_is_refused_without_quoting_it(data: bytes, code: str) -> None:
    with pytest.raises(RegisterError) as caught:
        ProtectedRegister.from_xlsx(data, key=KEY, imported_at=WHEN)
    assert caught.value.code == code
    assert "Ravne" not in str(caught.value)


def test_a_workbook_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(RegisterError) as caught:
        ProtectedRegister.from_xlsx(workbook(HEADER, *ROWS), key=KEY, imported_at=WHEN)
    assert caught.value.code == "too_large"
