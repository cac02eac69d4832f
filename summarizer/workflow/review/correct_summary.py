"""A person corrects a summary. Every save is a version; checks run again on what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.domain.source import SourceText
from summarizer.domain.summary import Revision
from summarizer.drafting import check_notes, check_points
from summarizer.screening import NotCleared, remint
from summarizer.workflow.categories.code_points import code_revision
from summarizer.workflow.inspection import flag_personal_answers, flag_personal_data
from summarizer.workflow.moves import change_status, get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, EditConflict, Invalid, NotFound
from summarizer.workflow.review.point_ids import with_ids

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.domain.draft import NoteAnswer, Point
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

# Where a summary can be written.
EDITABLE = (Status.DRAFTED, Status.APPROVED, Status.MANUAL)


def save_correction(
    context: Context,
    actor: User,
    response_id: str,
    *,
    base_revision_id: str | None,
    points: Sequence[Point],
    notes: Sequence[NoteAnswer],
) -> Revision:
    """Save what a person wrote as a new version, with the checks run on it.

    The points' own ``flags`` are ignored and made afresh. Saving an approved summary
    withdraws the approval, in the same transaction. Raises ``EditConflict`` when
    ``base_revision_id`` is no longer the newest, ``Invalid`` for a summary without a point.
    """
    require(actor, Permission.CORRECT)
    kept = [point for point in points if point.text.strip()]
    if not kept:
        raise Invalid(danish("Et referat skal have mindst ét punkt. Skriv punktet, og gem igen."))
    with context.write() as work:
        response = get_response(work, response_id)
        if response.status not in EDITABLE:
            raise Changed
        if response.revision_id != base_revision_id:
            raise EditConflict(response.revision_id)
        revision = _checked(context, work, response, actor, kept, notes)
        work.revisions.add(revision)
        code_revision(context, work, response, revision)
        _move(context, work, response, actor, revision)
        work.commit()
    return revision


def restore_version(
    context: Context,
    actor: User,
    response_id: str,
    *,
    number: int,
    base_revision_id: str | None,
) -> Revision:
    """Save version ``number`` as a new one. Raises ``NotFound`` and what saving raises."""
    with context.read() as look:
        if look.blind_reviews.is_hidden(response_id):
            # The versions are not shown either.
            raise NotFound(danish("Versionen"))
        history = look.revisions.history(response_id)
    wanted = next((one for one in history if one.number == number), None)
    if wanted is None:
        raise NotFound(danish("Versionen"))
    return save_correction(
        context,
        actor,
        response_id,
        base_revision_id=base_revision_id,
        points=wanted.points,
        notes=wanted.notes,
    )


def check_unsaved(
    context: Context,
    actor: User,
    response_id: str,
    *,
    points: Sequence[Point],
    notes: Sequence[NoteAnswer],
) -> Revision:
    """Run the checks on what somebody is typing, as saving it would; nothing is kept."""
    require(actor, Permission.CORRECT)
    with context.read() as work:
        response = get_response(work, response_id)
        if response.status not in EDITABLE:
            raise Changed
        return _checked(context, work, response, actor, points, notes)


def _checked(
    context: Context,
    work: UnitOfWork,
    response: ResponseRecord,
    actor: User,
    points: Sequence[Point],
    notes: Sequence[NoteAnswer],
) -> Revision:
    source = _source(work, response)
    placeholders = _placeholders(work, response)
    checked = check_points(source, points, placeholders=placeholders)
    screener = context.screeners.current(work)
    before = work.revisions.get(response.revision_id or "")
    inspected = flag_personal_data(screener, checked.points)
    return Revision(
        id=context.new_id(),
        response_id=response.id,
        number=work.revisions.next_number(response.id),
        author_id=actor.id,
        created_at=context.now(),
        points=with_ids(inspected, () if before is None else before.points, context.new_id),
        notes=flag_personal_answers(
            screener,
            check_notes(source, notes, placeholders=placeholders),
        ),
        left_out=checked.left_out,
    )


def _move(
    context: Context,
    work: UnitOfWork,
    response: ResponseRecord,
    actor: User,
    revision: Revision,
) -> None:
    values: dict[str, object] = {"revision_id": revision.id}
    facts = {"revision": revision.id, "sha256": revision.sha256}
    if response.status is Status.DRAFTED:
        changed = work.responses.update(
            response.id,
            expected=Status.DRAFTED,
            values=values | {"changed_at": context.now()},
        )
        if not changed:
            raise Changed
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="summary_corrected",
            hearing_id=response.hearing_id,
            response_id=response.id,
            facts=facts,
        )
        return
    withdrawn = response.status is Status.APPROVED
    if withdrawn:
        work.approvals.withdraw(response.approval_id or "", by=actor.id, at=context.now())
        values["approval_id"] = None
    change_status(
        context,
        work,
        response,
        Status.DRAFTED,
        actor=actor.id,
        reason_code="approval_withdrawn_by_edit" if withdrawn else "",
        values=values,
        facts=facts,
    )


def _source(work: UnitOfWork, response: ResponseRecord) -> SourceText:
    """Give the text, or an empty one for a file that only a person's eyes could read."""
    return work.responses.text(response.id) or SourceText.from_text("")


def _placeholders(work: UnitOfWork, response: ResponseRecord) -> Collection[str]:
    screening = work.screenings.get(response.screening_id or "")
    source = work.responses.text(response.id)
    if screening is None or source is None or not screening.verdict.masked_sha256:
        return ()
    try:
        return tuple(remint(source, screening.findings, screening.verdict).placeholders)
    except NotCleared:
        # Masked by an older version of the program: a placeholder in the text is then flagged
        # as unknown, which must be corrected away all the same.
        return ()
