"""From approved summaries to the files a municipality publishes and keeps."""

from __future__ import annotations

from summarizer.export.errors import ExportError
from summarizer.export.hvidbog import write_hvidbog
from summarizer.export.journal import write_journal
from summarizer.export.ledger import LedgerRow, ReceivedRow, write_ledger
from summarizer.export.readback import texts_of
from summarizer.export.report import (
    CategorySummary,
    EngineStatement,
    Report,
    ReportRow,
    RowChange,
    UnapprovedRow,
    mark_changes,
)

__all__ = [
    "CategorySummary",
    "EngineStatement",
    "ExportError",
    "LedgerRow",
    "ReceivedRow",
    "Report",
    "ReportRow",
    "RowChange",
    "UnapprovedRow",
    "mark_changes",
    "texts_of",
    "write_hvidbog",
    "write_journal",
    "write_ledger",
]
