"""Who looks at a response now, so that two people need not begin on the same one.

Only a hint: nobody is kept out by it, and what two people save at once is settled by the
versions (``EditConflict``).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

# How often an open page says so, and for how long that holds: one may be lost underway.
BEAT_SECONDS = 20
_HOLDS = timedelta(seconds=2.5 * BEAT_SECONDS)


def seen_since(now: datetime) -> datetime:
    """Give the moment after which somebody must have been heard of to count as looking."""
    return now - _HOLDS


def look_at(context: Context, actor: User, response_id: str) -> tuple[str, ...]:
    """Say that ``actor`` has a response open; give the names of the others who have."""
    require(actor, Permission.SEE)
    now = context.now()
    with context.write() as work:
        get_response(work, response_id)
        work.presences.beat(response_id, actor.id, at=now, forget=seen_since(now))
        watching = work.presences.of([response_id], since=seen_since(now))
        names = work.users.names()
        work.commit()
    others = (one for one in watching.get(response_id, ()) if one != actor.id)
    return tuple(names[one] for one in others if one in names)
