"""Finished files: kept with their hash and their approvals, fetched only as they were made."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.store.exports import ExportRecord
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound
from summarizer.workflow.uploads.receive_files import new_file_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context
    from summarizer.workflow.finish.report import Gathered


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


def previous_hvidbog(work: UnitOfWork, hearing_id: str) -> ExportRecord | None:
    """Give the newest hvidbog whose rows were kept: what a new one is compared with."""
    made = work.exports.history(hearing_id)
    return next((one for one in made if one.kind == "hvidbog" and one.rows), None)


def keep_export(
    context: Context,
    actor: User,
    gathered: Gathered,
    kind: str,
    content: bytes,
    *,
    rows: Mapping[str, str] | None = None,
) -> ExportRecord:
    """Keep a finished file with its hash and the approvals it stands on.

    Raises ``Invalid`` when one of them was taken back while the file was written.
    """
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
        rows=rows or {},
    )
    try:
        _store(context, record)
    except Exception:
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
