"""Drafts, what people made of them, and approvals."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from summarizer.store.tables.base import ID, SHA256, metadata
from summarizer.store.types import UtcDateTime

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
    # How many red flags its points and notes carry, so that lists need not read the content.
    Column("red_flags", Integer, nullable=False),
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
