"""The embedded engine that quotes: deterministic, explainable, always there."""

from summarizer.drafting.citat.engine import CitatEngine

__all__ = ["CitatEngine"]
