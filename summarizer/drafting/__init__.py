"""Drafting: masked text and attention notes become points that rest on cited passages."""

from __future__ import annotations

from summarizer.drafting.categorise import Categoriser, stance_of
from summarizer.drafting.checks import Checked, check_notes, check_points
from summarizer.drafting.citat import CitatEngine
from summarizer.drafting.engine import (
    Engine,
    PricedEngine,
    Proposal,
    ProposedNote,
    ProposedPoint,
    SortingEngine,
)
from summarizer.drafting.make_draft import make_draft
from summarizer.drafting.readability import Readability, readability
from summarizer.drafting.warming import warm_up

__all__ = [
    "Categoriser",
    "Checked",
    "CitatEngine",
    "Engine",
    "PricedEngine",
    "Proposal",
    "ProposedNote",
    "ProposedPoint",
    "Readability",
    "SortingEngine",
    "check_notes",
    "check_points",
    "make_draft",
    "readability",
    "stance_of",
    "warm_up",
]
