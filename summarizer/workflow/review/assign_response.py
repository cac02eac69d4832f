"""Who takes a response: taken, given, or put back for anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Changed, Invalid

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

# Nobody needs to take what is out of the hearing.
_CLOSED = (Status.EXCLUDED,)


def assign_response(
    context: Context,
    actor: User,
    response_id: str,
    *,
    to: str | None,
    expected: str | None,
) -> None:
    """Give a response to the account ``to``, or to nobody.

    Being given a response says who is to look at it; it keeps nobody else out. ``expected``
    is whose it was when the page was made. Raises ``Changed`` when somebody else has taken it
    since, ``Invalid`` for an account that cannot work on summaries.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        response = get_response(work, response_id)
        if response.status in _CLOSED:
            raise Changed
        if to is not None:
            assignee = work.users.get(to)
            if assignee is None or not may(assignee, Permission.CORRECT):
                raise Invalid(danish("Vælg en kollega, der kan rette referater."))
        if response.assigned_to == to:
            return
        if not work.responses.assign(response_id, old=expected, new=to):
            raise Changed
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="response_assigned",
            hearing_id=response.hearing_id,
            response_id=response_id,
            facts={"from": response.assigned_to or "", "to": to or ""},
        )
        work.commit()


def assignees(context: Context, actor: User) -> tuple[User, ...]:
    """Give those who can be given a response, by name."""
    require(actor, Permission.SEE)
    with context.read() as work:
        everyone = work.users.all()
    able = [one for one in everyone if may(one, Permission.CORRECT)]
    return tuple(sorted(able, key=lambda one: one.name))
