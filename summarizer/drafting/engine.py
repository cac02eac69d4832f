"""What every engine is given and what it must answer.

An engine sees masked text only and cites by sentence number; ``make_draft`` turns the numbers
into offsets, so that no model ever states one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from summarizer.domain.draft import NoteStatus, PointKind, Stance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.style import HouseStyle


@dataclass(frozen=True, slots=True)
class ProposedPoint:
    """One proposed point; ``sentences`` are sentence numbers of the masked text, from 0.

    ``theme`` is its place in the coding frame, counted from 1; 0 for none of the themes,
    ``None`` where nobody asked or the answer was no use.
    """

    text: str
    kind: PointKind
    sentences: tuple[int, ...]
    theme: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ProposedNote:
    """A proposed answer to one attention note, repeated word for word in ``note``."""

    note: str
    status: NoteStatus
    text: str = ""
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that an engine has to say about one response; see ``Draft`` for the last fields."""

    engine: str
    model: str
    points: tuple[ProposedPoint, ...]
    notes: tuple[ProposedNote, ...] = ()
    stance: Stance = Stance.UNCLEAR
    usage: Mapping[str, float] = field(default_factory=dict)
    prompt_version: str = ""
    prompt: str = ""
    raw_answer: str = ""
    fallback_reason: str = ""


class Engine(Protocol):
    """Proposes points for one masked response.

    ``verdict`` is the stored verdict that cleared the text; an engine that sends text away
    compares it with what it is about to send.
    """

    @property
    def name(self) -> str:
        """The name that hearings and drafts store, such as ``citat``."""

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,
        style: HouseStyle | None = None,
    ) -> Proposal:
        """Give a proposal; every number in it should exist in ``masked.sentences``.

        ``style`` is the hearing's house style, ``None`` the engine's own.
        """


@runtime_checkable
class PricedEngine(Engine, Protocol):
    """An engine whose calls may cost something, and that tells how much beforehand.

    The estimates have the keys of ``Draft.usage``; ``cost_oere`` only where prices are known.
    """

    def estimate(self, masked: MaskedText, *, notes: Sequence[MaskedNote]) -> Mapping[str, float]:
        """Tell about what one proposal will use."""

    def estimate_size(self, chars: int, *, note_chars: int = 0) -> Mapping[str, float]:
        """Tell the same from a text's length."""


@runtime_checkable
class SortingEngine(Engine, Protocol):
    """An engine that can also say where each point belongs in a coding frame."""

    def sorting_by(self, themes: Sequence[MaskedNote]) -> Engine:
        """Give the same engine, asking for a place among these themes too."""
