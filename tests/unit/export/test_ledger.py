from __future__ import annotations

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.export import LedgerRow, ReceivedRow, write_ledger
from summarizer.export.package import read_parts

HEADS = [
    "Dato modtaget",
    "HøringID",
    "Høringssvar ID",
    "Emne",
    "Navn på afsender",
    "Udtaler sig som",
    "Evt. navn på organisation",
    "Resumé",
    "Vurdering",
    "Status",
    "Årsag",
    "Filnavn",
    "sha256",
    "Bemærkninger",
    "Bilag",
]


def ledger_row(number: int = 1, **changes: object) -> LedgerRow:
    given: dict[str, object] = {
        "number": number,
        "received_on": date(2026, 3, 12),
        "sender_kind": SenderKind.CITIZEN,
        "status": Status.APPROVED,
        "filename": "svar.pdf",
        "sha256": "ab" * 32,
    }
    return LedgerRow(**{**given, **changes})  # type: ignore[arg-type]  # each test names its own fields


def written(*rows: LedgerRow) -> bytes:
    moment = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
    return write_ledger(rows, case_number="01.02", title="Lokalplan 4", generated_at=moment)


def sheet_of(*rows: LedgerRow) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(written(*rows))).worksheets[0]


def test_every_file_is_a_row_whatever_became_of_it() -> None:
    rows = [ledger_row(number, status=status) for number, status in enumerate(Status, start=1)]

    sheet = sheet_of(*reversed(rows))

    assert [cell.value for cell in sheet[1]] == HEADS
    assert [cell.value for cell in sheet["C"][1:]] == list(range(1, len(Status) + 1))
    assert all(cell.value for cell in sheet["J"][1:])


def test_a_row_says_what_the_columns_name() -> None:
    sheet = sheet_of(
        ledger_row(
            7,
            sender_kind=SenderKind.ASSOCIATION,
            sender_label="Bo Test",
            organisation="Foreningen Test",
            points=("Er imod.", "Ønsker træer."),
            assessment="Taget til efterretning",
            reason="Indsendt to gange",
            remarks=("Modtaget efter fristen",),
            attachments=("kort.pdf", "notat.pdf"),
        )
    )

    assert [cell.value for cell in sheet[2]] == [
        datetime(2026, 3, 12),  # noqa: DTZ001  a spreadsheet knows no time zones
        "01.02",
        7,
        "Lokalplan 4",
        "Bo Test",
        "Forening eller organisation",
        "Foreningen Test",
        "7.1 Er imod.\n7.2 Ønsker træer.",
        "Taget til efterretning",
        "Godkendt",
        "Indsendt to gange",
        "svar.pdf",
        "ab" * 32,
        "Modtaget efter fristen",
        "kort.pdf\nnotat.pdf",
    ]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x.invalid")', "+45", "-2", "@SUM(A1)", "\t=1", " =1"]
)
def test_a_formula_stays_text(text: str) -> None:
    sheet = sheet_of(ledger_row(sender_label=text, filename=text, assessment=text))

    for column in ("E", "I", "L"):
        assert sheet[f"{column}2"].data_type == "s"
        assert sheet[f"{column}2"].value.strip() == text.strip()


def test_no_formula_element_reaches_the_file() -> None:
    parts = read_parts(written(ledger_row(subject="=cmd()", points=("=1",), reason="@x")))

    assert b"<f>" not in parts["xl/worksheets/sheet1.xml"]


def test_a_reader_can_scroll_filter_and_print() -> None:
    sheet = sheet_of(ledger_row(1), ledger_row(2))

    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == "A1:O3"
    assert sheet.column_dimensions["H"].width > 60
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["H2"].alignment.wrap_text


def test_a_text_too_long_for_a_cell_says_so() -> None:
    sheet = sheet_of(ledger_row(points=("ord " * 20_000,)))

    assert len(sheet["H2"].value) <= 32_767
    assert "Afkortet" in sheet["H2"].value[-100:]


def test_an_empty_ledger_has_its_header() -> None:
    assert [cell.value for cell in sheet_of()[1]] == HEADS


def test_the_same_rows_give_the_same_bytes() -> None:
    first = written(ledger_row())

    assert written(ledger_row()) == first
    assert b"2026-05-12T09:30:00Z" in read_parts(first)["docProps/core.xml"]


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_text_gives_a_file_that_opens_without_a_formula(text: str) -> None:
    sheet = sheet_of(ledger_row(sender_label=text, reason=text))

    assert sheet["E2"].data_type in {"s", "n"}
    assert sheet["E2"].data_type == "s" or sheet["E2"].value is None


def test_files_that_became_no_response_stand_on_their_own_sheet() -> None:
    moment = datetime(2026, 5, 12, 9, 30, tzinfo=UTC)
    content = write_ledger(
        [ledger_row(remarks=("For sent",), attachments=("kort.pdf",))],
        received=[
            ReceivedRow("svar.zip", 900, "Pakket ud"),
            ReceivedRow("svar.zip/=kort.pdf", 400, "Bilag", "ab" * 32, 1),
        ],
        case_number="01.02",
        title="Lokalplan 4",
        generated_at=moment,
    )
    book = openpyxl.load_workbook(io.BytesIO(content))
    first, second = book.worksheets
    assert [first.cell(2, 14).value, first.cell(2, 15).value] == ["For sent", "kort.pdf"]
    assert second.title == "Modtagne filer"
    rows = list(second.iter_rows(min_row=2, values_only=True))
    assert rows[0] == ("svar.zip", 900, "Pakket ud", None, None)
    assert rows[1] == ("svar.zip/=kort.pdf", 400, "Bilag", 1, "ab" * 32)
