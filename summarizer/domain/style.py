"""House style: how a municipality wants its summaries, set on each hearing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# Below the lowest, no municipal text is written; above the highest, nobody would ask for it.
LIX_RANGE: Final = (20, 60)


class Tone(StrEnum):
    """How points are worded by an engine that words them."""

    NEUTRAL = "neutral"
    PLAIN = "plain"
    FORMAL = "formal"


class Shape(StrEnum):
    """How a summary is printed: numbered points, or the points as one running paragraph."""

    POINTS = "points"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What an engine is asked to keep to.

    ``share`` is the part of the letter's length a draft may have, in (0, 1]. ``max_points``
    0 means as many as there are. ``lix`` is the highest LIX wanted, 0 for none. An engine
    that quotes keeps ``share`` and ``max_points``; the sender's words have their own tone.
    Raises ``ValueError`` for figures outside these ranges.
    """

    share: float = 0.5
    max_points: int = 0
    tone: Tone = Tone.NEUTRAL
    shape: Shape = Shape.POINTS
    lix: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError("the share of the text lies between 0 and 1")
        if self.max_points < 0:
            raise ValueError("the most points cannot be below 0")
        if self.lix and not LIX_RANGE[0] <= self.lix <= LIX_RANGE[1]:
            raise ValueError("a LIX target lies between 20 and 60")


DEFAULT_STYLE: Final = HouseStyle()
