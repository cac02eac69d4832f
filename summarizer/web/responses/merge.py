"""Two people wrote at once: what the other one saved can be taken over point by point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from summarizer.web.responses.edited import EditedPoint, from_revision
from summarizer.web.responses.word_diff import word_diff

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.summary import Revision
    from summarizer.web.responses.edited import EditedSummary
    from summarizer.web.responses.word_diff import Change

# From here on two points are two wordings of one.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class TheirPoint:
    """A point that only the saved version has, or has in other words.

    ``number`` is its own and ``mine`` that of the point in the form that it would replace
    (both from 1); without ``mine`` it would be added. ``changes`` lead from mine to theirs.
    """

    number: int
    text: str
    mine: int | None
    changes: tuple[Change, ...]


def their_points(theirs: Revision | None, edited: EditedSummary) -> tuple[TheirPoint, ...]:
    """Give what can be taken over from the version that somebody else saved."""
    if theirs is None:
        return ()
    own_texts = [point.text.strip() for point in edited.points]
    found = []
    for number, point in enumerate(theirs.points, start=1):
        if point.text in own_texts:
            continue
        at = _nearest(point.text, edited.points, known={one.text for one in theirs.points})
        mine = "" if at is None else edited.points[at].text
        found.append(
            TheirPoint(
                number,
                point.text,
                None if at is None else at + 1,
                word_diff(mine, point.text),
            ),
        )
    return tuple(found)


def take_theirs(
    edited: EditedSummary,
    theirs: Revision,
    number: int,
    source: SourceText | None,
) -> EditedSummary:
    """Put one of their points in the place of mine, or beside mine where I have none."""
    row = next((one for one in their_points(theirs, edited) if one.number == number), None)
    if row is None:
        return edited
    point = from_revision(theirs, source).points[number - 1]
    points = edited.points
    if row.mine is None:
        return replace(edited, points=(*points[: number - 1], point, *points[number - 1 :]))
    at = row.mine - 1
    return replace(edited, points=(*points[:at], point, *points[at + 1 :]))


def _nearest(text: str, points: Sequence[EditedPoint], *, known: set[str]) -> int | None:
    """Find the point that says the same in other words; one that they kept is not it."""
    shares = [
        (SequenceMatcher(a=text, b=point.text, autojunk=False).ratio(), -at)
        for at, point in enumerate(points)
        if point.text.strip() and point.text.strip() not in known
    ]
    share, at = max(shares, default=(0.0, 0))
    return -at if share >= _ALIKE else None
