"""What a recognizer sees: a stretch of text and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass

# Scores from here on are `sure`, below it `doubt`.
SURE = 0.7


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters ``start`` to ``end`` of a text that look like ``entity``."""

    start: int
    end: int
    entity: str
    score: float = 1.0
