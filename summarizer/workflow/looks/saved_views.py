"""Filters that a member of staff gave a name, for themselves and one hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.store.records import SavedView
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

LONGEST_NAME = 80
_MOST = 30


def saved_views(context: Context, actor: User, hearing_id: str) -> tuple[SavedView, ...]:
    """Give the person's own views of a hearing, by name."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return work.saved_views.of(actor.id, hearing_id)


def save_view(context: Context, actor: User, hearing_id: str, *, name: str, query: str) -> None:
    """Keep filters under a name. Raises ``Invalid`` for a name that is empty, taken or too long."""
    require(actor, Permission.SEE)
    with context.write() as work:
        if work.hearings.get(hearing_id) is None:
            raise NotFound(danish("Høringen"))
        there = work.saved_views.of(actor.id, hearing_id)
        if len(there) >= _MOST:
            raise Invalid(
                danish(
                    "Du kan gemme %(most)s visninger i en høring. Slet en af dem først.", most=_MOST
                )
            )
        new = SavedView(
            id=context.new_id(),
            hearing_id=hearing_id,
            user_id=actor.id,
            name=_good_name(name, {one.name for one in there}),
            query=query,
            created_at=context.now(),
        )
        work.saved_views.add(new)
        work.commit()


def rename_view(context: Context, actor: User, hearing_id: str, view_id: str, *, name: str) -> None:
    """Give a view another name. Raises ``Invalid`` as for a new one."""
    with context.write() as work:
        others = _without(work, actor, hearing_id, view_id)
        if not work.saved_views.rename(view_id, actor.id, _good_name(name, others)):
            raise NotFound(danish("Visningen"))
        work.commit()


def delete_view(context: Context, actor: User, view_id: str) -> None:
    """Forget a view."""
    with context.write() as work:
        if not work.saved_views.delete(view_id, actor.id):
            raise NotFound(danish("Visningen"))
        work.commit()


def _without(work: UnitOfWork, actor: User, hearing_id: str, view_id: str) -> set[str]:
    return {one.name for one in work.saved_views.of(actor.id, hearing_id) if one.id != view_id}


def _good_name(name: str, taken: set[str]) -> str:
    name = " ".join(name.split())
    if not name:
        raise Invalid(danish("Skriv et navn til visningen."))
    if len(name) > LONGEST_NAME:
        raise Invalid(danish("Navnet må højst være på %(most)s tegn.", most=LONGEST_NAME))
    if name in taken:
        raise Invalid(danish("Du har allerede en visning med det navn. Vælg et andet."))
    return name
