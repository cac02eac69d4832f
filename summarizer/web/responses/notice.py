"""What the review page says above the panes after something was pressed, or found again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from summarizer.web.responses.merge import TheirPoint
    from summarizer.web.responses.word_diff import Change


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done or refused.

    ``blocked`` tells that it cannot be approved, for its open flags or for ``problems``.
    ``theirs`` compares the version that somebody else saved (removed) with what stands in the
    form (added), ``their_points`` are those of it that can be taken over.
    ``undo`` is the number of the version that was saved before a button changed it.
    ``parted``: it was to be approved, but an empty line made one point two, to be seen first.
    ``found_again`` is when what stands in the form was typed, if it was never saved.
    """

    saved: bool = False
    unsaved: bool = False
    error: str = ""
    blocked: bool = False
    problems: Sequence[str] = ()
    conflict: str = ""
    conflict_title: str = ""
    theirs: Sequence[Change] = ()
    their_points: Sequence[TheirPoint] = ()
    undo: int | None = None
    parted: bool = False
    found_again: datetime | None = None
