"""Approved summaries, and only they, become a hvidbog; every file becomes a row of the ledger."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import Certainty
from summarizer.domain.response import Status
from summarizer.export import texts_of, write_hvidbog, write_ledger
from summarizer.store.exports import ExportRecord
from summarizer.workflow.clean_ledger import received_without_forbidden, without_forbidden
from summarizer.workflow.inspection import FORBIDDEN
from summarizer.workflow.ledger_remarks import received_rows
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.receive_files import new_file_key
from summarizer.workflow.refusals import Invalid, NotFound
from summarizer.workflow.report import Gathered, build_report, gather, ledger_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.domain.user import User
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

_OPEN = frozenset(Status) - {Status.APPROVED, Status.EXCLUDED}


@dataclass(frozen=True, slots=True)
class ExportForecast:
    """What an export would hold, shown before the button is pressed."""

    approved: int
    under_treatment: int
    excluded: int


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
        gathered = gather(context, work, hearing_id)
    _refuse_unfinished(gathered, list_open=list_open)
    content = write_hvidbog(build_report(context, actor, gathered, municipality))
    _refuse_personal_data(gathered, content)
    return _keep(context, actor, gathered, "hvidbog", content)


def export_ledger(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    reason_words: Callable[[ResponseRecord], str],
) -> ExportRecord:
    """Write the ledger: as many rows as files ever came in, each with its state and reason.

    What must never be published is left out of its cells.
    """
    require(actor, Permission.EXPORT)
    with context.read() as work:
        gathered = gather(context, work, hearing_id)
    content = write_ledger(
        without_forbidden(gathered.screener, ledger_rows(gathered, reason_words)),
        received=received_without_forbidden(
            gathered.screener,
            received_rows(gathered.received, gathered.numbers),
        ),
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
        raise NotFound(danish("Eksporten"))
    try:
        content = context.files.read(record.file_key)
    except FileNotFoundError:
        raise NotFound(danish("Filen")) from None
    if hashlib.sha256(content).hexdigest() != record.file_sha256:
        raise Invalid(danish("Filen er ændret, siden den blev lavet. Lav eksporten igen."))
    return record, content


def _refuse_unfinished(gathered: Gathered, *, list_open: bool) -> None:
    if not gathered.approved:
        raise Invalid(danish("Der er ingen godkendte referater endnu. Godkend mindst ét først."))
    for approval, revision in gathered.approved.values():
        if approval.sha256 != revision.sha256:
            raise Invalid(
                danish(
                    "Et godkendt referat er ændret uden om programmet. Åbn det, og godkend det "
                    "igen, før der eksporteres."
                )
            )
    still_open = [one.number for one in gathered.responses if one.status in _OPEN]
    if still_open and not list_open:
        raise Invalid(
            danish(
                "%(count)s høringssvar er ikke færdigbehandlet. Gør dem færdige, eller vælg, at "
                "de skal stå som »under behandling«.",
                count=len(still_open),
            )
        )


def _refuse_personal_data(gathered: Gathered, content: bytes) -> None:
    """Screen the finished file, all its parts, before anybody can download it."""
    places = sum(_forbidden(gathered, text) for text in texts_of(content))
    if places:
        guilty = [str(one.number) for one in gathered.responses if _has_forbidden(gathered, one.id)]
        where = danish(" Se høringssvar nr. %(numbers)s.", numbers=", ".join(guilty))
        raise Invalid(
            danish(
                "Den færdige fil indeholder personoplysninger (steder: %(places)s) og blev "
                "ikke gemt. Ret referaterne, godkend dem igen, og lav eksporten igen.%(where)s",
                places=places,
                where=where if guilty else "",
            )
        )


def _has_forbidden(gathered: Gathered, response_id: str) -> bool:
    approved = gathered.approved.get(response_id)
    if approved is None:
        return False
    texts = [part.text for part in approved[1].points] + [one.text for one in approved[1].notes]
    return any(_forbidden(gathered, text) for text in texts)


def _forbidden(gathered: Gathered, text: str) -> int:
    """Count what may never be published."""
    return sum(
        finding.certainty is Certainty.SURE and finding.kind in FORBIDDEN
        for finding in gathered.screener.find_in_text(text)
    )


def _keep(
    context: Context,
    actor: User,
    gathered: Gathered,
    kind: str,
    content: bytes,
) -> ExportRecord:
    key = new_file_key(context, gathered.hearing.id)
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
    try:
        _store(context, record)
    except BaseException:
        context.files.delete(key)
        raise
    return record


def _store(context: Context, record: ExportRecord) -> None:
    """Put the export on record, unless an approval was taken back while it was written."""
    with context.write() as work:
        approved = work.responses.page(record.hearing_id, statuses=[Status.APPROVED])
        if not set(record.approval_ids) <= {one.approval_id for one in approved}:
            raise Invalid(
                danish(
                    "En godkendelse blev trukket tilbage, mens filen blev lavet. Lav eksporten "
                    "igen."
                )
            )
        work.exports.add(record)
        work.audit.append(
            at=record.exported_at,
            actor=record.exported_by,
            action="exported",
            hearing_id=record.hearing_id,
            facts={
                "kind": record.kind,
                "sha256": record.file_sha256,
                "approvals": len(record.approval_ids),
            },
        )
        work.commit()
