"""What is measured of a review, without a word of anybody's text."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, Table

from summarizer.store.tables.base import ID, metadata
from summarizer.store.types import UtcDateTime

# Worked out once, when the approval is given: figures over thousands must be quick.
approval_figures = Table(
    "approval_figures",
    metadata,
    Column("approval_id", ID, ForeignKey("approval.id"), primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    # Empty where no engine drafted.
    Column("engine", String(40), nullable=False),
    Column("prompt_version", String(80), nullable=False),
    # shown | blind | by_hand
    Column("arm", String(20), nullable=False),
    # own | draft | mixed: which text a blind review ended with.
    Column("finished_with", String(20), nullable=False),
    Column("unedited", Boolean, nullable=False),
    # Words changed, of all words: 0 to 1.
    Column("edit_distance", Float, nullable=False),
    Column("open_seconds", Integer, nullable=False),
    Column("reds_found", Integer, nullable=False),
    Column("reds_overturned", Integer, nullable=False),
    # Points with evidence on each side, and how many the other side covers.
    Column("person_points", Integer, nullable=False),
    Column("person_points_met", Integer, nullable=False),
    Column("draft_points", Integer, nullable=False),
    Column("draft_points_met", Integer, nullable=False),
)

blind_review = Table(
    "blind_review",
    metadata,
    Column("response_id", ID, ForeignKey("response.id"), primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("chosen_at", UtcDateTime, nullable=False),
    # What the person wrote before the draft was shown; empty while it is hidden.
    Column("own_revision_id", ID, nullable=True),
    Column("revealed_by", ID, nullable=True),
    Column("revealed_at", UtcDateTime, nullable=True),
)
