"""The coding frame: the themes that staff sort points under, and what stands where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.draft import Stance

if TYPE_CHECKING:
    from collections.abc import Collection

# The point id of a coding that is about the whole response.
WHOLE_RESPONSE = ""
# Of a theme's description an engine needs no more.
_LONGEST_DESCRIPTION = 300


@dataclass(frozen=True, slots=True)
class Category:
    """One theme (emne) of a hearing. ``keywords`` are further words that speak for it."""

    id: str
    hearing_id: str
    name: str
    description: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def in_a_line(self) -> str:
        """Say what the theme is, as an engine is told it: its name, and the first of the rest."""
        words = (self.description, ", ".join(self.keywords))
        more = " ".join(" ".join(part.split()) for part in words if part)
        return f"{self.name}: {more[:_LONGEST_DESCRIPTION]}" if more else self.name


@dataclass(frozen=True, slots=True)
class Coding:
    """Where one point belongs, with the sender's stance there.

    ``category_id`` is ``None`` for a point that was looked at and belongs nowhere. ``by_person``
    is false for a suggestion; ``decided_by`` then names the engine that made it, and is empty
    where the words of the frame did.
    """

    response_id: str
    point_id: str
    category_id: str | None
    stance: Stance
    by_person: bool = False
    decided_by: str | None = None


def stance_together(stances: Collection[Stance]) -> Stance:
    """Give the stance of a response that says several things under one category."""
    if Stance.PARTLY in stances or {Stance.FOR, Stance.AGAINST} <= set(stances):
        return Stance.PARTLY
    stated = [one for one in (Stance.FOR, Stance.AGAINST) if one in stances]
    return stated[0] if stated else Stance.UNCLEAR
