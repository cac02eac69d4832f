"""A planner uploads files, sees what was recognised, and starts (or regrets).

Every file is in the ledger from the moment it was received, also one that nobody can read
and one that the planner regrets: N files in, N rows out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.hearing import AttentionNote, SenderKind
from summarizer.domain.response import Status
from summarizer.intake import recognise
from summarizer.store.records import BatchRecord, BatchState, ResponseRecord, Stage
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.moves import change_status, schedule
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

# Enough of a file to tell its format by.
HEAD_BYTES = 8192
UNKNOWN_FORMAT = ""
_FILENAME_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as the browser or a script hands it over.

    ``sender`` is name and address, used for screening only; ``organisation`` may be published.
    """

    filename: str
    stream: IO[bytes]
    sender: str = ""
    organisation: str = ""
    sender_kind: SenderKind = SenderKind.CITIZEN
    declared_protected: bool = False
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class SenderDetails:
    """What the planner filled in about one file in the preview."""

    sender: str
    organisation: str
    sender_kind: SenderKind
    declared_protected: bool = False


@dataclass(frozen=True, slots=True)
class _Stored:
    upload: Upload
    key: str
    sha256: str
    size: int
    file_format: str


def receive_batch(
    context: Context,
    actor: User,
    *,
    hearing_id: str,
    uploads: Iterable[Upload],
    notes: Sequence[str] = (),
) -> str:
    """Store the files and their rows; nothing starts yet. Gives the batch's id.

    Raises ``Invalid`` for an upload without files or a note with personal data.
    """
    require(actor, Permission.UPLOAD)
    with context.read() as work:
        if work.hearings.get(hearing_id) is None:
            raise NotFound(danish("Høringen"))
        refuse_personal_notes(context, work, notes)
    stored = [_store(context, hearing_id, upload) for upload in uploads]
    if not stored:
        raise Invalid(danish("Vælg mindst én fil."))
    batch = BatchRecord(
        id=context.new_id(),
        hearing_id=hearing_id,
        uploaded_by=actor.id,
        uploaded_at=context.now(),
        state=BatchState.PREVIEW,
    )
    with context.write() as work:
        work.hearings.lock(hearing_id)
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
        first = work.responses.next_number(hearing_id)
        for number, one in enumerate(stored, start=first):
            _add_response(context, work, batch, one, number=number)
        work.audit.append(
            at=batch.uploaded_at,
            actor=actor.id,
            action="batch_received",
            hearing_id=hearing_id,
            facts={"batch": batch.id, "files": len(stored), "notes": len(notes)},
        )
        work.commit()
    return batch.id


def start_batch(
    context: Context,
    actor: User,
    batch_id: str,
    *,
    details: Mapping[str, SenderDetails] | None = None,
    left_out: frozenset[str] = frozenset(),
) -> None:
    """Let the workers begin. Pressing twice starts once.

    ``details`` and ``left_out`` are by response id; what is left out stays in the ledger as
    excluded (for instance the same file uploaded again).
    """
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        batch = _take(work, batch_id, new=BatchState.STARTED)
        for response in work.responses.page(batch.hearing_id, batch_id=batch_id):
            if response.status is not Status.RECEIVED:
                # Somebody excluded it while the preview was open; that stands.
                continue
            given = (details or {}).get(response.id)
            if given is not None:
                _fill_in(work, response, given)
            if response.id in left_out:
                _exclude(context, work, response, actor, "left_out_of_upload")
            elif response.file_format == UNKNOWN_FORMAT:
                change_status(
                    context,
                    work,
                    response,
                    Status.UNREADABLE,
                    actor=actor.id,
                    reason_code="unsupported_format",
                )
            else:
                schedule(context, work, response.id, Stage.READ)
        work.commit()


def cancel_batch(context: Context, actor: User, batch_id: str) -> None:
    """Regret an upload before it started: its files stay in the ledger as excluded."""
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        batch = _take(work, batch_id, new=BatchState.CANCELLED)
        for response in work.responses.page(batch.hearing_id, batch_id=batch_id):
            if response.status is Status.RECEIVED:
                _exclude(context, work, response, actor, "upload_cancelled")
        work.commit()


def _take(work: UnitOfWork, batch_id: str, *, new: BatchState) -> BatchRecord:
    batch = work.hearings.get_batch(batch_id)
    if batch is None:
        raise NotFound(danish("Uploaden"))
    if not work.hearings.set_batch_state(batch_id, old=BatchState.PREVIEW, new=new):
        raise Changed
    return batch


def _fill_in(work: UnitOfWork, response: ResponseRecord, given: SenderDetails) -> None:
    work.responses.update(
        response.id,
        expected=response.status,
        values={
            "sender": given.sender.strip(),
            "organisation": given.organisation.strip(),
            "sender_kind": given.sender_kind,
            "declared_protected": given.declared_protected,
        },
    )


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


def _store(context: Context, hearing_id: str, upload: Upload) -> _Stored:
    key = new_file_key(context, hearing_id)
    sha256, size = context.files.save(key, upload.stream)
    recognised = recognise(upload.filename, context.files.head(key, HEAD_BYTES))
    return _Stored(
        upload=upload,
        key=key,
        sha256=sha256,
        size=size,
        file_format=UNKNOWN_FORMAT if recognised is None else recognised.value,
    )


def kept_filename(name: str) -> str:
    """Give a file's name as it is kept: its end, where the suffix is, if it is too long."""
    return name.replace("\x00", "")[-_FILENAME_LIMIT:] or "uden navn"


def new_file_key(context: Context, hearing_id: str) -> str:
    """Give a fresh key for a file. All files of a hearing stand together: a purge takes all."""
    return f"{files_of(hearing_id)}/{context.new_id()}"


def files_of(hearing_id: str) -> str:
    """Give the folder of a hearing's files."""
    return f"hearings/{hearing_id}"


def _add_response(
    context: Context,
    work: UnitOfWork,
    batch: BatchRecord,
    stored: _Stored,
    *,
    number: int,
) -> None:
    upload = stored.upload
    at = context.now()
    work.responses.add(
        ResponseRecord(
            id=context.new_id(),
            hearing_id=batch.hearing_id,
            batch_id=batch.id,
            number=number,
            status=Status.RECEIVED,
            status_before_exclusion=None,
            reason_code="",
            reason_note="",
            filename=kept_filename(upload.filename),
            file_key=stored.key,
            file_sha256=stored.sha256,
            file_bytes=stored.size,
            file_format=stored.file_format,
            sender=upload.sender.strip(),
            organisation=upload.organisation.strip(),
            sender_kind=upload.sender_kind,
            declared_protected=upload.declared_protected,
            received_on=upload.received_on or at.date(),
            duplicate_of=work.responses.same_file(batch.hearing_id, stored.sha256),
            screening_id=None,
            draft_id=None,
            revision_id=None,
            approval_id=None,
            created_at=at,
            changed_at=at,
        ),
    )
