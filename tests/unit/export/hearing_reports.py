"""An invented hearing, for the tests of the export."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import docx

from summarizer.domain.draft import NoteAnswer, NoteStatus
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.export import (
    CategorySummary,
    EngineStatement,
    Report,
    ReportRow,
    RowChange,
    UnapprovedRow,
    texts_of,
    write_hvidbog,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

APPROVED_AT = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
HEADS = ["Nr.", "Afsender", "Resumé", "Forvaltningens bemærkninger", "Indstilling / ændring"]


def approved_row(number: int, **changes: object) -> ReportRow:
    given: dict[str, object] = {
        "number": number,
        "sender_label": "",
        "sender_kind": SenderKind.CITIZEN,
        "points": ("Er imod byggeri i fire etager.", "Ønsker, at lindealléen bevares."),
        "received_on": date(2026, 3, 12),
        "approved_by": "Maja Testesen",
        "approver_id": "u-17",
        "approved_at": APPROVED_AT,
    }
    return ReportRow(**{**given, **changes})  # type: ignore[arg-type]  # values of mixed kinds


def hearing_report(**changes: object) -> Report:
    rows = (
        approved_row(1, sender_label="Museum Nordmark", sender_kind=SenderKind.AUTHORITY),
        approved_row(
            2,
            sender_label="Grønt Råd",
            sender_kind=SenderKind.COUNCIL,
            remarks="Forvaltningen er enig.\nSe kort 4.",
            recommendation="§ 6.3 ændres, så lindealléen bevares.",
        ),
        approved_row(
            3,
            sender_label="Nordby Cyklistforening",
            sender_kind=SenderKind.ASSOCIATION,
            signatures=214,
            notes=(
                NoteAnswer("Trafik", NoteStatus.ADDRESSED, "Ønsker en cykelsti."),
                NoteAnswer("Støj", NoteStatus.NOT_MENTIONED),
            ),
        ),
        approved_row(4, campaign="A", recommendation="Ingen ændring."),
        approved_row(5, campaign="A", late=True, change=RowChange.CHANGED),
    )
    given: dict[str, object] = {
        "title": "Forslag til lokalplan 4.112 for boliger ved Møllestien",
        "case_number": "01.02.05-P16-12-26",
        "opens_on": date(2026, 3, 2),
        "deadline": date(2026, 4, 27),
        "municipality": "Nordby Kommune",
        "author": "Plan og Byudvikling",
        "generated_at": datetime(2026, 5, 12, 9, 30, tzinfo=UTC),
        "engine": EngineStatement(3, 1, 1, ("Eksempelmodel 7B",)),
        "rows": rows,
        "unapproved": (
            UnapprovedRow(6, "", SenderKind.CITIZEN, date(2026, 4, 20), Status.HELD, "internt"),
            UnapprovedRow(
                7,
                "",
                SenderKind.CITIZEN,
                date(2026, 4, 21),
                Status.EXCLUDED,
                "Samme brev som nr. 4",
            ),
        ),
        "categories": (CategorySummary("Trafik", (1, 3), "To afsendere ønsker en cykelsti."),),
        "tool_version": "0.1.0",
        "previous_export": date(2026, 4, 30),
    }
    return Report(**{**given, **changes})  # type: ignore[arg-type]  # values of mixed kinds


def opened(**changes: object) -> Document:
    return docx.Document(io.BytesIO(write_hvidbog(hearing_report(**changes))))


def response_tables(document: Document) -> list[Table]:
    return [table for table in document.tables if heads(table) == HEADS]


def heads(table: Table) -> list[str]:
    return [cell.text for cell in table.rows[0].cells]


def headings(document: Document) -> list[str]:
    return [
        block.text
        for block in document.paragraphs
        if block.style.name in {"Heading 1", "Heading 2"}
    ]


def body_text(**changes: object) -> str:
    return "\n".join(texts_of(write_hvidbog(hearing_report(**changes))))
