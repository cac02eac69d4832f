"""The hearing: one public consultation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.domain.style import DEFAULT_STYLE, HouseStyle

if TYPE_CHECKING:
    from datetime import date


class SenderKind(StrEnum):
    """Who a response comes from, in the order a hvidbog groups them."""

    AUTHORITY = "authority"
    COUNCIL = "council"
    ASSOCIATION = "association"
    COMPANY = "company"
    CITIZEN = "citizen"


@dataclass(frozen=True, slots=True)
class Hearing:
    """A public consultation with its period (both days included, Danish dates).

    ``ceiling_oere`` is the most that a language model may cost for the whole hearing, in øre;
    ``None`` means no ceiling. ``hold_on_doubt`` holds every response with a doubtful finding;
    ``second_person`` asks for two people before a hard hold is released. ``blind_share`` is the
    per cent of its responses whose reviewer writes first and sees the draft after.
    """

    id: str
    title: str
    case_number: str
    opens_on: date
    deadline: date
    engine: str = "citat"
    four_eyes: bool = False
    style: HouseStyle = DEFAULT_STYLE
    ceiling_oere: int | None = None
    hold_on_doubt: bool = False
    second_person: bool = False
    blind_share: int = 0


@dataclass(frozen=True, slots=True)
class AttentionNote:
    """What staff ask the draft to look for (opmærksomhedspunkt).

    ``batch_id`` is ``None`` for a note that holds for the whole hearing.
    """

    id: str
    hearing_id: str
    text: str
    batch_id: str | None = None
