"""Sorted files and rows become responses: one each, and every file has its place."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.intake import recognise, why_not_read
from summarizer.intake.formats import HEAD_BYTES
from summarizer.store.records import (
    AttachmentRecord,
    BatchState,
    Became,
    ReceivedFrom,
    ReceivedRecord,
    ResponseRecord,
)
from summarizer.workflow.danish_time import danish_day
from summarizer.workflow.refusals import Changed
from summarizer.workflow.uploads.portal_lists import portal_number
from summarizer.workflow.uploads.receive_files import Incoming, keep_file, kept_filename

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.user import User
    from summarizer.intake import Matched, PortalRow
    from summarizer.store import UnitOfWork
    from summarizer.store.records import BatchRecord
    from summarizer.workflow.context import Context
    from summarizer.workflow.uploads.upload import Upload

UNKNOWN_FORMAT = ""
ROW_WITHOUT_TEXT = "row_without_text"
_LONGEST_ORGANISATION = 300


@dataclass(frozen=True, slots=True)
class Sorted:
    """What an upload turned out to be.

    ``rows`` are a portal's responses with the list each stands in; ``files`` everything else,
    to which ``matched`` refers by position. ``opened`` are archives and what came out of them.
    """

    batch: BatchRecord
    received: int
    opened: tuple[ReceivedRecord, ...]
    lists: tuple[ReceivedRecord, ...]
    files: tuple[ReceivedRecord, ...]
    rows: tuple[tuple[ReceivedRecord, PortalRow], ...]
    matched: Matched
    told: Mapping[str, Upload]


@dataclass(frozen=True, slots=True)
class _Planned:
    """A response to be: its own file, then what else belongs to it.

    ``own`` is ``None`` for a row with neither text nor file. ``made`` is a file that holds a
    row's text; nobody sent it.
    """

    position: int
    own: ReceivedRecord | None
    made: bool = False
    others: tuple[ReceivedRecord, ...] = ()
    missing: tuple[str, ...] = ()
    row: PortalRow | None = None
    name: str = ""


def save_sorted(context: Context, actor: User, sorted_: Sorted) -> None:
    """Save the responses of an upload, which then waits in its preview.

    Raises ``Changed`` when something else happened to the upload in the meantime.
    """
    batch = sorted_.batch
    planned = _plan(context, sorted_)
    with context.write() as work:
        work.hearings.lock(batch.hearing_id)
        if len(work.received.of_batch(batch.id)) != sorted_.received:
            raise Changed
        if not work.hearings.set_batch_state(batch.id, old=batch.state, new=BatchState.PREVIEW):
            raise Changed
        work.received.replace(sorted_.opened)
        for source in sorted_.lists:
            work.received.became(source.id, Became.LIST)
        known = work.responses.portal_rows(batch.hearing_id)
        first = work.responses.next_number(batch.hearing_id)
        for number, one in enumerate(planned, start=first):
            _add(context, work, sorted_, one, number=number, known=known)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="batch_received",
            hearing_id=batch.hearing_id,
            facts={
                "batch": batch.id,
                "files": len(work.received.of_batch(batch.id)),
                "responses": len(planned),
                "notes": len(work.hearings.notes_for(batch.hearing_id, batch_id=batch.id))
                - len(work.hearings.notes_for(batch.hearing_id, batch_id=None)),
            },
        )
        work.commit()


def _plan(context: Context, sorted_: Sorted) -> list[_Planned]:
    """Give the responses in the order in which their files and lists came."""
    matched = sorted_.matched
    planned = [
        _plan_row(context, sorted_, source, row, at)
        for at, (source, row) in enumerate(sorted_.rows)
    ]
    planned += [
        _Planned(position=sorted_.files[at].position, own=sorted_.files[at]) for at in matched.left
    ]
    return sorted(planned, key=lambda one: one.position)


def _plan_row(
    context: Context, sorted_: Sorted, source: ReceivedRecord, row: PortalRow, at: int
) -> _Planned:
    files = tuple(sorted_.files[one] for one in sorted_.matched.files.get(at, ()))
    where = f"svar {row.number}" if row.number else f"række {row.line}"
    name = f"{source.filename}, {where}"
    own: ReceivedRecord | None
    if row.text:
        content = io.BytesIO(row.text.encode("utf-8", "replace"))
        own = keep_file(context, sorted_.batch, Incoming(f"{name}.txt", content))
        made, others = True, files
    else:
        own, made, others = (files[0] if files else None), False, files[1:]
    return _Planned(
        position=source.position,
        own=own,
        made=made,
        others=others,
        missing=sorted_.matched.missing.get(at, ()),
        row=row,
        name=name,
    )


def _add(
    context: Context,
    work: UnitOfWork,
    sorted_: Sorted,
    one: _Planned,
    *,
    number: int,
    known: dict[str, tuple[str, str]],
) -> None:
    record = _record(context, sorted_, one, number=number)
    twin = None
    if one.row is not None:
        twin = known.get(record.portal_number, (None, ""))[0]
        known.setdefault(record.portal_number, (record.id, record.file_sha256))
    elif record.file_sha256:
        twin = work.responses.same_file(record.hearing_id, record.file_sha256)
    work.responses.add(replace(record, duplicate_of=twin))
    if one.own is not None and not one.made:
        work.received.became(one.own.id, Became.RESPONSE, response_id=record.id)
    work.attachments.add(
        AttachmentRecord(
            id=context.new_id(),
            response_id=record.id,
            position=at,
            filename=file.filename,
            file_key=file.file_key,
            file_sha256=file.file_sha256,
            file_bytes=file.file_bytes,
            file_format=_format(context, file),
        )
        for at, file in enumerate(one.others)
    )
    for file in one.others:
        work.received.became(file.id, Became.ATTACHMENT, response_id=record.id)
    work.attachments.add(
        AttachmentRecord(context.new_id(), record.id, len(one.others) + at, kept_filename(name))
        for at, name in enumerate(one.missing)
    )


def _record(context: Context, sorted_: Sorted, one: _Planned, *, number: int) -> ResponseRecord:
    batch, row, own = sorted_.batch, one.row, one.own
    told = None if own is None else sorted_.told.get(own.id)
    at = context.now()
    known_format = UNKNOWN_FORMAT if own is None else _format(context, own)
    record = ResponseRecord(
        id=context.new_id(),
        hearing_id=batch.hearing_id,
        batch_id=batch.id,
        number=number,
        status=Status.RECEIVED,
        status_before_exclusion=None,
        reason_code="" if known_format else _why_not(context, own),
        reason_note="",
        filename=kept_filename(one.name) if own is None else own.filename,
        file_key="" if own is None else own.file_key,
        file_sha256="" if own is None else own.file_sha256,
        file_bytes=0 if own is None else own.file_bytes,
        file_format=known_format,
        sender="",
        organisation="",
        sender_kind=batch.sender_kind,
        declared_protected=False,
        received_on=batch.received_on or danish_day(at),
        duplicate_of=None,
        screening_id=None,
        draft_id=None,
        revision_id=None,
        approval_id=None,
        created_at=at,
        changed_at=at,
        received_from=ReceivedFrom.UPLOAD if batch.received_on is None else ReceivedFrom.STAFF,
    )
    if row is not None:
        return _with_row(record, row)
    return record if told is None else _with_upload(record, told)


def _with_row(record: ResponseRecord, row: PortalRow) -> ResponseRecord:
    """Fill in what a portal's row tells of its sender and its day."""
    record = replace(
        record,
        sender=row.sender,
        organisation=row.organisation[:_LONGEST_ORGANISATION],
        sender_kind=row.kind or record.sender_kind,
        declared_protected=row.declared_protected,
        portal_number=portal_number(row),
    )
    if row.received_on is None:
        return record
    return replace(record, received_on=row.received_on, received_from=ReceivedFrom.PORTAL)


def _with_upload(record: ResponseRecord, told: Upload) -> ResponseRecord:
    """Fill in what a script told of a file."""
    record = replace(
        record,
        sender=told.sender.strip(),
        organisation=told.organisation.strip(),
        sender_kind=told.sender_kind or record.sender_kind,
        declared_protected=told.declared_protected,
    )
    if told.received_on is None:
        return record
    return replace(record, received_on=told.received_on, received_from=ReceivedFrom.STAFF)


def _format(context: Context, file: ReceivedRecord) -> str:
    if file.reason_code or not file.file_key or not file.file_bytes:
        return UNKNOWN_FORMAT
    found = recognise(file.filename, context.files.head(file.file_key, HEAD_BYTES))
    return UNKNOWN_FORMAT if found is None else found.value


def _why_not(context: Context, file: ReceivedRecord | None) -> str:
    if file is None:
        return ROW_WITHOUT_TEXT
    if file.reason_code or not file.file_key:
        return file.reason_code or "missing"
    if not file.file_bytes:
        return "empty"
    return why_not_read(file.filename, context.files.head(file.file_key, HEAD_BYTES))
