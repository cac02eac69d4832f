"""The protected register, verdicts and what people decided about them."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, String, Table

from summarizer.store.tables.base import ID, metadata
from summarizer.store.types import UtcDateTime

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

release_proposal = Table(
    "release_proposal",
    metadata,
    Column("screening_id", ID, ForeignKey("screening.id"), primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    # Positions in the screening's findings.
    Column("not_personal", JSON, nullable=False),
    # Places beside them that the proposer saw: pairs of offsets into the source.
    Column("also_masked", JSON, nullable=False),
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
