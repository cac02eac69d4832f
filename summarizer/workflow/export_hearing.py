"""Approved summaries, and only they, become a hvidbog; every file becomes a row of the ledger."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.domain.finding import Certainty
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.domain.style import Shape
from summarizer.export import (
    EngineStatement,
    LedgerRow,
    Report,
    ReportRow,
    UnapprovedRow,
    texts_of,
    write_hvidbog,
    write_ledger,
)
from summarizer.store.exports import ExportRecord
from summarizer.workflow.inspection import FORBIDDEN
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.summary import Approval, Revision
    from summarizer.domain.user import User
    from summarizer.screening import Screener
    from summarizer.store import UnitOfWork
    from summarizer.store.records import DraftRecord, ResponseRecord
    from summarizer.workflow.context import Context

# Private people are shown by number; everybody else writes in the open, by name.
_NAMED = frozenset(SenderKind) - {SenderKind.CITIZEN}
_OPEN = frozenset(Status) - {Status.APPROVED, Status.EXCLUDED}


@dataclass(frozen=True, slots=True)
class ExportForecast:
    """What an export would hold, shown before the button is pressed."""

    approved: int
    under_treatment: int
    excluded: int


@dataclass(frozen=True, slots=True)
class _Gathered:
    hearing: Hearing
    responses: tuple[ResponseRecord, ...]
    approved: Mapping[str, tuple[Approval, Revision]]
    drafts: Mapping[str, DraftRecord]
    names: Mapping[str, str]
    campaigns: Mapping[str, str]
    screener: Screener


def forecast_export(context: Context, actor: User, hearing_id: str) -> ExportForecast:
    """Count what a hvidbog of the hearing would hold now."""
    require(actor, Permission.EXPORT)
    with context.read() as work:
        counts = work.responses.counts(hearing_id)
    return ExportForecast(
        approved=counts.get(Status.APPROVED, 0),
        under_treatment=sum(counts.get(status, 0) for status in _OPEN),
        excluded=counts.get(Status.EXCLUDED, 0),
    )


def export_hvidbog(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    municipality: str,
    list_open: bool = False,
) -> ExportRecord:
    """Write the hvidbog, screen the finished file, and keep it.

    Raises ``Invalid`` when nothing is approved, when responses are still open and the planner
    has not said that they are to be listed as *under behandling* (``list_open``), when an
    approved text no longer has the hash it was approved with, or when the finished file holds
    personal data that must never be published.
    """
    require(actor, Permission.EXPORT)
    with context.read() as work:
        gathered = _gather(context, work, hearing_id)
    _refuse_unfinished(gathered, list_open=list_open)
    content = write_hvidbog(_report(context, actor, gathered, municipality))
    _refuse_personal_data(gathered.screener, content)
    return _keep(context, actor, gathered, "hvidbog", content)


def export_ledger(context: Context, actor: User, hearing_id: str) -> ExportRecord:
    """Write the ledger: as many rows as files ever came in, each with its state."""
    require(actor, Permission.EXPORT)
    with context.read() as work:
        gathered = _gather(context, work, hearing_id)
    content = write_ledger(
        [_ledger_row(gathered, response) for response in gathered.responses],
        case_number=gathered.hearing.case_number,
        title=gathered.hearing.title,
        generated_at=context.now(),
        author=actor.name,
    )
    return _keep(context, actor, gathered, "ledger", content)


def exported_file(context: Context, actor: User, export_id: str) -> tuple[ExportRecord, bytes]:
    """Give an export and its bytes. Raises ``Invalid`` when the file was changed since."""
    require(actor, Permission.EXPORT)
    with context.read() as work:
        record = work.exports.get(export_id)
    if record is None:
        raise NotFound("Eksporten")
    content = context.files.read(record.file_key)
    if hashlib.sha256(content).hexdigest() != record.file_sha256:
        raise Invalid("Filen er ændret, siden den blev lavet. Lav eksporten igen.")
    return record, content


def _gather(context: Context, work: UnitOfWork, hearing_id: str) -> _Gathered:
    hearing = work.hearings.get(hearing_id)
    if hearing is None:
        raise NotFound("Høringen")
    responses = work.responses.page(hearing_id)
    approved = work.approvals.standing(hearing_id)
    drafts = {
        response.id: draft
        for response in responses
        if response.id in approved
        and (draft := work.drafts.get(response.draft_id or "")) is not None
    }
    return _Gathered(
        hearing=hearing,
        responses=responses,
        approved=approved,
        drafts=drafts,
        names=work.users.names(),
        campaigns={
            response_id: record.label
            for response_id, record in work.campaigns.of_hearing(hearing_id).items()
        },
        screener=context.screeners.current(work),
    )


def _refuse_unfinished(gathered: _Gathered, *, list_open: bool) -> None:
    if not gathered.approved:
        raise Invalid("Der er ingen godkendte referater endnu. Godkend mindst ét først.")
    for approval, revision in gathered.approved.values():
        if approval.sha256 != revision.sha256:
            raise Invalid(
                "Et godkendt referat er ændret uden om programmet. Åbn det, og godkend det igen, "
                "før der eksporteres.",
            )
    still_open = [one.number for one in gathered.responses if one.status in _OPEN]
    if still_open and not list_open:
        raise Invalid(
            f"{len(still_open)} høringssvar er ikke færdigbehandlet. Gør dem færdige, eller vælg, "
            "at de skal stå som »under behandling«.",
        )


def _refuse_personal_data(screener: Screener, content: bytes) -> None:
    """Screen the finished file, all its parts, before anybody can download it."""
    found = Counter(
        finding.kind.value
        for text in texts_of(content)
        for finding in screener.find_in_text(text)
        if finding.certainty is Certainty.SURE and finding.kind in FORBIDDEN
    )
    if found:
        kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(found.items()))
        raise Invalid(
            f"Den færdige fil indeholder personoplysninger ({kinds}) og blev ikke gemt. Ret "
            "referaterne, godkend dem igen, og lav eksporten igen.",
        )


def _report(
    context: Context,
    actor: User,
    gathered: _Gathered,
    municipality: str,
) -> Report:
    hearing = gathered.hearing
    return Report(
        title=hearing.title,
        case_number=hearing.case_number,
        opens_on=hearing.opens_on,
        deadline=hearing.deadline,
        municipality=municipality,
        author=actor.name,
        generated_at=context.now(),
        engine=_statement(gathered),
        rows=tuple(
            _report_row(gathered, response)
            for response in gathered.responses
            if response.id in gathered.approved
        ),
        unapproved=tuple(
            _unapproved(gathered, response)
            for response in gathered.responses
            if response.id not in gathered.approved
        ),
        tool_version=__version__,
    )


def _statement(gathered: _Gathered) -> EngineStatement:
    drafts = list(gathered.drafts.values())
    quoted = sum(one.draft.engine == "citat" for one in drafts)
    models = sorted({one.draft.model for one in drafts if one.draft.engine != "citat"})
    return EngineStatement(
        model_drafts=len(drafts) - quoted,
        quoted_drafts=quoted,
        written_by_hand=len(gathered.approved) - len(drafts),
        models=tuple(models),
    )


def _report_row(gathered: _Gathered, response: ResponseRecord) -> ReportRow:
    approval, revision = gathered.approved[response.id]
    return ReportRow(
        number=response.number,
        sender_label=_label(response),
        sender_kind=response.sender_kind,
        points=_printed(gathered.hearing, revision),
        notes=revision.notes,
        received_on=response.received_on,
        late=response.received_on > gathered.hearing.deadline,
        approved_by=gathered.names.get(approval.approved_by, ""),
        approved_at=approval.approved_at,
        approver_id=approval.approved_by,
        campaign=gathered.campaigns.get(response.id, ""),
    )


def _printed(hearing: Hearing, revision: Revision) -> tuple[str, ...]:
    """Give the points, or all of them as one paragraph where the hearing's style wants that."""
    points = tuple(point.text for point in revision.points)
    return (" ".join(points),) if hearing.style.shape is Shape.PARAGRAPH else points


