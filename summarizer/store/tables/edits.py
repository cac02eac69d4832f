"""What people are typing and have not saved yet."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, String, Table

from summarizer.store.tables.base import ID, metadata
from summarizer.store.types import UtcDateTime

unsaved_edit = Table(
    "unsaved_edit",
    metadata,
    Column("response_id", ID, ForeignKey("response.id"), primary_key=True),
    Column("user_id", ID, ForeignKey("user_account.id"), primary_key=True),
    # Which rendering of the form it was typed in.
    Column("sheet", String(64), nullable=False),
    # The form's names and values as sent; empty once they are saved or let go.
    Column("fields", JSON, nullable=False),
    Column("kept_at", UtcDateTime, nullable=False),
)
