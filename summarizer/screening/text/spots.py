"""What a recognizer sees: a stretch of text and what it looks like."""

from __future__ import annotations

from typing import NamedTuple

# Scores from here on are `sure`, below it `doubt`.
SURE = 0.7


class Spot(NamedTuple):
    """Characters ``start`` to ``end`` of a text that look like ``entity``."""

    start: int
    end: int
    entity: str
    score: float = 1.0
