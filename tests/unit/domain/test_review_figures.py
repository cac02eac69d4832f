"""How far two sets of points rest on the same passages."""

from __future__ import annotations

from summarizer.domain.draft import Point
from summarizer.domain.review_figures import points_met
from summarizer.domain.span import Span


def point(*spans: tuple[int, int]) -> Point:
    return Point("x", tuple(Span(*span) for span in spans))


def test_half_of_the_passages_is_enough_and_points_without_any_do_not_count() -> None:
    mine = [point((0, 10)), point((20, 40)), point((50, 60)), point()]
    theirs = [point((0, 10), (30, 40))]
    assert points_met(mine, theirs) == (3, 2)
    assert points_met(theirs, mine) == (1, 1)


def test_nothing_is_met_by_nothing() -> None:
    assert points_met([point((0, 3))], []) == (1, 0)
    assert points_met([], [point((0, 3))]) == (0, 0)
