"""Stage two: the gate. Cleared and masked, or held for a person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import Outcome
from summarizer.domain.response import Status
from summarizer.screening import release
from summarizer.store.records import ScreeningRecord, Stage
from summarizer.workflow.moves import PROGRAM, change_status, get_response, schedule
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.word_decisions import known_decisions, settles

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.domain.source import SourceText
    from summarizer.screening import Screening
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context


def screen_response(context: Context, response_id: str) -> Callable[[UnitOfWork], None]:
    """Screen outside any transaction; give what to save inside the closing one."""
    with context.read() as work:
        response = get_response(work, response_id)
        source = work.responses.text(response_id)
        hearing = work.hearings.get(response.hearing_id)
        screener = context.screeners.current(
            work,
            hold_on_doubt=hearing is not None and hearing.hold_on_doubt,
        )
        own_words = work.documents.texts(response.hearing_id)
        decided = work.word_decisions.of(response.hearing_id)
    if source is None or hearing is None:
        raise NotFound(danish("Høringssvarets tekst"))
    screen = partial(
        screener.screen,
        _to_screen(source, response),
        sender=response.sender,
        declared_protected=response.declared_protected,
        filename=response.filename,
        known_texts=(hearing.title, context.municipality, *own_words),
    )
    screening = screen()
    # Where a decided word stands in this text is known only once it has been found.
    decisions = known_decisions(context, hearing.id, decided, source, screening.findings)
    if decisions:
        screening = screen(decisions=decisions)
    if settles(screening, decisions):
        screening = release(
            source,
            screening.findings,
            kept_unmasked=(),
            verdict=screening.verdict,
        )
    return lambda work: _save(context, work, response_id, screening)


def save_screening(
    context: Context,
    work: UnitOfWork,
    response_id: str,
    screening: Screening,
    *,
    decided_by: str | None = None,
) -> str:
    """Store a verdict with its findings; give its id."""
    record = ScreeningRecord(
        id=context.new_id(),
        response_id=response_id,
        verdict=screening.verdict,
        findings=screening.findings,
        decided_by=decided_by,
        created_at=context.now(),
    )
    work.screenings.add(record)
    return record.id


def _to_screen(source: SourceText, response: ResponseRecord) -> SourceText:
    """Leave out the reader's warnings that a person has looked over.

    What was written in the field for organisations is looked at too: it may be a person's name.
    """
    accepted = response.accepted_warnings
    return replace(
        source,
        warnings=tuple(one for one in source.warnings if one not in accepted),
        asides=(*source.asides, response.organisation),
    )


def hold(context: Context, work: UnitOfWork, response_id: str, code: str) -> None:
    """Hold a response that a stage could not finish: when in doubt, a person decides."""
    response = get_response(work, response_id)
    change_status(context, work, response, Status.HELD, actor=PROGRAM, reason_code=code)


def _save(context: Context, work: UnitOfWork, response_id: str, screening: Screening) -> None:
    response = get_response(work, response_id)
    screening_id = save_screening(context, work, response_id, screening)
    verdict = screening.verdict
    cleared = verdict.outcome is Outcome.CLEARED
    change_status(
        context,
        work,
        response,
        Status.CLEARED if cleared else Status.HELD,
        actor=PROGRAM,
        reason_code="" if cleared else verdict.reasons[0].code,
        values={"screening_id": screening_id},
        facts={
            "screening": screening_id,
            "policy": verdict.policy_version,
            "register": verdict.register_version,
            "findings": len(screening.findings),
        },
    )
    if cleared:
        schedule(context, work, response_id, Stage.DRAFT)
