"""The coding frame of a hearing, which point belongs where, and the samples coded twice."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from summarizer.store.tables.base import ID, metadata
from summarizer.store.types import UtcDateTime

category = Table(
    "category",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", String(120), nullable=False),
    Column("description", Text, nullable=False),
    # Words that speak for the category, separated by commas.
    Column("keywords", Text, nullable=False),
    # Set when it was merged into another, or taken out.
    Column("merged_into", ID, nullable=True),
    Column("retired_at", UtcDateTime, nullable=True),
    Column("created_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)

point_coding = Table(
    "point_coding",
    metadata,
    Column("response_id", ID, ForeignKey("response.id"), primary_key=True),
    # A point of the response's newest version; empty: the response as a whole.
    Column("point_id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False),
    # Empty: looked at, belongs nowhere.
    Column("category_id", ID, ForeignKey("category.id"), nullable=True),
    Column("stance", String(20), nullable=False),
    # False: a suggestion.
    Column("by_person", Boolean, nullable=False),
    # A person; the engine that suggested; empty: the words of the frame did.
    Column("decided_by", ID, nullable=True),
    Column("decided_at", UtcDateTime, nullable=False),
    Index("ix_point_coding_hearing_category", "hearing_id", "category_id", "response_id"),
)

coding_sample = Table(
    "coding_sample",
    metadata,
    Column("id", ID, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    # The same seed draws the same points from the same population.
    Column("seed", String(32), nullable=False),
    Column("population", Integer, nullable=False),
    Column("drawn_by", ID, ForeignKey("user_account.id"), nullable=False),
    Column("drawn_at", UtcDateTime, nullable=False),
)

sampled_point = Table(
    "sampled_point",
    metadata,
    Column("sample_id", ID, ForeignKey("coding_sample.id"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False),
    Column("point_id", ID, nullable=False),
    # As it stood when the sample was drawn, and who had decided it (empty: the program).
    Column("first_category_id", ID, ForeignKey("category.id"), nullable=True),
    Column("first_by", ID, nullable=True),
    # The second coder's answer, which may be none of the categories.
    Column("second_category_id", ID, ForeignKey("category.id"), nullable=True),
    Column("second_by", ID, nullable=True),
    Column("coded_at", UtcDateTime, nullable=True),
)
