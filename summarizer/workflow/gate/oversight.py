"""What the data protection officer looks after: overturned findings, and what ever left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store.departures import Departure
    from summarizer.store.releases import LayerCount, WaitingRelease
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class OversightPage:
    """What waits for a second person, counters of each layer, and a page of what left."""

    waiting: tuple[WaitingRelease, ...]
    layers: tuple[LayerCount, ...]
    departures: tuple[Departure, ...]
    total: int


def oversight_page(
    context: Context,
    actor: User,
    *,
    limit: int,
    offset: int = 0,
) -> OversightPage:
    """Give the counters and a page of departures, newest first."""
    require(actor, Permission.READ_AUDIT)
    with context.read() as work:
        return OversightPage(
            waiting=work.proposals.waiting(),
            layers=work.layers.totals(),
            departures=work.departures.page(limit=limit, offset=offset),
            total=work.departures.count(),
        )
