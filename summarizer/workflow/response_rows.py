"""Responses as every list of them shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.hearing import Hearing
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord, RunRecord


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response in a list. ``late``: it came in after the deadline.

    ``campaign`` is the letter of its campaign group, empty outside one.
    """

    response: ResponseRecord
    hearing: Hearing
    late: bool
    live_run: RunRecord | None
    campaign: str = ""


def rows_of(
    work: UnitOfWork,
    hearing: Hearing,
    responses: Sequence[ResponseRecord],
) -> tuple[ResponseRow, ...]:
    """Give responses of one hearing in the order given."""
    return rows_of_hearings(work, {hearing.id: hearing}, responses)


def rows_of_hearings(
    work: UnitOfWork,
    hearings: Mapping[str, Hearing],
    responses: Sequence[ResponseRecord],
) -> tuple[ResponseRow, ...]:
    """Give responses of any of these hearings in the order given."""
    ids = [response.id for response in responses]
    live, groups = work.runs.live(ids), work.campaigns.of_responses(ids)
    return tuple(
        ResponseRow(
            response=response,
            hearing=hearings[response.hearing_id],
            late=response.received_on > hearings[response.hearing_id].deadline,
            live_run=live.get(response.id),
            campaign=groups[response.id].label if response.id in groups else "",
        )
        for response in responses
    )
