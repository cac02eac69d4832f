"""Ways out of *unreadable*, and out of the hearing: replace, type, draft again, exclude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import Outcome
from summarizer.domain.hearing import AttentionNote
from summarizer.domain.response import Status
from summarizer.domain.source import SourceText
from summarizer.intake import recognise
from summarizer.intake.formats import HEAD_BYTES
from summarizer.store.purges import PURGED
from summarizer.store.records import BatchState, Stage
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.moves import (
    FILE_REPLACED,
    OF_ANOTHER_TEXT,
    RESTORED,
    change_status,
    get_response,
    schedule,
)
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.uploads.receive_files import kept_filename, new_file_key

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context
    from summarizer.workflow.uploads.upload import Upload

# Work that a worker has yet to do when a response comes back in this status.
_NEXT_STAGE = {
    Status.RECEIVED: Stage.READ,
    Status.READ: Stage.SCREEN,
    Status.CLEARED: Stage.DRAFT,
}


def replace_file(context: Context, actor: User, response_id: str, upload: Upload) -> None:
    """Put a readable file in the place of an unreadable one, under the same number.

    The old file is kept in the store; its hash stands in the audit chain. Only for a file that
    could not be read: a held letter cannot be swapped for another past its hold.
    Raises ``Invalid`` when the new file's format is not one that can be read.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as look:
        response = _unreadable(look, response_id)
    key = new_file_key(context, response.hearing_id)
    try:
        _replace(context, actor, response_id, upload, key)
    except Exception:
        context.files.delete(key)
        raise


def _replace(context: Context, actor: User, response_id: str, upload: Upload, key: str) -> None:
    sha256, size = context.files.save(key, upload.stream)
    recognised = recognise(upload.filename, context.files.head(key, HEAD_BYTES))
    if recognised is None:
        raise Invalid(danish("Filens format kan ikke læses. Gem brevet som PDF, og prøv igen."))
    with context.write() as work:
        response = _unreadable(work, response_id)
        change_status(
            context,
            work,
            response,
            Status.RECEIVED,
            actor=actor.id,
            reason_code=FILE_REPLACED,
            values={
                "filename": kept_filename(upload.filename),
                "file_key": key,
                "file_sha256": sha256,
                "file_bytes": size,
                "file_format": recognised.value,
            },
            facts={"old_sha256": response.file_sha256, "new_sha256": sha256},
        )
        schedule(context, work, response_id, Stage.READ)
        work.commit()


def type_text(context: Context, actor: User, response_id: str, text: str) -> None:
    """Use a text that a person typed off the paper; it is screened like any other.

    Only for a file that could not be read: a held text cannot be typed past its hold.
    """
    require(actor, Permission.CORRECT)
    if not text.strip():
        raise Invalid(danish("Skriv høringssvarets tekst i feltet."))
    typed = text.replace("\r\n", "\n").replace("\x00", "").strip()
    source = SourceText.from_text(typed)
    with context.write() as work:
        response = _unreadable(work, response_id)
        work.responses.save_text(response_id, source, typed=True, at=context.now())
        change_status(
            context,
            work,
            response,
            Status.READ,
            actor=actor.id,
            reason_code="text_typed",
            values=OF_ANOTHER_TEXT,
        )
        schedule(context, work, response_id, Stage.SCREEN)
        work.commit()


def ask_new_draft(context: Context, actor: User, response_id: str, *, note: str = "") -> None:
    """Ask for another draft, with one more attention note if given; the old draft stays."""
    require(actor, Permission.CORRECT)
    note = note.strip()
    with context.write() as work:
        response = get_response(work, response_id)
        screening = work.screenings.get(response.screening_id or "")
        if screening is None or screening.verdict.outcome is not Outcome.CLEARED:
            raise Invalid(
                danish(
                    "Teksten er ikke frigivet af screeningen, så der kan ikke laves et udkast. "
                    "Skriv referatet selv, eller send teksten til ny screening."
                )
            )
        if note:
            refuse_personal_notes(context, work, [note])
            work.hearings.add_notes(
                [
                    AttentionNote(
                        id=context.new_id(),
                        hearing_id=response.hearing_id,
                        text=note,
                        batch_id=response.batch_id,
                    ),
                ],
                response_id=response_id,
            )
        change_status(
            context,
            work,
            response,
            Status.CLEARED,
            actor=actor.id,
            reason_code="new_draft",
        )
        schedule(context, work, response_id, Stage.DRAFT)
        work.commit()


def exclude_response(context: Context, actor: User, response_id: str, *, reason: str) -> None:
    """Take a response out of the hearing, with a reason; it stays in the ledger."""
    require(actor, Permission.CORRECT)
    if not reason.strip():
        raise Invalid(danish("Skriv, hvorfor høringssvaret skal udelades."))
    with context.write() as work:
        response = get_response(work, response_id)
        work.runs.cancel(response_id, at=context.now())
        if response.status is Status.APPROVED:
            work.approvals.withdraw(response.approval_id or "", by=actor.id, at=context.now())
        change_status(
            context,
            work,
            response,
            Status.EXCLUDED,
            actor=actor.id,
            reason_code="excluded_by_staff",
            values={
                "status_before_exclusion": _without_approval(response.status),
                "approval_id": None,
                "reason_note": reason.strip(),
            },
        )
        work.commit()


def restore_response(context: Context, actor: User, response_id: str) -> None:
    """Take an excluded response in again, where it was; an approval does not come back."""
    require(actor, Permission.CORRECT)
    with context.write() as work:
        response = get_response(work, response_id)
        back = response.status_before_exclusion
        if response.status is not Status.EXCLUDED or back is None or response.reason_code == PURGED:
            raise Changed
        change_status(
            context,
            work,
            response,
            back,
            actor=actor.id,
            reason_code=RESTORED,
            values={"status_before_exclusion": None},
        )
        batch = work.hearings.get_batch(response.batch_id)
        if batch is not None and batch.state is not BatchState.PREVIEW:
            # Before its batch starts, a response has no work to resume.
            _resume(context, work, response, back)
        work.commit()


def _unreadable(work: UnitOfWork, response_id: str) -> ResponseRecord:
    response = get_response(work, response_id)
    if response.status is not Status.UNREADABLE:
        raise Changed
    return response


def _without_approval(status: Status) -> Status:
    return Status.DRAFTED if status is Status.APPROVED else status


def _resume(
    context: Context,
    work: UnitOfWork,
    response: ResponseRecord,
    status: Status,
) -> None:
    stage = _NEXT_STAGE.get(status)
    if stage is not None:
        schedule(context, work, response.id, stage)
