"""Screens responses again that are held for a doubt: something is known that was not before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import HoldKind
from summarizer.domain.response import Status
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.stages.draft_response import screen_again
from summarizer.workflow.word_decisions import known_decisions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord, ScreeningRecord
    from summarizer.workflow.context import Context

_DOUBTS = frozenset({HoldKind.DOUBT})


def screen_held_again(context: Context, actor: User, hearing_id: str) -> int:
    """Send every response of a hearing that is held for doubt alone to screening; give how many."""
    require(actor, Permission.DECIDE_DOUBT)
    with context.write() as work:
        if work.hearings.get(hearing_id) is None:
            raise NotFound(danish("Høringen"))
        held = [response for response, _ in _held_for_doubt(work, hearing_id)]
        for response in held:
            screen_again(context, work, response.id, actor=actor.id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="held_screened_again",
            hearing_id=hearing_id,
            facts={"screened_again": len(held)},
        )
        work.commit()
    return len(held)


def count_held_for_doubt(work: UnitOfWork, hearing_id: str) -> int:
    """Count the responses that ``screen_held_again`` would take."""
    return sum(1 for _ in _held_for_doubt(work, hearing_id))


def screen_those_with_decided_words(
    context: Context,
    work: UnitOfWork,
    actor: User,
    hearing_id: str,
    *,
    but: str,
) -> int:
    """Send held responses to screening in which a word has now been decided; give how many."""
    decided = work.word_decisions.of(hearing_id)
    count = 0
    for response, screening in _held_for_doubt(work, hearing_id):
        source = work.responses.text(response.id)
        if response.id == but or source is None:
            continue
        if known_decisions(context, hearing_id, decided, source, screening.findings):
            screen_again(context, work, response.id, actor=actor.id)
            count += 1
    return count


def _held_for_doubt(
    work: UnitOfWork,
    hearing_id: str,
) -> Iterator[tuple[ResponseRecord, ScreeningRecord]]:
    held = work.responses.page(hearing_id, statuses=[Status.HELD])
    live = work.runs.live([response.id for response in held])
    screenings = work.screenings.several([one.screening_id for one in held if one.screening_id])
    for response in held:
        screening = screenings.get(response.screening_id or "")
        if screening is None or response.id in live:
            continue
        if {reason.kind for reason in screening.verdict.reasons} == _DOUBTS:
            yield response, screening
