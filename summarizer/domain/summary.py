"""The text under review: its saved versions and its approval."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.draft import Severity
from summarizer.domain.finding import sha256_of
from summarizer.domain.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.domain.span import Span


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of the summary.

    ``author_id`` is ``None`` for what an engine drafted. ``number`` counts from 1 within the
    response. ``left_out`` are source passages that no point covers.
    """

    id: str
    response_id: str
    number: int
    author_id: str | None
    created_at: datetime
    points: tuple[Point, ...]
    notes: tuple[NoteAnswer, ...]
    left_out: tuple[Span, ...]

    @property
    def sha256(self) -> str:
        """Hash of exactly the words an approval covers: points and note answers, in order."""
        words = {
            "points": [point.text for point in self.points],
            "notes": [[note.note, note.status.value, note.text] for note in self.notes],
        }
        return sha256_of(json.dumps(words, ensure_ascii=False, separators=(",", ":")))

    @property
    def words(self) -> str:
        """Give what points and answers say, one to a line."""
        return "\n".join([*(one.text for one in self.points), *(one.text for one in self.notes)])

    @property
    def red_flags(self) -> int:
        """Count the red flags on points and notes, answered or not."""
        holders: tuple[Point | NoteAnswer, ...] = (*self.points, *self.notes)
        return sum(flag.severity is Severity.RED for one in holders for flag in one.flags)


def repeated_points(answer: str, points: Sequence[str]) -> tuple[int, ...]:
    """Give the numbers (from 1) of the points that an answer repeats sentence by sentence.

    Empty where any of its sentences is in no point.
    """
    told = [_sentences(point) for point in points]
    holders = {
        next((number for number, point in enumerate(told, 1) if sentence in point), 0)
        for sentence in _sentences(answer)
    }
    return () if 0 in holders else tuple(sorted(holders))


def _sentences(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in split_sentences(text)]


@dataclass(frozen=True, slots=True)
class Resolution:
    """A reviewer's answer to a red flag that was kept: why the point is right as it stands."""

    point_number: int
    flag_code: str
    answer: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved which exact text, when, and what they opened on the way.

    ``open_seconds`` is how long the response was open on screen; ``opened`` counts the
    passages and flags that were opened, by name.
    """

    id: str
    response_id: str
    revision_id: str
    approved_by: str
    approved_at: datetime
    sha256: str
    open_seconds: int
    opened: Mapping[str, int]
    resolutions: tuple[Resolution, ...] = ()
