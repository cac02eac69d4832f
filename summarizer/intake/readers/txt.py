"""Plain text."""

from __future__ import annotations

from summarizer.intake.decoding import decode
from summarizer.intake.reading import Reading


def read(data: bytes) -> Reading:
    """Read the whole file as one page."""
    return Reading(pages=(decode(data),))
