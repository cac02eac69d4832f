"""A response, its text and its way through the workers."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from summarizer.store.tables.base import ID, SHA256, metadata
from summarizer.store.types import UtcDateTime

response = Table(
    "response",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False),
    Column("batch_id", ID, ForeignKey("batch.id"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    # Only while excluded: where to go back to.
    Column("status_before_exclusion", String(20), nullable=True),
    Column("reason_code", String(60), nullable=False, default=""),
    Column("reason_note", Text, nullable=False, default=""),
    Column("filename", String(300), nullable=False),
    Column("file_key", String(200), nullable=False),
    Column("file_sha256", SHA256, nullable=False),
    Column("file_bytes", Integer, nullable=False),
    Column("file_format", String(20), nullable=False),
    # Name and address as the portal, the mail header or the planner gave them: for screening.
    Column("sender", Text, nullable=False, default=""),
    # What may be published: the association, company or authority behind the sender.
    Column("organisation", String(300), nullable=False, default=""),
    Column("sender_kind", String(20), nullable=False),
    Column("declared_protected", Boolean, nullable=False, default=False),
    Column("received_on", Date, nullable=False),
    # Who told that day: staff, portal, mail; upload: nobody, it is the day of the upload.
    Column("received_from", String(20), nullable=False, default="staff"),
    # The response's number in the portal that it came from.
    Column("portal_number", String(80), nullable=False, default=""),
    Column("duplicate_of", ID, nullable=True),
    # The member of staff who took it or was given it; empty: free for anybody.
    Column("assigned_to", ID, ForeignKey("user_account.id"), nullable=True),
    # Of its text, once that is read: a hash of the words alone, so that the same letter in
    # another format is known again, and the length for those who begin with short ones.
    Column("words_sha256", SHA256, nullable=False, default=""),
    Column("text_chars", Integer, nullable=False, default=0),
    # Codes of what a reader was unsure of and a person has looked over in the file.
    Column("accepted_warnings", JSON, nullable=False, default=list),
    Column("screening_id", ID, nullable=True),
    Column("draft_id", ID, nullable=True),
    Column("revision_id", ID, nullable=True),
    Column("approval_id", ID, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("hearing_id", "number"),
    # Counts by status, and a list by number within a status, without reading any row.
    Index("ix_response_hearing_status", "hearing_id", "status", "number"),
    Index("ix_response_hearing_received", "hearing_id", "received_on", "number"),
    Index("ix_response_hearing_changed", "hearing_id", "changed_at", "number"),
    Index("ix_response_status_changed", "status", "changed_at"),
    Index("ix_response_assigned_to", "assigned_to", "status"),
    Index("ix_response_hearing_sha", "hearing_id", "file_sha256"),
    Index("ix_response_hearing_portal", "hearing_id", "portal_number"),
    Index("ix_response_hearing_words", "hearing_id", "words_sha256", "number"),
    # Whatever a list is narrowed to is counted without reading any row.
    Index(
        "ix_response_list",
        *("hearing_id", "status", "sender_kind", "file_format", "assigned_to", "received_on"),
    ),
    # A queue is counted and ordered without reading any row.
    Index(
        "ix_response_queue",
        *("status", "assigned_to", "hearing_id", "changed_at", "text_chars", "number", "id"),
    ),
)

source_text = Table(
    "source_text",
    metadata,
    Column("response_id", ID, ForeignKey("response.id"), primary_key=True),
    Column("text", Text, nullable=False),
    Column("structure", JSON, nullable=False),
    # True when a person typed the text because the file could not be read.
    Column("typed", Boolean, nullable=False, default=False),
    Column("read_at", UtcDateTime, nullable=False),
)

campaign_member = Table(
    "campaign_member",
    metadata,
    Column("response_id", ID, ForeignKey("response.id"), primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    # A, B, … within the hearing; a group keeps its letter when it grows.
    Column("label", String(8), nullable=False),
    # identical | template | partial
    Column("relation", String(20), nullable=False),
    Column("is_original", Boolean, nullable=False),
    # Places in the source text that only this sender wrote.
    Column("own_text", JSON, nullable=False),
)

run = Table(
    "run",
    metadata,
    Column("id", ID, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    Column("stage", String(20), nullable=False),
    Column("attempt", Integer, nullable=False),
    # queued → running → done | failed | lost
    Column("status", String(20), nullable=False),
    Column("error_code", String(80), nullable=False, default=""),
    Column("queued_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime, nullable=True),
    Column("heartbeat_at", UtcDateTime, nullable=True),
    Column("finished_at", UtcDateTime, nullable=True),
    # At most one live run a response, whatever two people press at once.
    Index(
        "uq_run_live",
        "response_id",
        unique=True,
        sqlite_where=text("status IN ('queued', 'running')"),
        postgresql_where=text("status IN ('queued', 'running')"),
    ),
    Index("ix_run_status", "status", "finished_at"),
)
