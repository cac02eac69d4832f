"""What the store gives back where the domain has no value of its own: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.domain.hearing import SenderKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from summarizer.domain.draft import Draft
    from summarizer.domain.finding import Finding, Verdict
    from summarizer.domain.response import Status
    from summarizer.domain.span import Span
    from summarizer.domain.summary import Approval


class BatchState(StrEnum):
    """A batch is shown to the planner before anything starts.

    ``receiving``: files still come in; ``columns``: a list waits for a person to say what its
    columns mean.
    """

    RECEIVING = "receiving"
    COLUMNS = "columns"
    PREVIEW = "preview"
    STARTED = "started"
    CANCELLED = "cancelled"


# In these states nothing has begun, and a person can go on or regret.
UNSTARTED = (BatchState.RECEIVING, BatchState.COLUMNS, BatchState.PREVIEW)


class ReceivedFrom(StrEnum):
    """Who told the day a response was received; ``upload``: nobody, it is the upload's day."""

    STAFF = "staff"
    PORTAL = "portal"
    MAIL = "mail"
    UPLOAD = "upload"


class Became(StrEnum):
    """What a received file became."""

    WAITING = "waiting"
    RESPONSE = "response"
    ATTACHMENT = "attachment"
    ARCHIVE = "archive"
    LIST = "list"
    CANCELLED = "cancelled"


class Stage(StrEnum):
    """The three stages a worker does."""

    READ = "read"
    SCREEN = "screen"
    DRAFT = "draft"


class RunStatus(StrEnum):
    """One attempt at one stage. ``lost``: its worker stopped answering."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """The files one planner uploaded together.

    ``received_on`` and ``sender_kind`` hold for each that nothing better is known of.
    """

    id: str
    hearing_id: str
    uploaded_by: str
    uploaded_at: datetime
    state: BatchState
    received_on: date | None = None
    sender_kind: SenderKind = SenderKind.CITIZEN


@dataclass(frozen=True, slots=True)
class ReceivedRecord:
    """A file as it came in. ``modified`` is the browser's word, in milliseconds.

    ``inside`` is the archive it came in; ``file_key`` is empty for what could not be taken out
    of one, and ``reason_code`` says why. ``furniture`` counts what an archive held that
    programs had put there for themselves.
    """

    id: str
    batch_id: str
    position: int
    filename: str
    file_key: str
    file_sha256: str
    file_bytes: int
    outcome: Became
    received_at: datetime
    modified: int | None = None
    inside: str | None = None
    reason_code: str = ""
    furniture: int = 0
    response_id: str | None = None


@dataclass(frozen=True, slots=True)
class AttachmentRecord:
    """A file that belongs to a response besides its own, in order.

    Without a ``file_key`` it is missing: the portal's list names it, and it never came in.
    """

    id: str
    response_id: str
    position: int
    filename: str
    file_key: str = ""
    file_sha256: str = ""
    file_bytes: int = 0
    file_format: str = ""


@dataclass(frozen=True, slots=True)
class ResponseRecord:
    """A response's row: everything about it but its texts.

    ``reason_code`` says why it is held, unreadable or excluded; ``reason_note`` is what staff
    typed beside it. ``sender`` (name and address) is for screening, ``organisation`` may be
    published. ``file_bytes`` is the size of the file as uploaded. ``accepted_warnings`` are
    the codes of a reader's warnings that a person has looked over in the file. ``assigned_to``
    is the account that took the response or was given it, ``None`` while it is free.
    """

    id: str
    hearing_id: str
    batch_id: str
    number: int
    status: Status
    status_before_exclusion: Status | None
    reason_code: str
    reason_note: str
    filename: str
    file_key: str
    file_sha256: str
    file_bytes: int
    file_format: str
    sender: str
    organisation: str
    sender_kind: SenderKind
    declared_protected: bool
    received_on: date
    duplicate_of: str | None
    screening_id: str | None
    draft_id: str | None
    revision_id: str | None
    approval_id: str | None
    created_at: datetime
    changed_at: datetime
    accepted_warnings: tuple[str, ...] = ()
    received_from: ReceivedFrom = ReceivedFrom.STAFF
    portal_number: str = ""
    assigned_to: str | None = None


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One attempt at one stage of one response."""

    id: str
    response_id: str
    stage: Stage
    attempt: int
    status: RunStatus
    error_code: str
    queued_at: datetime
    started_at: datetime | None
    heartbeat_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class ScreeningRecord:
    """A stored verdict with its findings."""

    id: str
    response_id: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    decided_by: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A stored draft and the screening whose masked text it was made from."""

    id: str
    response_id: str
    screening_id: str
    draft: Draft
    created_at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """An approval and whether it still holds."""

    approval: Approval
    withdrawn_at: datetime | None
    withdrawn_by: str | None


@dataclass(frozen=True, slots=True)
class CampaignRecord:
    """A response's place in a campaign group; ``own_text`` only its sender wrote (offsets).

    ``relation`` to the group's original is ``identical``, ``template`` or ``partial``.
    """

    response_id: str
    label: str
    relation: str
    is_original: bool
    own_text: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A member of staff's own name for some filters of a hearing's list.

    ``query`` is what an address carries after its question mark.
    """

    id: str
    hearing_id: str
    user_id: str
    name: str
    query: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class RegisterRecord:
    """An imported protected register; ``content`` is keyed hashes only.

    ``in_force_at`` is ``None`` while it was only looked at. Its age counts from
    ``imported_at``. A removed version has lost its content and keeps its row.
    """

    id: str
    version: str
    entry_count: int
    imported_by: str
    imported_at: datetime
    content: bytes
    duplicates: int = 0
    in_force_at: datetime | None = None
    removed_at: datetime | None = None
    removed_by: str | None = None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One link of the audit chain. ``facts`` are codes, counts, ids and hashes."""

    sequence: int
    at: datetime
    actor: str
    action: str
    hearing_id: str | None
    response_id: str | None
    facts: Mapping[str, object]
    previous_hash: str
    hash: str
