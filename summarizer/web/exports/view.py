"""What an export would hold, and what was exported before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for
from flask_babel import lazy_gettext as _

from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from summarizer.store.exports import ExportRecord
    from summarizer.workflow.finish.export_hearing import ExportForecast
    from summarizer.workflow.looks.overviews import HearingPage

KIND_WORDS = {
    "hvidbog": _("Hvidbog (Word)"),
    "ledger": _("Høringsliste (Excel)"),
    "journal": _("Journalpakke (ZIP)"),
}
# What a file is called when it is fetched, before case number and date.
NAMES = {"hvidbog": _("hvidbog"), "ledger": _("hoeringsliste"), "journal": _("journalpakke")}
SUFFIXES = {"hvidbog": ".docx", "ledger": ".xlsx", "journal": ".zip"}


@dataclass(frozen=True, slots=True)
class ExportView:
    """One finished file. ``short_hash`` is enough for a person to compare."""

    words: str
    exported_at: datetime
    exported_by: str
    sha256: str
    short_hash: str
    approvals: int
    address: str


@dataclass(frozen=True, slots=True)
class ExportBox:
    """The form and the files. ``previous_at``: the hvidbog that a new one is compared with."""

    approved: int
    under_treatment: int
    excluded: int
    advice: str
    exports: tuple[ExportView, ...]
    hvidbog_address: str
    ledger_address: str
    journal_address: str
    previous_at: datetime | None
    address: str


def export_box(page: HearingPage, forecast: ExportForecast) -> ExportBox:
    """Present what can be exported from a hearing now."""
    hearing_id = page.hearing.id
    return ExportBox(
        approved=forecast.approved,
        under_treatment=forecast.under_treatment,
        excluded=forecast.excluded,
        advice=_advice(forecast),
        exports=tuple(_export(record, page.names) for record in page.exports),
        hvidbog_address=url_for("exports.make_hvidbog", hearing_id=hearing_id),
        ledger_address=url_for("exports.make_ledger", hearing_id=hearing_id),
        journal_address=url_for("exports.make_journal", hearing_id=hearing_id),
        previous_at=forecast.previous_at,
        address=url_for("exports.overview", hearing_id=hearing_id),
    )


def _advice(forecast: ExportForecast) -> str:
    if not forecast.approved:
        return gettext("Hvidbogen kan laves, når mindst ét referat er godkendt.")
    if forecast.under_treatment:
        return gettext(
            "Nogle høringssvar er ikke færdige. Gør dem færdige, eller lad dem stå åbent i "
            "hvidbogen.",
        )
    return gettext("Alle høringssvar er behandlet.")


def _export(record: ExportRecord, names: Mapping[str, str]) -> ExportView:
    return ExportView(
        words=str(KIND_WORDS.get(record.kind, record.kind)),
        exported_at=record.exported_at,
        exported_by=names.get(record.exported_by, ""),
        sha256=record.file_sha256,
        short_hash=record.file_sha256[:12],
        approvals=len(record.approval_ids),
        address=url_for("exports.download", export_id=record.id),
    )
