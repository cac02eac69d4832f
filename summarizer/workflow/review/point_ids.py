"""Points keep their ids from version to version, however they are moved and reworded.

A browser sends words and passages, not ids. So a saved point is recognised by what it says:
first the same words, then the same passages, then mostly the same words. Each old point
lends its id once; what is recognised as none of them is new.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.domain.draft import Point

_WORD = re.compile(r"\w+")
_MOSTLY = 0.5


def with_ids(
    points: Sequence[Point],
    before: Sequence[Point],
    new_id: Callable[[], str],
) -> tuple[Point, ...]:
    """Give the points with the ids they had before, and the new ones with ids of their own."""
    free = {point.id: point for point in before if point.id}
    ids: dict[int, str] = {}
    for is_same in (_same_words, _same_passages, _mostly_same_words):
        for at, point in enumerate(points):
            if at not in ids:
                found = next((old.id for old in free.values() if is_same(old, point)), None)
                if found is not None:
                    ids[at] = found
                    del free[found]
    return tuple(
        replace(point, id=ids[at] if at in ids else new_id()) for at, point in enumerate(points)
    )


def _same_words(old: Point, new: Point) -> bool:
    return old.text == new.text


def _same_passages(old: Point, new: Point) -> bool:
    return bool(old.evidence) and old.evidence == new.evidence


def _mostly_same_words(old: Point, new: Point) -> bool:
    one, two = _words(old), _words(new)
    return bool(one and two) and len(one & two) >= _MOSTLY * len(one | two)


def _words(point: Point) -> frozenset[str]:
    return frozenset(_WORD.findall(point.text.casefold()))
