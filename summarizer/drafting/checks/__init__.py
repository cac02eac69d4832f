"""Deterministic checks of every point against the passages it cites."""

from summarizer.drafting.checks.check import Checked, check_notes, check_points

__all__ = ["Checked", "check_notes", "check_points"]
