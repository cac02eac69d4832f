"""The parts of the review as the template shows them: flags, points, notes, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.draft import PointKind, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.web.responses.neutral import Replacement


@dataclass(frozen=True, slots=True)
class FlagView:
    """All flags of one code and severity on one point; they are answered together.

    ``passages`` are sentence numbers from 1.
    """

    code: str
    severity: Severity
    details: tuple[str, ...]
    passages: tuple[int, ...]
    must_correct: bool
    answer: str
    anchor: str
    place: str

    @property
    def is_placeholder(self) -> bool:
        """Tell whether a neutral word settles it."""
        return self.code in {"placeholder", "unknown_placeholder"}

    @property
    def is_open(self) -> bool:
        """Tell whether the flag still keeps the summary from being approved."""
        return self.severity is Severity.RED and not self.answer.strip()


@dataclass(frozen=True, slots=True)
class PointView:
    """A point in the form. ``prefix`` begins its fields' names; ``index`` counts from 0.

    ``category`` and ``category_shown`` are as in the form; ``is_suggested`` tells that no
    person has chosen it.
    """

    number: int
    index: int
    prefix: str
    text: str
    kind: PointKind
    typed_passages: str
    passages: tuple[int, ...]
    errors: Mapping[str, str]
    flags: tuple[FlagView, ...]
    replacements: tuple[Replacement, ...]
    rows: int
    is_last: bool
    category: str | None
    category_shown: str | None
    is_suggested: bool

    @property
    def severity(self) -> str:
        """Give the worst flag's severity, empty without flags."""
        return _worst(self.flags)


@dataclass(frozen=True, slots=True)
class NoteView:
    """The answer to an attention note in the form; ``number`` counts on after the points."""

    number: int
    place: int
    prefix: str
    note: str
    is_addressed: bool
    text: str
    typed_passages: str
    passages: tuple[int, ...]
    errors: Mapping[str, str]
    flags: tuple[FlagView, ...]
    rows: int

    @property
    def severity(self) -> str:
        """Give the worst flag's severity, empty without flags."""
        return _worst(self.flags)


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A passage that no point covers; ``place`` is the number its point would get.

    ``is_own``: of all letters in the campaign group only this one has words here.
    """

    text: str
    first: int
    words: str
    value: str
    place: int
    is_own: bool


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The campaign group of the letter under review.

    ``own`` are the sentence numbers (from 1) in which the sender wrote something of their
    own; ``missing`` tells that some of them are left out, ``answer`` why.
    """

    words: str
    address: str
    own: tuple[int, ...]
    missing: bool
    answer: str

    @property
    def is_open(self) -> bool:
        """Tell whether own words still keep the summary from being approved."""
        return self.missing and not self.answer.strip()


def _worst(flags: Sequence[FlagView]) -> str:
    return flags[0].severity.value if flags else ""
