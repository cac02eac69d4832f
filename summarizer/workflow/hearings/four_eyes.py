"""A hearing asks for four eyes late: what one person alone wrote and approved waits for another.

The hvidbog says that two people saw every summary, so none may be in it that was approved
before by the person who wrote it. Its text and its history stay; a colleague approves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.workflow.moves import get_response, take_back_approval
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

WITHDRAWN_BY_FOUR_EYES = "approval_withdrawn_by_four_eyes"


def lone_approvals(context: Context, actor: User, hearing_id: str) -> int:
    """Count the approvals that would not stand if the hearing asked for four eyes."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return len(work.approvals.by_their_author(hearing_id))


def withdraw_lone_approvals(
    context: Context, work: UnitOfWork, actor: User, hearing_id: str
) -> int:
    """Withdraw them in this transaction; give how many there were."""
    lone = work.approvals.by_their_author(hearing_id)
    for response_id in lone:
        take_back_approval(
            context,
            work,
            get_response(work, response_id),
            actor=actor.id,
            reason_code=WITHDRAWN_BY_FOUR_EYES,
        )
    return len(lone)
