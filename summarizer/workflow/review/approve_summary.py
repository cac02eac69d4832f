"""A person approves exactly one text, or takes the approval back.

Approval is a real examination (AI Act art. 50(4)): every red flag must have been corrected
away or answered, and what was opened on the way is kept with the approval. Of a campaign
letter, what only its sender wrote must be covered, or its absence answered for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.domain.danish import DanishText, danish
from summarizer.domain.draft import Severity
from summarizer.domain.response import Status
from summarizer.domain.summary import Approval, Resolution
from summarizer.workflow.inspection import FORBIDDEN_CODE
from summarizer.workflow.moves import change_status, get_response, take_back_approval
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import ApprovalBlocked, Changed, EditConflict, NotFound
from summarizer.workflow.review.group_campaigns import (
    OWN_WORDS_CODE,
    OWN_WORDS_NUMBER,
    own_words_left_out,
)
from summarizer.workflow.review.measure_review import measure_review

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.domain.draft import Flag, NoteAnswer, Point
    from summarizer.domain.span import Span
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

# These can only be corrected away: no explanation makes them right.
MUST_BE_CORRECTED = frozenset({FORBIDDEN_CODE, "placeholder", "unknown_placeholder"})
# A page left open over a weekend says nothing about the examination.
_LONGEST_SECONDS = 8 * 60 * 60


@dataclass(frozen=True, slots=True)
class Examination:
    """What the review page saw the reviewer do."""

    open_seconds: int = 0
    opened: Mapping[str, int] = field(default_factory=dict)
    resolutions: Sequence[Resolution] = ()


def numbered_flags(revision: Revision) -> tuple[tuple[int, Flag], ...]:
    """Give every flag with its point's number; notes go on counting after the points."""
    holders: tuple[Point | NoteAnswer, ...] = (*revision.points, *revision.notes)
    return tuple(
        (number, flag) for number, holder in enumerate(holders, start=1) for flag in holder.flags
    )


def approve_summary(
    context: Context,
    actor: User,
    response_id: str,
    *,
    revision_id: str,
    examination: Examination,
) -> None:
    """Approve one revision. Raises ``ApprovalBlocked`` with the reasons, ``EditConflict``."""
    require(actor, Permission.APPROVE)
    with context.write() as work:
        response = get_response(work, response_id)
        if response.status is not Status.DRAFTED:
            raise Changed
        if response.revision_id != revision_id:
            raise EditConflict(response.revision_id)
        revision = work.revisions.get(revision_id)
        if revision is None:
            raise NotFound(danish("Versionen"))
        own_words = own_words_left_out(
            revision.left_out,
            work.campaigns.of_responses([response_id]).get(response_id),
        )
        general = (
            *_general_problems(work, response, revision, actor),
            *_own_words_problems(own_words, examination),
        )
        problems = (*_flag_problems(revision, examination), *general)
        if problems:
            raise ApprovalBlocked(problems, general=general)
        approval = _approval(context, actor, revision, examination, own_words=own_words)
        work.approvals.add(approval)
        figures = measure_review(work, response, revision, approval, not_doubts=MUST_BE_CORRECTED)
        work.figures.add(approval.id, response.hearing_id, figures)
        change_status(
            context,
            work,
            response,
            Status.APPROVED,
            actor=actor.id,
            values={"approval_id": approval.id},
            facts={
                "approval": approval.id,
                "revision": revision.id,
                "sha256": approval.sha256,
                "resolved": len(approval.resolutions),
                "open_seconds": approval.open_seconds,
            },
        )
        work.commit()


def withdraw_approval(context: Context, actor: User, response_id: str) -> None:
    """Take an approval back; it stays on record as withdrawn."""
    require(actor, Permission.APPROVE)
    with context.write() as work:
        response = get_response(work, response_id)
        if response.status is not Status.APPROVED:
            raise Changed
        take_back_approval(
            context, work, response, actor=actor.id, reason_code="approval_withdrawn"
        )
        work.commit()


def _flag_problems(revision: Revision, examination: Examination) -> Iterable[DanishText]:
    answered = {
        (one.point_number, one.flag_code) for one in examination.resolutions if one.answer.strip()
    }
    for number, flag in numbered_flags(revision):
        if flag.severity is not Severity.RED:
            continue
        if flag.code in MUST_BE_CORRECTED:
            yield danish("%(place)s: %(flag)s", place=_place(revision, number), flag=flag.detail)
        elif (number, flag.code) not in answered:
            yield danish(
                "%(place)s har en rød markering, som ikke er afklaret.",
                place=_place(revision, number),
            )


def _place(revision: Revision, number: int) -> DanishText:
    """Name a point or note as the page does; notes are numbered on after the points."""
    notes_from = len(revision.points)
    if number > notes_from:
        return danish("Opmærksomhedspunkt %(number)s", number=number - notes_from)
    return danish("Punkt %(number)s", number=number)


def _general_problems(
    work: UnitOfWork,
    response: ResponseRecord,
    revision: Revision,
    actor: User,
) -> Iterable[DanishText]:
    if work.blind_reviews.is_hidden(response.id):
        yield danish("Skriv dit eget referat, og sammenlign det med udkastet, før du godkender.")
    hearing = work.hearings.get(response.hearing_id)
    if hearing is not None and hearing.four_eyes and revision.author_id == actor.id:
        yield danish("Høringen kræver fire øjne, og du har selv gemt den seneste version.")


def _own_words_problems(
    own_words: Sequence[Span], examination: Examination
) -> Iterable[DanishText]:
    """Keep what only this sender wrote from drowning among letters that are alike."""
    answered = any(
        one.flag_code == OWN_WORDS_CODE and one.answer.strip() for one in examination.resolutions
    )
    if own_words and not answered:
        yield danish(
            "Afsenderens egne ord mangler i referatet. Tilføj dem som punkt under »Ikke "
            "medtaget«, eller skriv dér, hvorfor de ikke hører hjemme i et referat."
        )


def _approval(
    context: Context,
    actor: User,
    revision: Revision,
    examination: Examination,
    *,
    own_words: Sequence[Span],
) -> Approval:
    red = {
        (number, flag.code)
        for number, flag in numbered_flags(revision)
        if flag.severity is Severity.RED
    }
    if own_words:
        red.add((OWN_WORDS_NUMBER, OWN_WORDS_CODE))
    return Approval(
        id=context.new_id(),
        response_id=revision.response_id,
        revision_id=revision.id,
        approved_by=actor.id,
        approved_at=context.now(),
        sha256=revision.sha256,
        open_seconds=max(0, min(examination.open_seconds, _LONGEST_SECONDS)),
        opened=dict(examination.opened),
        resolutions=tuple(
            one
            for one in examination.resolutions
            if (one.point_number, one.flag_code) in red and one.answer.strip()
        ),
    )
