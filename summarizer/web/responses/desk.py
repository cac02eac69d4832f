"""Whose desk a response lies on, and who else looks at it: the line under its title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request, url_for

from summarizer.domain.response import Status
from summarizer.web.session import context
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.review.assign_response import assignees
from summarizer.workflow.review.presence import BEAT_SECONDS, look_at

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.workflow.review.one_response import ResponsePage

# A browser that fetches a page ahead of time says so: nobody looks at it yet.
_AHEAD = "prefetch"


@dataclass(frozen=True, slots=True)
class DeskView:
    """``holder`` is the account id of who has taken the response, empty while it is free.

    ``people`` are those it can be given to; none for a person who may not.
    """

    holder: str
    holder_name: str
    is_mine: bool
    people: tuple[tuple[str, str], ...]
    own_id: str
    address: str
    watchers: WatchersView


@dataclass(frozen=True, slots=True)
class WatchersView:
    """The others who have the response open, asked for again every few seconds."""

    names: tuple[str, ...]
    address: str
    every_seconds: int


def desk_view(page: ResponsePage, actor: User) -> DeskView:
    """Present the desk, and remember that ``actor`` looks."""
    response = page.response
    may_give = may(actor, Permission.CORRECT) and response.status is not Status.EXCLUDED
    people = assignees(context(), actor) if may_give else ()
    return DeskView(
        holder=response.assigned_to or "",
        holder_name=page.names.get(response.assigned_to or "", ""),
        is_mine=response.assigned_to == actor.id,
        people=tuple((one.id, one.name) for one in people if one.id != response.assigned_to),
        own_id=actor.id,
        address=url_for("responses.assign", response_id=response.id),
        watchers=watchers_view(response.id, actor),
    )


def watchers_view(response_id: str, actor: User) -> WatchersView:
    """Say that ``actor`` looks, and give who else does."""
    is_ahead = _AHEAD in request.headers.get("Sec-Purpose", "")
    return WatchersView(
        names=() if is_ahead else look_at(context(), actor, response_id),
        address=url_for("responses.looking", response_id=response_id),
        every_seconds=BEAT_SECONDS,
    )