def _unapproved(gathered: _Gathered, response: ResponseRecord) -> UnapprovedRow:
    return UnapprovedRow(
        number=response.number,
        sender_label=_label(response),
        sender_kind=response.sender_kind,
        received_on=response.received_on,
        status=response.status,
        late=response.received_on > gathered.hearing.deadline,
    )


def _ledger_row(gathered: _Gathered, response: ResponseRecord) -> LedgerRow:
    found = gathered.approved.get(response.id)
    return LedgerRow(
        number=response.number,
        received_on=response.received_on,
        sender_kind=response.sender_kind,
        status=response.status,
        filename=response.filename,
        sha256=response.file_sha256,
        organisation=_label(response),
        points=() if found is None else tuple(point.text for point in found[1].points),
        reason=response.reason_note or response.reason_code,
    )


def _label(response: ResponseRecord) -> str:
    """Give the name that may be published: organisations by name, private people not."""
    return response.organisation if response.sender_kind in _NAMED else ""


def _keep(
    context: Context,
    actor: User,
    gathered: _Gathered,
    kind: str,
    content: bytes,
) -> ExportRecord:
    key = f"exports/{context.new_id()}"
    sha256, _size = context.files.save(key, io.BytesIO(content))
    record = ExportRecord(
        id=context.new_id(),
        hearing_id=gathered.hearing.id,
        kind=kind,
        exported_by=actor.id,
        exported_at=context.now(),
        file_key=key,
        file_sha256=sha256,
        approval_ids=sorted(approval.id for approval, _revision in gathered.approved.values()),
    )
    with context.write() as work:
        work.exports.add(record)
        work.audit.append(
            at=record.exported_at,
            actor=actor.id,
            action="exported",
            hearing_id=gathered.hearing.id,
            facts={
                "kind": kind,
                "sha256": sha256,
                "approvals": len(record.approval_ids),
            },
        )
        work.commit()
    return record
