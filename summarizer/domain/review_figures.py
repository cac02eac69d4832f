"""What is measured of one review when it ends in an approval; numbers and codes, no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.domain.draft import Point


class Arm(StrEnum):
    """How the reviewer met the draft: at once, after writing first, or never."""

    SHOWN = "shown"
    BLIND = "blind"
    BY_HAND = "by_hand"


class FinishedWith(StrEnum):
    """Which text a blind review ended with."""

    OWN = "own"
    DRAFT = "draft"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """The figures of one approval.

    ``edit_distance`` is the share of words changed from draft to approved text, 0 to 1.
    ``reds_overturned`` of the ``reds_found`` were left standing with a reason. ``person_points``
    are points with evidence that a person wrote (before seeing the draft, in the blind arm) or
    approved; ``person_points_met`` of them rest on passages that the draft covers too, and
    ``draft_points`` the other way round. ``open_seconds`` is 0 where it is not known.
    """

    engine: str
    prompt_version: str
    arm: Arm
    finished_with: FinishedWith | None
    unedited: bool
    edit_distance: float
    open_seconds: int
    reds_found: int
    reds_overturned: int
    person_points: int = 0
    person_points_met: int = 0
    draft_points: int = 0
    draft_points_met: int = 0


def points_met(points: Sequence[Point], others: Iterable[Point]) -> tuple[int, int]:
    """Count the points with evidence, and those of which the others cite half or more."""
    cited = _places(others)
    found = met = 0
    for point in points:
        places = _places([point])
        if places:
            found += 1
            met += 2 * len(places & cited) >= len(places)
    return found, met


def _places(points: Iterable[Point]) -> set[int]:
    """Give every character of the source that the points cite."""
    return {
        place
        for point in points
        for span in point.evidence
        for place in range(span.start, span.end)
    }
