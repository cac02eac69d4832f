"""The list of hearings, as the template shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.domain.response import Status
from summarizer.web.hearings.figures import DeadlineWords, Share, deadline_words, shares

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from summarizer.workflow.looks.overviews import HearingCard


@dataclass(frozen=True, slots=True)
class CardView:
    """One hearing in the list."""

    title: str
    address: str
    case_number: str
    deadline: date
    deadline_words: DeadlineWords
    total: int
    approved: int
    to_approve: int
    working: int
    waiting: int
    shares: tuple[Share, ...]


def card_views(cards: Iterable[HearingCard], now: datetime) -> tuple[CardView, ...]:
    """Present every hearing."""
    return tuple(_card(card, now) for card in cards)


def _card(card: HearingCard, now: datetime) -> CardView:
    hearing, counts = card.hearing, card.counts
    return CardView(
        title=hearing.title,
        address=url_for("hearings.show", hearing_id=hearing.id),
        case_number=hearing.case_number,
        deadline=hearing.deadline,
        deadline_words=deadline_words(hearing.deadline, now),
        total=counts.total,
        approved=counts[Status.APPROVED],
        to_approve=counts.total - counts[Status.EXCLUDED],
        working=counts.working,
        waiting=counts.waiting_for_people,
        shares=shares(counts, hearing_id=hearing.id),
    )
