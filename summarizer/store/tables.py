"""All tables. The migrations build them; `alembic check` keeps the two alike."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from summarizer.store.types import UtcDateTime

# Named constraints can be dropped by a migration on every database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    },
)

ID = String(32)
SHA256 = String(64)

user = Table(
    "user_account",
    metadata,
    Column("id", ID, primary_key=True),
    Column("username", String(80), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("role", String(40), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("password_hash", String(200), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

hearing = Table(
    "hearing",
    metadata,
    Column("id", ID, primary_key=True),
    Column("title", String(300), nullable=False),
    Column("case_number", String(80), nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("deadline", Date, nullable=False),
    Column("engine", String(40), nullable=False),
    Column("four_eyes", Boolean, nullable=False, default=False),
    # House style, see domain/style.py; an empty object means the defaults.
    Column("style", JSON, nullable=False),
    Column("ceiling_oere", Integer, nullable=True),
    # Any doubtful finding holds, not only what the policy says.
    Column("hold_on_doubt", Boolean, nullable=False, default=False),
    # A hard hold is released by two people.
    Column("second_person", Boolean, nullable=False, default=False),
    # When its responses were last compared with each other; empty: never.
    Column("grouped_at", UtcDateTime, nullable=True),
    Column("created_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

batch = Table(
    "batch",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("uploaded_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("uploaded_at", UtcDateTime, nullable=False),
    # preview → started | cancelled
    Column("state", String(20), nullable=False),
)

attention_note = Table(
    "attention_note",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("batch_id", ID, ForeignKey("batch.id"), nullable=True, index=True),
    # Notes asked for one response only, with a new draft.
    Column("response_id", ID, nullable=True, index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

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
    Column("duplicate_of", ID, nullable=True),
    # Codes of what a reader was unsure of and a person has looked over in the file.
    Column("accepted_warnings", JSON, nullable=False, default=list),
    Column("screening_id", ID, nullable=True),
    Column("draft_id", ID, nullable=True),
    Column("revision_id", ID, nullable=True),
    Column("approval_id", ID, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    UniqueConstraint("hearing_id", "number"),
    Index("ix_response_hearing_status", "hearing_id", "status"),
    Index("ix_response_hearing_sha", "hearing_id", "file_sha256"),
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

screening = Table(
    "screening",
    metadata,
    Column("id", ID, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("findings", JSON, nullable=False),
    Column("policy_version", String(80), nullable=False),
    Column("register_version", String(80), nullable=False),
    Column("masked_sha256", String(64), nullable=False),
    # The person who released or masked by hand; empty for the program's own verdict.
    Column("decided_by", ID, nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("id", ID, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    Column("screening_id", ID, ForeignKey("screening.id"), nullable=False),
    Column("engine", String(40), nullable=False),
    Column("model", String(120), nullable=False),
    Column("prompt_version", String(80), nullable=False),
    Column("masked_sha256", String(64), nullable=False),
    Column("content", JSON, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("raw_answer", Text, nullable=False),
    Column("usage", JSON, nullable=False),
    Column("fallback_reason", String(80), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("id", ID, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("author_id", ID, ForeignKey("user_account.id"), nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("content", JSON, nullable=False),
    Column("sha256", SHA256, nullable=False),
    UniqueConstraint("response_id", "number"),
)

approval = Table(
    "approval",
    metadata,
    Column("id", ID, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    Column("revision_id", ID, ForeignKey("revision.id"), nullable=False),
    Column("approved_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("approved_at", UtcDateTime, nullable=False),
    Column("sha256", SHA256, nullable=False),
    Column("open_seconds", Integer, nullable=False),
    Column("opened", JSON, nullable=False),
    Column("resolutions", JSON, nullable=False),
    Column("withdrawn_at", UtcDateTime, nullable=True),
    Column("withdrawn_by", ID, nullable=True),
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
    Index("ix_run_status", "status"),
)

protected_register = Table(
    "protected_register",
    metadata,
    Column("id", ID, primary_key=True),
    Column("version", String(80), nullable=False),
    Column("entry_count", Integer, nullable=False),
    Column("imported_by", ID, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    # Keyed hashes only; the key is kept outside the database. Empty once it was removed.
    Column("content", LargeBinary, nullable=False),
    Column("duplicates", Integer, nullable=False, default=0),
    # Empty: looked at, not yet put in force.
    Column("in_force_at", UtcDateTime, nullable=True),
    Column("removed_at", UtcDateTime, nullable=True),
    Column("removed_by", ID, nullable=True),
)

hearing_document = Table(
    "hearing_document",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("filename", String(300), nullable=False),
    Column("file_key", String(200), nullable=False),
    Column("file_sha256", SHA256, nullable=False),
    Column("file_bytes", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
)

hearing_word_decision = Table(
    "hearing_word_decision",
    metadata,
    Column("hearing_id", ID, ForeignKey("hearing.id"), primary_key=True),
    # Keyed hash of the word; the word itself stands in the responses only.
    Column("word_key", SHA256, primary_key=True),
    Column("kind", String(40), primary_key=True),
    Column("personal", Boolean, nullable=False),
    Column("decided_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("decided_at", UtcDateTime, nullable=False),
)

release_proposal = Table(
    "release_proposal",
    metadata,
    Column("screening_id", ID, ForeignKey("screening.id"), primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    # Positions in the screening's findings.
    Column("not_personal", JSON, nullable=False),
    Column("proposed_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("proposed_at", UtcDateTime, nullable=False),
)

# How people's decisions went against the layers that made the findings.
layer_decision = Table(
    "layer_decision",
    metadata,
    Column("screening_id", ID, ForeignKey("screening.id"), primary_key=True),
    Column("layer", String(40), primary_key=True),
    Column("decided", Integer, nullable=False),
    Column("overturned", Integer, nullable=False),
)

export_log = Table(
    "export_log",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("exported_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("exported_at", UtcDateTime, nullable=False),
    Column("file_key", String(200), nullable=False),
    Column("file_sha256", SHA256, nullable=False),
    Column("approval_ids", JSON, nullable=False),
)

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(80), nullable=False),
    Column("action", String(60), nullable=False),
    Column("hearing_id", ID, nullable=True, index=True),
    Column("response_id", ID, nullable=True, index=True),
    # Codes, counts, ids and hashes; never words of a citizen.
    Column("facts", JSON, nullable=False),
    Column("previous_hash", SHA256, nullable=False),
    Column("hash", SHA256, nullable=False),
)
