"""The blind arm: for a share of the responses a person writes first and sees the draft after.

Figures of how well drafts do are anchored when everybody has read the draft before they judge
it. Which responses are blind is decided by a hash when the first draft is made, so that nobody
chooses. Until somebody has written a version of their own and asked to see the draft, no page
is given it (``one_response.py``), and nothing can be approved.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.workflow.audited import changes
from summarizer.workflow.moves import get_response, open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

_ALL = 100


def is_blind(response_id: str, share: int) -> bool:
    """Tell whether a response is in the blind arm of ``share`` per cent; always the same."""
    digest = hashlib.sha256(f"blind:{response_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % _ALL < share


def choose_arm(context: Context, work: UnitOfWork, response: ResponseRecord) -> bool:
    """Hide the first draft of a response if it is in its hearing's blind arm; tell whether.

    A response that had a draft or a version before stays as it was: somebody may have seen it.
    """
    hearing = work.hearings.get(response.hearing_id)
    if response.draft_id is not None or response.revision_id is not None or hearing is None:
        return False
    chosen = is_blind(response.id, hearing.blind_share)
    if chosen:
        work.blind_reviews.choose(response.id, hearing.id, at=context.now())
    return chosen


def set_blind_share(
    context: Context, actor: User, hearing_id: str, *, share: int, seen: str | None
) -> None:
    """Set the per cent of responses, of those drafted from now on, that are reviewed blind.

    Raises ``Overtaken`` when another share stands than the form showed.
    """
    require(actor, Permission.UPLOAD)
    if not 0 <= share <= _ALL:
        raise Invalid(danish("Skriv en andel mellem 0 og 100 procent."))
    with context.write() as work:
        hearing = open_hearing(work, hearing_id)
        refuse_unseen(seen, mark_of(hearing.blind_share))
        work.hearings.set_blind_share(hearing_id, share)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="blind_share_changed",
            hearing_id=hearing_id,
            facts=changes({"share": hearing.blind_share}, {"share": share}),
        )
        work.commit()


def reveal_draft(context: Context, actor: User, response_id: str) -> None:
    """Show the draft from now on, beside what a person has written without it.

    Raises ``Invalid`` while nobody has, ``Changed`` when it is shown already.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        response = get_response(work, response_id)
        if response.status is not Status.DRAFTED:
            raise Changed
        own = work.revisions.get(response.revision_id or "")
        if own is None or own.author_id is None:
            raise Invalid(danish("Skriv og gem dit eget referat, før du ser udkastet."))
        at = context.now()
        if not work.blind_reviews.reveal(response_id, own_revision_id=own.id, by=actor.id, at=at):
            raise Changed
        work.audit.append(
            at=at,
            actor=actor.id,
            action="draft_revealed",
            hearing_id=response.hearing_id,
            response_id=response_id,
            facts={"own_revision": own.id, "sha256": own.sha256},
        )
        work.commit()


def written_by_people(revisions: Iterable[Revision]) -> tuple[Revision, ...]:
    """Leave out what an engine drafted."""
    return tuple(one for one in revisions if one.author_id is not None)
