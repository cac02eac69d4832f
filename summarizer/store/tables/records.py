"""What is kept of what was done: exports and the audit chain."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table

from summarizer.store.tables.base import ID, SHA256, metadata
from summarizer.store.types import UtcDateTime

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
    # The sha256 of each row of a hvidbog, by its number.
    Column("rows", JSON, nullable=False),
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
