"""A file that belongs to a response comes after its upload was started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import TRANSITIONS, Status
from summarizer.intake import recognise
from summarizer.intake.formats import HEAD_BYTES
from summarizer.store.records import AttachmentRecord, Became, Stage
from summarizer.workflow.moves import change_status, get_response, schedule
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound
from summarizer.workflow.uploads.receive_files import Incoming, keep_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ReceivedRecord, ResponseRecord
    from summarizer.workflow.context import Context
    from summarizer.workflow.uploads.upload import Upload


def may_get_attachment(response: ResponseRecord) -> bool:
    """Tell whether a file can be added now: not to an approved text, nor while work waits."""
    onward = TRANSITIONS[response.status]
    is_waiting = response.status in {Status.EXCLUDED, Status.CLEARED}
    return bool(response.file_key) and Status.RECEIVED in onward and not is_waiting


def add_attachment(context: Context, actor: User, response_id: str, upload: Upload) -> None:
    """Put a file after the response's others, and send it through reading and screening again.

    Earlier drafts and versions stay in the history. Takes the place of the missing file of
    that name, or of the only one that is missing. Raises ``Invalid`` for a file that cannot
    be read or is there already, ``Changed`` where nothing can be added now.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as look:
        response = get_response(look, response_id)
        batch = look.hearings.get_batch(response.batch_id)
    if not may_get_attachment(response):
        raise Changed
    if batch is None:
        raise NotFound(danish("Uploaden"))
    kept = keep_file(context, batch, Incoming(upload.filename, upload.stream))
    try:
        _add(context, actor, response_id, kept)
    except Exception:
        context.files.delete(kept.file_key)
        raise


def _add(context: Context, actor: User, response_id: str, kept: ReceivedRecord) -> None:
    recognised = recognise(kept.filename, context.files.head(kept.file_key, HEAD_BYTES))
    if recognised is None or not kept.file_bytes:
        raise Invalid(danish("Filens format kan ikke læses. Gem brevet som PDF, og prøv igen."))
    with context.write() as work:
        response = get_response(work, response_id)
        if not may_get_attachment(response):
            raise Changed
        there = work.attachments.of(response_id)
        _refuse_twin(response, there, kept)
        attached = AttachmentRecord(
            id=context.new_id(),
            response_id=response_id,
            # Last: the text that is there already keeps its places.
            position=max((one.position for one in there), default=-1) + 1,
            filename=kept.filename,
            file_key=kept.file_key,
            file_sha256=kept.file_sha256,
            file_bytes=kept.file_bytes,
            file_format=recognised.value,
        )
        _store(work, there, attached)
        work.received.add([kept])
        work.received.became(kept.id, Became.ATTACHMENT, response_id=response_id)
        work.runs.cancel(response_id, at=context.now())
        change_status(
            context,
            work,
            response,
            Status.RECEIVED,
            actor=actor.id,
            reason_code="attachment_added",
            facts={"attachment_sha256": kept.file_sha256, "position": attached.position},
        )
        schedule(context, work, response_id, Stage.READ)
        work.commit()


def _refuse_twin(
    response: ResponseRecord, there: Sequence[AttachmentRecord], kept: ReceivedRecord
) -> None:
    if kept.file_sha256 in {response.file_sha256, *(one.file_sha256 for one in there)}:
        raise Invalid(danish("Filen hører allerede til høringssvaret. Vælg en anden fil."))


def _store(work: UnitOfWork, there: Sequence[AttachmentRecord], attached: AttachmentRecord) -> None:
    missing = [one for one in there if not one.file_key]
    named = [one for one in missing if one.filename.lower() == attached.filename.lower()]
    for one in named[:1] or (missing if len(missing) == 1 else ()):
        work.attachments.remove(one.id)
    work.attachments.add([attached])
