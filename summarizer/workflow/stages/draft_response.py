"""Stage three: masked text goes to an engine, a draft comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.domain.summary import Revision
from summarizer.drafting import CitatEngine, SortingEngine, make_draft
from summarizer.screening import remint
from summarizer.store.records import DraftRecord, Stage
from summarizer.workflow.categories.code_points import code_revision
from summarizer.workflow.hearings.ceiling import reason_not_to_call, spending_of
from summarizer.workflow.inspection import flag_personal_answers, flag_personal_data
from summarizer.workflow.moves import PROGRAM, change_status, get_response, schedule
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.review.blind_arm import choose_arm
from summarizer.workflow.review.point_ids import with_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.domain.category import Category
    from summarizer.domain.draft import Draft
    from summarizer.screening import Screener
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord, ScreeningRecord
    from summarizer.workflow.context import Context

# The hearing names an engine that this house does not have any more.
_ENGINE_GONE = "engine_gone"


def draft_response(context: Context, response_id: str) -> Callable[[UnitOfWork], None]:
    """Draft outside any transaction; give what to save inside the closing one.

    A verdict given under an older policy or register, or a register that has since become too
    old, is not good enough: the response goes back to screening before any engine sees it.
    Where the hearing's ceiling is reached, or its model is gone, no model is asked: the draft
    is a quoting one and says why.
    """
    with context.read() as work:
        response = get_response(work, response_id)
        source = work.responses.text(response_id)
        hearing = work.hearings.get(response.hearing_id)
        screening = work.screenings.get(response.screening_id or "")
        notes = work.hearings.notes_for(
            response.hearing_id,
            batch_id=response.batch_id,
            response_id=response_id,
        )
        frame = work.categories.of(response.hearing_id)
        screener = context.screeners.current(
            work,
            hold_on_doubt=hearing is not None and hearing.hold_on_doubt,
        )
        spending = spending_of(work, response.hearing_id)
    if source is None or hearing is None or screening is None:
        raise NotFound(danish("Høringssvarets tekst"))
    if not _is_current(screening, screener):
        return lambda work: screen_again(context, work, response_id, actor=PROGRAM)
    engine = context.engines.get(hearing.engine)
    if frame and isinstance(engine, SortingEngine):
        engine = engine.sorting_by([screener.mask_note(one.in_a_line) for one in frame])
    masked = remint(source, screening.findings, screening.verdict)
    masked_notes = [screener.mask_note(note.text) for note in notes]
    # A model that is no longer set up is no reason to hold: the draft says who made it.
    stopped = (
        _ENGINE_GONE
        if engine is None
        else reason_not_to_call(hearing, engine, masked, notes=masked_notes, spending=spending)
    )
    draft = make_draft(
        CitatEngine() if stopped or engine is None else engine,
        masked,
        source=source,
        notes=masked_notes,
        verdict=screening.verdict,
        style=hearing.style,
    )
    draft = replace(
        draft,
        points=flag_personal_data(screener, draft.points),
        notes=flag_personal_answers(screener, draft.notes),
        fallback_reason=stopped or draft.fallback_reason,
    )
    if draft.prompt:
        _note_departure(context, response, draft)
    return lambda work: _save(context, work, response_id, screening.id, draft, asked=frame)


def _note_departure(context: Context, response: ResponseRecord, draft: Draft) -> None:
    """Write down at once that something left the house, whatever becomes of the draft."""
    with context.write() as work:
        work.audit.append(
            at=context.now(),
            actor=PROGRAM,
            action="sent_to_model",
            hearing_id=response.hearing_id,
            response_id=response.id,
            facts={
                "model": draft.model,
                "masked_sha256": draft.masked_sha256,
                "calls": draft.usage.get("calls", 1),
            },
        )
        work.commit()


def screen_again(context: Context, work: UnitOfWork, response_id: str, *, actor: str) -> None:
    """Send a response back to the gate."""
    response = get_response(work, response_id)
    change_status(
        context,
        work,
        response,
        Status.READ,
        actor=actor,
        reason_code="screen_again",
    )
    schedule(context, work, response_id, Stage.SCREEN)


def _is_current(screening: ScreeningRecord, screener: Screener) -> bool:
    verdict = screening.verdict
    return (
        not screener.register_faults()
        and verdict.policy_version == screener.policy.version
        and verdict.register_version == screener.register_version
    )


def _save(
    context: Context,
    work: UnitOfWork,
    response_id: str,
    screening_id: str,
    draft: Draft,
    *,
    asked: Sequence[Category],
) -> None:
    response = get_response(work, response_id)
    at = context.now()
    blind = choose_arm(context, work, response)
    before = work.revisions.get(response.revision_id or "")
    points = with_ids(draft.points, () if before is None else before.points, context.new_id)
    draft = replace(draft, points=points)
    record = DraftRecord(
        id=context.new_id(),
        response_id=response_id,
        screening_id=screening_id,
        draft=draft,
        created_at=at,
    )
    revision = Revision(
        id=context.new_id(),
        response_id=response_id,
        number=work.revisions.next_number(response_id),
        author_id=None,
        created_at=at,
        points=draft.points,
        notes=draft.notes,
        left_out=draft.left_out,
    )
    work.drafts.add(record)
    work.revisions.add(revision)
    code_revision(context, work, response, revision, draft=draft, asked=asked)
    change_status(
        context,
        work,
        response,
        Status.DRAFTED,
        actor=PROGRAM,
        values={"draft_id": record.id, "revision_id": revision.id},
        facts={
            "draft": record.id,
            "engine": draft.engine,
            "model": draft.model,
            "masked_sha256": draft.masked_sha256,
            "fallback": draft.fallback_reason,
            "blind": blind,
        },
    )
