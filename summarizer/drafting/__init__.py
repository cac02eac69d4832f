"""Drafting: masked text and attention notes become points that rest on cited passages."""

from __future__ import annotations

from summarizer.drafting.engine import Engine, Proposal, ProposedNote, ProposedPoint

__all__ = ["Engine", "Proposal", "ProposedNote", "ProposedPoint"]
