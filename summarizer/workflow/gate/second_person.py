"""Where a hearing asks for it, a hard hold is released by two different people.

The data protection officer proposes; another officer, or an administrator, confirms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.store.releases import ProposalRecord
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Changed, Invalid

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context
    from summarizer.workflow.gate.release_choice import Choice


def propose(
    context: Context,
    work: UnitOfWork,
    actor: User,
    response: ResponseRecord,
    screening_id: str,
    choice: Choice,
) -> None:
    """Keep a release until somebody else has looked at it."""
    at = context.now()
    work.proposals.put(
        ProposalRecord(
            screening_id=screening_id,
            response_id=response.id,
            not_personal=choice.not_personal,
            also_masked=choice.also_masked,
            proposed_by=actor.id,
            proposed_at=at,
        ),
    )
    work.audit.append(
        at=at,
        actor=actor.id,
        action="release_proposed",
        hearing_id=response.hearing_id,
        response_id=response.id,
        facts={
            "screening": screening_id,
            "not_personal": len(choice.not_personal),
            "also_masked": len(choice.also_masked),
        },
    )


def proposal_for(work: UnitOfWork, screening_id: str) -> ProposalRecord:
    """Give the proposal that waits for this screening, or raise ``Changed``."""
    proposal = work.proposals.get(screening_id)
    if proposal is None:
        raise Changed
    return proposal


def require_other_person(actor: User, proposal: ProposalRecord) -> None:
    """Raise ``Invalid`` when the proposer would confirm alone."""
    if actor.id == proposal.proposed_by:
        raise Invalid(danish("Du har selv foreslået frigivelsen. En anden skal bekræfte den."))


def may_confirm(actor: User, proposal: ProposalRecord) -> bool:
    """Tell whether this person may be the second one."""
    return may(actor, Permission.CONFIRM_HARD_HOLD) and actor.id != proposal.proposed_by


def reject_release(context: Context, actor: User, response_id: str, *, screening_id: str) -> None:
    """Take a proposal back, one's own or somebody else's; the response stays held."""
    require(actor, Permission.CONFIRM_HARD_HOLD)
    with context.write() as work:
        response = get_response(work, response_id)
        if response.screening_id != screening_id:
            raise Changed
        proposal_for(work, screening_id)
        work.proposals.drop(screening_id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="release_rejected",
            hearing_id=response.hearing_id,
            response_id=response_id,
            facts={"screening": screening_id},
        )
        work.commit()
