"""Users, hearings and what belongs to a hearing as a whole."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Date, Float, ForeignKey, Integer, String, Table, Text

from summarizer.store.tables.base import ID, SHA256, metadata
from summarizer.store.types import UtcDateTime

user = Table(
    "user_account",
    metadata,
    Column("id", ID, primary_key=True),
    Column("username", String(80), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("role", String(40), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
    Column("password_hash", String(200), nullable=False),
    # Where they want to be told that an upload is done; empty: nowhere.
    Column("mail_address", String(200), nullable=False, default=""),
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
    # What all its drafts have cost so far, also those that were not used.
    Column("spent_oere", Float, nullable=False, default=0.0),
    # Any doubtful finding holds, not only what the policy says.
    Column("hold_on_doubt", Boolean, nullable=False, default=False),
    # A hard hold is released by two people.
    Column("second_person", Boolean, nullable=False, default=False),
    # Per cent of the responses whose reviewer writes first and sees the draft after.
    Column("blind_share", Integer, nullable=False, default=0),
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
    # receiving → (columns →) preview → started; cancelled from each but the last
    Column("state", String(20), nullable=False),
    # What holds for all its files unless a portal or a mail tells better.
    Column("received_on", Date, nullable=True),
    Column("sender_kind", String(20), nullable=False, default="citizen"),
    # When whoever uploaded it was told that it is done; empty: not yet.
    Column("told_at", UtcDateTime, nullable=True),
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
