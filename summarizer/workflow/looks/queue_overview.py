"""What waits for people, across hearings. Looks only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.workflow.looks.response_rows import ResponseRow, rows_of_hearings
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.response import Status
    from summarizer.domain.user import User
    from summarizer.store.lists import QueueFilter, Whose
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of a queue.

    ``by_hearing`` counts the queue's responses by hearing and whose they are; ``totals``
    counts every response of the house by status.
    """

    rows: tuple[ResponseRow, ...]
    hearings: Mapping[str, Hearing]
    by_hearing: Mapping[str, Mapping[Whose, int]]
    totals: Mapping[Status, int]

    def matching(self, whose: Whose, hearing_id: str = "") -> int:
        """Count what all pages hold, in one hearing or all."""
        return sum(
            counts[whose]
            for found, counts in self.by_hearing.items()
            if not hearing_id or found == hearing_id
        )


def queue_page(
    context: Context,
    actor: User,
    wanted: QueueFilter,
    *,
    page: int,
    per_page: int,
) -> QueuePage:
    """Give one page (from 1) of what waits."""
    require(actor, Permission.SEE)
    with context.read() as work:
        hearings = {hearing.id: hearing for hearing in work.hearings.all()}
        responses = work.lists.queue(
            wanted,
            limit=per_page,
            offset=(max(page, 1) - 1) * per_page,
        )
        totals: dict[Status, int] = {}
        for counts in work.responses.counts_by_hearing().values():
            for status, count in counts.items():
                totals[status] = totals.get(status, 0) + count
        return QueuePage(
            rows=rows_of_hearings(work, hearings, responses, actor=actor, now=context.now()),
            hearings=hearings,
            by_hearing=work.lists.queue_counts(wanted),
            totals=totals,
        )
