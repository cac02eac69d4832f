"""A planner says which files of an upload belong to another response than their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.store.records import AttachmentRecord, Became
from summarizer.workflow.moves import change_status
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import BatchRecord, ResponseRecord
    from summarizer.workflow.context import Context

MADE_ATTACHMENT = "made_attachment"


def attach_files(
    context: Context,
    work: UnitOfWork,
    actor: User,
    batch: BatchRecord,
    wanted: Mapping[str, int],
) -> tuple[tuple[str, ResponseRecord], ...]:
    """Make responses (by id) attachments of others (by number); they stay in the ledger.

    Gives the id of each one's new host with it. Raises ``Invalid`` for a number that is no other
    response of this upload.
    """
    if not wanted:
        return ()
    attached = []
    responses = work.responses.page(batch.hearing_id, batch_id=batch.id)
    waiting = [one for one in responses if one.status is Status.RECEIVED]
    hosts = {one.number: one for one in waiting if one.id not in wanted and one.file_key}
    for response in waiting:
        number = wanted.get(response.id)
        if number is None:
            continue
        host = hosts.get(number)
        if host is None or not response.file_key:
            raise Invalid(
                danish(
                    "Nr. %(number)s kan ikke være bilag til nr. %(host)s. Skriv nummeret på et "
                    "andet høringssvar i samme upload, som ikke selv er et bilag.",
                    number=response.number,
                    host=number,
                ),
            )
        _attach(context, work, actor, response, host)
        attached.append((host.id, response))
    return tuple(attached)


def _attach(
    context: Context,
    work: UnitOfWork,
    actor: User,
    response: ResponseRecord,
    host: ResponseRecord,
) -> None:
    there = work.attachments.of(host.id)
    missing = [one for one in there if not one.file_key]
    if len(missing) == 1:
        # The one name that no file had: this is it, the planner says.
        work.attachments.remove(missing[0].id)
    work.attachments.add(
        [
            AttachmentRecord(
                id=context.new_id(),
                response_id=host.id,
                position=max((one.position for one in there), default=-1) + 1,
                filename=response.filename,
                file_key=response.file_key,
                file_sha256=response.file_sha256,
                file_bytes=response.file_bytes,
                file_format=response.file_format,
            ),
        ],
    )
    for file in work.received.of_batch(response.batch_id):
        if file.response_id == response.id:
            work.received.became(file.id, Became.ATTACHMENT, response_id=host.id)
    change_status(
        context,
        work,
        response,
        Status.EXCLUDED,
        actor=actor.id,
        reason_code=MADE_ATTACHMENT,
        values={
            "status_before_exclusion": response.status,
            "reason_note": f"nr. {host.number}",
        },
        facts={"attached_to": host.id},
    )
