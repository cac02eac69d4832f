"""The one draft contract for every engine: points that rest on passages, and doubts about them.

All offsets are into the *source* text, whatever an engine saw: engines work with sentence
numbers of the masked text, and sentence ``i`` there is sentence ``i`` of the source.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.span import Span


class PointKind(StrEnum):
    """What a point is, in the words planners use."""

    STANCE = "holdning"
    WISH = "ønske"
    REASON = "begrundelse"
    FACT = "fakta"
    QUESTION = "spørgsmål"


class Stance(StrEnum):
    """The sender's stance on the plan as a whole."""

    FOR = "for"
    AGAINST = "imod"
    PARTLY = "delvist"
    UNCLEAR = "uklar"


class Severity(StrEnum):
    """Red must be opened and resolved before approval; yellow is a hint."""

    RED = "red"
    YELLOW = "yellow"


@dataclass(frozen=True, slots=True)
class Flag:
    """A check's doubt about a point.

    ``span`` is the doubtful stretch of the *point's* text and ``passage`` the stretch of the
    *source* it conflicts with, where the check can tell. ``detail`` is for the reviewer, in
    Danish, and may quote the point; it is stored with the draft and never logged.
    """

    code: str
    severity: Severity
    detail: str
    span: Span | None = None
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point of a summary with the passages it rests on.

    ``id`` names the point within its response, through moves and edits; empty before it is
    saved. Two points that say the same are equal, whatever they are called.
    """

    text: str
    evidence: tuple[Span, ...]
    kind: PointKind = PointKind.STANCE
    flags: tuple[Flag, ...] = ()
    id: str = field(default="", compare=False)


class NoteStatus(StrEnum):
    """The two explicit answers to an attention note."""

    ADDRESSED = "addressed"
    NOT_MENTIONED = "not_mentioned"


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """What the response says about one attention note; *ikke omtalt* is an answer too."""

    note: str
    status: NoteStatus
    text: str = ""
    evidence: tuple[Span, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine proposed.

    ``fallback_reason`` is the code of what kept the model from answering, when ``engine`` is
    ``citat`` although another was asked for. ``prompt`` and ``raw_answer`` are the journal of
    a model call (JSON text), empty for ``citat``.
    ``themes`` are the engine's places for the points in the coding frame, in the points' order,
    as ``ProposedPoint.theme`` has them; they are kept as codings, not with the draft.
    ``usage`` counts what a call cost: ``prompt_tokens``, ``completion_tokens``, ``seconds``.
    """

    engine: str
    model: str
    points: tuple[Point, ...]
    notes: tuple[NoteAnswer, ...]
    left_out: tuple[Span, ...]
    stance: Stance = Stance.UNCLEAR
    usage: Mapping[str, float] = field(default_factory=dict)
    prompt_version: str = ""
    prompt: str = ""
    raw_answer: str = ""
    fallback_reason: str = ""
    masked_sha256: str = ""
    themes: tuple[int | None, ...] = field(default=(), compare=False)
