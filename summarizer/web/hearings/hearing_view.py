"""One hearing's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.store.records import UNSTARTED
from summarizer.web.engines import engine_words
from summarizer.web.exports.view import ExportBox, export_box
from summarizer.web.hearings.figures import DeadlineWords, deadline_words
from summarizer.web.hearings.ledger_view import RowView, row_views
from summarizer.workflow.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from summarizer.domain.user import User
    from summarizer.store.records import BatchRecord, BatchState
    from summarizer.web.hearings.campaigns_view import CampaignView
    from summarizer.web.hearings.terms_view import TermsView
    from summarizer.workflow.finish.export_hearing import ExportForecast
    from summarizer.workflow.looks.overviews import HearingPage


@dataclass(frozen=True, slots=True)
class BatchView:
    """One upload. ``address`` leads on while it waits to be started."""

    uploaded_at: datetime
    uploaded_by: str
    state: BatchState
    address: str
    cancel_address: str


@dataclass(frozen=True, slots=True)
class HearingView:
    """Everything but the live part."""

    id: str
    title: str
    address: str
    case_number: str
    opens_on: date
    deadline: date
    deadline_words: DeadlineWords
    engine: str
    four_eyes: bool
    hold_on_doubt: bool
    second_person: bool
    gate_address: str
    notes: tuple[str, ...]
    batches: tuple[BatchView, ...]
    unstarted: tuple[BatchView, ...]
    total: int
    rows: tuple[RowView, ...]
    export: ExportBox | None
    upload_address: str
    correct_address: str
    campaigns: tuple[CampaignView, ...]
    terms: TermsView


def hearing_view(
    page: HearingPage,
    actor: User,
    *,
    now: datetime,
    forecast: ExportForecast | None,
    campaigns: tuple[CampaignView, ...],
    terms: TermsView,
) -> HearingView:
    """Present a hearing to ``actor``, who sees only what the role can use."""
    hearing = page.hearing
    batches = tuple(_batch(batch, page.names) for batch in page.batches)
    may_upload = may(actor, Permission.UPLOAD)
    return HearingView(
        id=hearing.id,
        title=hearing.title,
        address=url_for("hearings.show", hearing_id=hearing.id),
        case_number=hearing.case_number,
        opens_on=hearing.opens_on,
        deadline=hearing.deadline,
        deadline_words=deadline_words(hearing.deadline, now),
        engine=engine_words(hearing.engine).title,
        four_eyes=hearing.four_eyes,
        hold_on_doubt=hearing.hold_on_doubt,
        second_person=hearing.second_person,
        gate_address=url_for("gate.show", hearing_id=hearing.id),
        notes=tuple(note.text for note in page.notes),
        batches=batches,
        unstarted=tuple(one for one in batches if one.state in UNSTARTED) if may_upload else (),
        total=page.counts.total,
        rows=row_views(page.rows),
        export=None if forecast is None else export_box(page, forecast),
        upload_address=url_for("upload.new", hearing_id=hearing.id) if may_upload else "",
        correct_address=url_for("hearings.correct", hearing_id=hearing.id) if may_upload else "",
        campaigns=campaigns,
        terms=terms,
    )


def _batch(batch: BatchRecord, names: Mapping[str, str]) -> BatchView:
    return BatchView(
        uploaded_at=batch.uploaded_at,
        uploaded_by=names.get(batch.uploaded_by, ""),
        state=batch.state,
        address=url_for("upload.preview", batch_id=batch.id),
        cancel_address=url_for("upload.cancel", batch_id=batch.id),
    )
