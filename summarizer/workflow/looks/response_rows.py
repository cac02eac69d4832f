"""Responses as every list of them shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.workflow.review.presence import seen_since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord, RunRecord


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """A response in a list. ``late``: it came in after the deadline.

    ``campaign`` is the letter of its campaign group, empty outside one. ``assignee`` is the
    name of who took it, ``watchers`` of the others who look at it now. ``red_flags`` counts those
    of the summary's newest version. ``same_words_as`` is the number of an earlier response.
    ``awaits_second``: somebody proposed to release it, and another has to confirm.
    """

    response: ResponseRecord
    hearing: Hearing
    late: bool
    live_run: RunRecord | None
    campaign: str = ""
    assignee: str = ""
    watchers: tuple[str, ...] = ()
    red_flags: int = 0
    same_words_as: int | None = None
    attachment_count: int = 0
    awaits_second: bool = False


def rows_of(
    work: UnitOfWork,
    hearing: Hearing,
    responses: Sequence[ResponseRecord],
    *,
    actor: User,
    now: datetime,
) -> tuple[ResponseRow, ...]:
    """Give responses of one hearing in the order given, as ``actor`` sees them."""
    return rows_of_hearings(work, {hearing.id: hearing}, responses, actor=actor, now=now)


def rows_of_hearings(
    work: UnitOfWork,
    hearings: Mapping[str, Hearing],
    responses: Sequence[ResponseRecord],
    *,
    actor: User,
    now: datetime,
) -> tuple[ResponseRow, ...]:
    """Give responses of any of these hearings in the order given, as ``actor`` sees them."""
    ids = [response.id for response in responses]
    live, groups = work.runs.live(ids), work.campaigns.of_responses(ids)
    names = work.users.names()
    watching = work.presences.of(ids, since=seen_since(now))
    flags = work.revisions.red_flags([one.revision_id for one in responses if one.revision_id])
    proposed = work.proposals.among(
        [one.screening_id for one in responses if one.status is Status.HELD and one.screening_id],
    )
    same, attached = work.responses.same_words(ids), work.attachments.of_responses(ids)
    return tuple(
        ResponseRow(
            response=response,
            hearing=hearings[response.hearing_id],
            late=response.received_on > hearings[response.hearing_id].deadline,
            live_run=live.get(response.id),
            campaign=groups[response.id].label if response.id in groups else "",
            assignee=names.get(response.assigned_to or "", ""),
            watchers=tuple(
                names[one]
                for one in watching.get(response.id, ())
                if one in names and one != actor.id
            ),
            red_flags=flags.get(response.revision_id or "", 0),
            same_words_as=same.get(response.id),
            attachment_count=len(attached.get(response.id, ())),
            awaits_second=response.status is Status.HELD and response.screening_id in proposed,
        )
        for response in responses
    )
