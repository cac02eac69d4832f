"""What was uploaded, file by file, before and after it became responses."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, Integer, String, Table

from summarizer.store.tables.base import ID, SHA256, metadata
from summarizer.store.types import UtcDateTime

received_file = Table(
    "received_file",
    metadata,
    Column("id", ID, primary_key=True),
    Column("batch_id", ID, ForeignKey("batch.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    # With the names of the archives around it.
    Column("filename", String(300), nullable=False),
    # Empty for what could not be taken out of its archive.
    Column("file_key", String(200), nullable=False, default=""),
    Column("file_sha256", SHA256, nullable=False, default=""),
    Column("file_bytes", BigInteger, nullable=False, default=0),
    # As the browser told it, in milliseconds: by it an interrupted upload knows its files again.
    Column("modified", BigInteger, nullable=True),
    # The archive that it came in.
    Column("inside", ID, nullable=True),
    # waiting, then what became of it: response, attachment, archive, list, cancelled
    Column("outcome", String(20), nullable=False),
    Column("reason_code", String(60), nullable=False, default=""),
    # Of an archive: what programs had put there for themselves, and was left out.
    Column("furniture", Integer, nullable=False, default=0),
    Column("response_id", ID, nullable=True),
    Column("received_at", UtcDateTime, nullable=False),
)

# Files that belong to a response besides its own.
attachment = Table(
    "attachment",
    metadata,
    Column("id", ID, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("filename", String(300), nullable=False),
    # Empty: the portal's list names it, and it never came in.
    Column("file_key", String(200), nullable=False, default=""),
    Column("file_sha256", SHA256, nullable=False, default=""),
    Column("file_bytes", BigInteger, nullable=False, default=0),
    Column("file_format", String(20), nullable=False, default=""),
    Index("ix_attachment_response", "response_id", "position"),
)

# What a planner confirmed that a portal's columns mean, for this hearing's later uploads.
list_columns = Table(
    "list_columns",
    metadata,
    Column("hearing_id", ID, ForeignKey("hearing.id"), primary_key=True),
    # Hash of the columns' names: a list without names has a citizen's words there.
    Column("header_key", SHA256, primary_key=True),
    # The meanings in order; an empty list means that it is no list of responses.
    Column("meanings", JSON, nullable=False),
    Column("confirmed_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("confirmed_at", UtcDateTime, nullable=False),
)
