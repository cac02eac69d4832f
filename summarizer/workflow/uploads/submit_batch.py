"""A planner uploads files, sees what was recognised, and starts (or regrets).

Every file is in the ledger from the moment it was received, also one that nobody can read
and one that the planner regrets: N files in, N rows out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.intake import Format
from summarizer.store.records import (
    UNSTARTED,
    BatchRecord,
    BatchState,
    Became,
    ReceivedFrom,
    ResponseRecord,
    Stage,
)
from summarizer.workflow.moves import (
    LEFT_OUT_OF_UPLOAD,
    UPLOAD_CANCELLED,
    change_status,
    get_response,
    schedule,
)
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound
from summarizer.workflow.uploads.attach_files import attach_files
from summarizer.workflow.uploads.make_responses import UNKNOWN_FORMAT
from summarizer.workflow.uploads.receive_files import Incoming, keep_file, open_batch, open_one
from summarizer.workflow.uploads.sort_batch import sort_batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context
    from summarizer.workflow.uploads.upload import Upload

# They tell themselves when they were sent.
MAILS = (Format.EML.value, Format.MSG.value)


@dataclass(frozen=True, slots=True)
class SenderDetails:
    """What the planner filled in about one file in the preview.

    ``attach_to`` is the number of the response of the same upload that the file belongs to.
    """

    sender: str
    organisation: str
    sender_kind: SenderKind
    declared_protected: bool = False
    received_on: date | None = None
    attach_to: int | None = None


def receive_batch(
    context: Context,
    actor: User,
    *,
    hearing_id: str,
    uploads: Iterable[Upload],
    notes: Sequence[str] = (),
    received_on: date | None = None,
    sender_kind: SenderKind = SenderKind.CITIZEN,
) -> str:
    """Receive files in one go and sort them; nothing starts yet. Gives the batch's id.

    An upload's stream is read before the next upload is asked for.
    ``received_on`` and ``sender_kind`` hold where neither an upload nor a portal tells better.
    Raises ``Invalid`` for an upload without files or a note with personal data.
    """
    files = iter(uploads)
    first = next(files, None)
    if first is None:
        raise Invalid(danish("Vælg mindst én fil."))
    batch_id = open_batch(
        context,
        actor,
        hearing_id=hearing_id,
        received_on=received_on,
        sender_kind=sender_kind,
        notes=notes,
    )
    told = add_files(context, actor, batch_id, chain([first], files))
    sort_batch(context, actor, batch_id, told=told)
    return batch_id


def add_files(
    context: Context, actor: User, batch_id: str, uploads: Iterable[Upload]
) -> dict[str, Upload]:
    """Add files to an open upload in one go; give what was told of each, by its id."""
    require(actor, Permission.UPLOAD)
    with context.read() as look:
        batch = open_one(look, batch_id)
        there = len(look.received.of_batch(batch_id))
    kept = {
        keep_file(context, batch, Incoming(one.filename, one.stream, position=there + at)): one
        for at, one in enumerate(uploads)
    }
    try:
        with context.write() as work:
            open_one(work, batch_id)
            work.received.add(kept)
            work.commit()
    except Changed:
        for file in kept:
            context.files.delete(file.file_key)
        raise
    return {file.id: upload for file, upload in kept.items()}


def start_batch(
    context: Context,
    actor: User,
    batch_id: str,
    *,
    details: Mapping[str, SenderDetails] | None = None,
    left_out: frozenset[str] = frozenset(),
    received_on: date | None = None,
) -> None:
    """Let the workers begin. Pressing twice starts once.

    ``received_on`` is the day of those that neither staff nor a portal told one for; a mail's own
    date is better still.

    ``details`` and ``left_out`` are by response id; what is left out stays in the ledger as
    excluded (for instance the same file uploaded again). Raises ``Invalid`` when a file
    should belong to a response that is not there.
    """
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        batch = _take(work, batch_id, new=BatchState.STARTED)
        attached = attach_files(
            context,
            work,
            actor,
            batch,
            {one: told.attach_to for one, told in (details or {}).items() if told.attach_to},
        )
        for response in work.responses.page(batch.hearing_id, batch_id=batch_id):
            if response.status is not Status.RECEIVED:
                # Somebody excluded it while the preview was open; that stands.
                continue
            given = (details or {}).get(response.id)
            values = _day(response, given, received_on) | _sender(given)
            if values:
                work.responses.update(response.id, expected=response.status, values=values)
            if response.id in left_out:
                _exclude(context, work, response, actor, LEFT_OUT_OF_UPLOAD)
            elif response.file_format == UNKNOWN_FORMAT:
                change_status(
                    context,
                    work,
                    response,
                    Status.UNREADABLE,
                    actor=actor.id,
                    reason_code=response.reason_code or "unsupported_format",
                )
            else:
                schedule(context, work, response.id, Stage.READ)
        for host_id, response in attached:
            _tell_host(work, host_id, response, (details or {}).get(response.id))
        work.commit()


def cancel_batch(context: Context, actor: User, batch_id: str) -> None:
    """Regret an upload before it started: its files stay in the ledger as excluded.

    What was said of its lists' columns is asked again at the next upload: it may be the reason.
    """
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        batch = _take(work, batch_id, new=BatchState.CANCELLED)
        for response in work.responses.page(batch.hearing_id, batch_id=batch_id):
            if response.status is Status.RECEIVED:
                _exclude(context, work, response, actor, UPLOAD_CANCELLED)
        files = work.received.of_batch(batch_id)
        if any(one.outcome is Became.LIST for one in files):
            work.list_columns.forget(batch.hearing_id)
        work.received.cancel(batch_id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="batch_cancelled",
            hearing_id=batch.hearing_id,
            facts={"batch": batch_id, "files": len(files)},
        )
        work.commit()


def _take(work: UnitOfWork, batch_id: str, *, new: BatchState) -> BatchRecord:
    batch = work.hearings.get_batch(batch_id)
    if batch is None:
        raise NotFound(danish("Uploaden"))
    old = (BatchState.PREVIEW,) if new is BatchState.STARTED else UNSTARTED
    if batch.state not in old or not work.hearings.set_batch_state(
        batch_id, old=batch.state, new=new
    ):
        raise Changed
    return batch


def _tell_host(
    work: UnitOfWork, host_id: str, response: ResponseRecord, given: SenderDetails | None
) -> None:
    """Let who sent an attachment count: the screening looks for them and for their protection."""
    told = response if given is None else given
    host = get_response(work, host_id)
    values = {
        "sender": "\n".join(filter(None, dict.fromkeys((host.sender, told.sender.strip())))),
        "declared_protected": host.declared_protected or told.declared_protected,
    }
    work.responses.update(host_id, expected=host.status, values=values)


def _sender(given: SenderDetails | None) -> dict[str, object]:
    if given is None:
        return {}
    return {
        "sender": given.sender.strip(),
        "organisation": given.organisation.strip(),
        "sender_kind": given.sender_kind,
        "declared_protected": given.declared_protected,
    }


def _day(
    response: ResponseRecord, given: SenderDetails | None, common: date | None
) -> dict[str, object]:
    is_untold = response.received_from is ReceivedFrom.UPLOAD
    told = None if given is None else given.received_on
    if told is not None and (is_untold or told != response.received_on):
        return {"received_on": told, "received_from": ReceivedFrom.STAFF}
    if common in {None, response.received_on} or not is_untold:
        return {}
    is_mail = response.file_format in MAILS
    return {
        "received_on": common,
        "received_from": ReceivedFrom.UPLOAD if is_mail else ReceivedFrom.STAFF,
    }


def _exclude(
    context: Context,
    work: UnitOfWork,
    response: ResponseRecord,
    actor: User,
    code: str,
) -> None:
    change_status(
        context,
        work,
        response,
        Status.EXCLUDED,
        actor=actor.id,
        reason_code=code,
        values={"status_before_exclusion": response.status},
    )
