"""Files come in, one by one, for as long as it takes; nothing is decided about them yet.

An upload that was broken off stays open: the same files sent again are known and not kept twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.hearing import AttentionNote, SenderKind
from summarizer.store.records import BatchRecord, BatchState, Became, ReceivedRecord
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.moves import open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

_FILENAME_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in. ``bytes_told`` is how many the browser said there are.

    ``modified`` (milliseconds) and ``position`` are the browser's word too.
    """

    filename: str
    stream: IO[bytes]
    position: int = 0
    modified: int | None = None
    bytes_told: int | None = None


def open_batch(
    context: Context,
    actor: User,
    *,
    hearing_id: str,
    received_on: date | None = None,
    sender_kind: SenderKind = SenderKind.CITIZEN,
    notes: Sequence[str] = (),
) -> str:
    """Begin an upload; give its id.

    Raises ``Invalid`` for a note with personal data, and ``Gone`` for a purged hearing.
    """
    require(actor, Permission.UPLOAD)
    batch = BatchRecord(
        id=context.new_id(),
        hearing_id=hearing_id,
        uploaded_by=actor.id,
        uploaded_at=context.now(),
        state=BatchState.RECEIVING,
        received_on=received_on,
        sender_kind=sender_kind,
    )
    with context.write() as work:
        open_hearing(work, hearing_id)
        refuse_personal_notes(context, work, notes)
        work.hearings.add_batch(batch)
        work.hearings.add_notes(
            AttentionNote(
                id=context.new_id(),
                hearing_id=hearing_id,
                text=text,
                batch_id=batch.id,
            )
            for text in notes
        )
        work.commit()
    return batch.id


def receive_file(context: Context, actor: User, batch_id: str, file: Incoming) -> ReceivedRecord:
    """Keep one file of an open upload; a file that is there already is not kept twice.

    Raises ``Changed`` when the upload is not open any more, and ``Invalid`` when fewer bytes
    came than were told: the connection broke.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as look:
        batch = open_one(look, batch_id)
    kept = keep_file(context, batch, file)
    if file.bytes_told is not None and kept.file_bytes != file.bytes_told:
        context.files.delete(kept.file_key)
        raise Invalid(danish("Filen kom ikke helt frem. Send den igen."))
    try:
        with context.write() as work:
            open_one(work, batch_id)
            twin = _already_there(work, kept)
            if twin is None:
                work.received.add([kept])
                work.commit()
    except Changed:
        # Regretted, or the hearing purged, while the file was on its way.
        context.files.delete(kept.file_key)
        raise
    if twin is None:
        return kept
    context.files.delete(kept.file_key)
    return twin


def keep_file(context: Context, batch: BatchRecord, file: Incoming) -> ReceivedRecord:
    """Stream a file to where it stays; its row is yet to be stored."""
    key = new_file_key(context, batch.hearing_id)
    try:
        sha256, size = context.files.save(key, file.stream)
    except BaseException:
        # The connection broke, or the disk is full: half a file is none.
        context.files.delete(key)
        raise
    return ReceivedRecord(
        id=context.new_id(),
        batch_id=batch.id,
        position=file.position,
        filename=kept_filename(file.filename),
        file_key=key,
        file_sha256=sha256,
        file_bytes=size,
        outcome=Became.WAITING,
        received_at=context.now(),
        modified=file.modified,
    )


def open_one(work: UnitOfWork, batch_id: str) -> BatchRecord:
    """Give an upload that still takes files. Raises ``NotFound`` or ``Changed``."""
    batch = work.hearings.get_batch(batch_id)
    if batch is None:
        raise NotFound(danish("Uploaden"))
    if batch.state is not BatchState.RECEIVING:
        raise Changed
    return batch


def kept_filename(name: str) -> str:
    """Give a file's name as it is kept: its end, where the suffix is, if it is too long."""
    # A name on a disk may hold bytes that are no letters; they cannot be stored.
    name = name.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    return name[-_FILENAME_LIMIT:] or "uden navn"


def new_file_key(context: Context, hearing_id: str) -> str:
    """Give a fresh key for a file. All files of a hearing stand together: a purge takes all."""
    return f"{files_of(hearing_id)}/{context.new_id()}"


def files_of(hearing_id: str) -> str:
    """Give the folder of a hearing's files."""
    return f"hearings/{hearing_id}"


def _already_there(work: UnitOfWork, new: ReceivedRecord) -> ReceivedRecord | None:
    """Find the very same sending: its answer was lost, and the browser sent it again."""
    if new.modified is None:
        return None
    return next(
        (
            one
            for one in work.received.of_batch(new.batch_id)
            if (one.position, one.filename, one.file_sha256, one.modified)
            == (new.position, new.filename, new.file_sha256, new.modified)
        ),
        None,
    )
