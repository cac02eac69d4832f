"""What people keep of lists: who looks at a response now, and views they saved."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table, Text, UniqueConstraint

from summarizer.store.tables.base import ID, metadata
from summarizer.store.types import UtcDateTime

presence = Table(
    "presence",
    metadata,
    Column("response_id", ID, ForeignKey("response.id"), primary_key=True),
    Column("user_id", ID, ForeignKey("user_account.id"), primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False, index=True),
)

saved_view = Table(
    "saved_view",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("user_id", ID, ForeignKey("user_account.id"), nullable=False),
    Column("name", String(80), nullable=False),
    # The filters and the order as an address carries them; never what somebody searched for.
    Column("query", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    UniqueConstraint("user_id", "hearing_id", "name"),
)
