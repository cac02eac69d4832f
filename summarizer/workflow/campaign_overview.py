"""What the pages show of campaign letters. Looks only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import CampaignRecord, ResponseRecord
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class CampaignOverview:
    """One group: its letter, its responses by number, how many of them added own words.

    Excluded responses are in no group that is shown.
    """

    label: str
    numbers: tuple[int, ...]
    response_ids: tuple[str, ...]
    original_number: int | None
    identical: int
    with_own_words: int


def campaigns_of(
    context: Context,
    actor: User,
    hearing_id: str,
) -> tuple[CampaignOverview, ...]:
    """Give a hearing's groups by letter."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return _overviews(work, hearing_id)


def campaign_sizes(work: UnitOfWork, hearing_id: str) -> dict[str, int]:
    """Count the responses of each group, excluded ones left out."""
    return {one.label: len(one.numbers) for one in _overviews(work, hearing_id)}


def _overviews(work: UnitOfWork, hearing_id: str) -> tuple[CampaignOverview, ...]:
    members = work.campaigns.of_hearing(hearing_id)
    groups: dict[str, list[tuple[ResponseRecord, CampaignRecord]]] = {}
    for response in work.responses.page(hearing_id, ids=list(members)):
        if response.status is not Status.EXCLUDED:
            record = members[response.id]
            groups.setdefault(record.label, []).append((response, record))
    return tuple(_overview(label, groups[label]) for label in sorted(groups, key=_by_letter))


def _overview(label: str, found: list[tuple[ResponseRecord, CampaignRecord]]) -> CampaignOverview:
    return CampaignOverview(
        label=label,
        numbers=tuple(response.number for response, _record in found),
        response_ids=tuple(response.id for response, _record in found),
        original_number=next(
            (response.number for response, record in found if record.is_original),
            None,
        ),
        identical=sum(not record.own_text for _response, record in found),
        with_own_words=sum(bool(record.own_text) for _response, record in found),
    )


def _by_letter(label: str) -> tuple[int, str]:
    """Put Z before A2."""
    return len(label), label
