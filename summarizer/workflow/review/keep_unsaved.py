"""What somebody types is kept as they go: a crash, a closed browser or a log-out loses nothing.

It is nobody's version: only its author sees it, no engine and no export reads it, and what is
saved from it is checked and screened like any other edit. It goes with the hearing's purge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.review.correct_summary import EDITABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from summarizer.domain.user import User
    from summarizer.store.unsaved_edits import Field, UnsavedEdit
    from summarizer.workflow.context import Context

# Far more than the longest summary the form takes.
_MOST_CHARACTERS = 4_000_000


def keep_unsaved(
    context: Context,
    actor: User,
    response_id: str,
    *,
    sheet: str,
    fields: Sequence[Field],
) -> datetime:
    """Keep a form as it stands; give when. ``sheet`` names the rendering it was typed in.

    What comes late, after the same sheet was saved or let go, is dropped. Raises ``Changed``
    when the response cannot be edited any more.
    """
    require(actor, Permission.CORRECT)
    if sum(len(name) + len(value) for name, value in fields) > _MOST_CHARACTERS:
        raise Invalid(danish("Referatet er for langt til at blive gemt som kladde."))
    now = context.now()
    with context.write() as work:
        if get_response(work, response_id).status not in EDITABLE:
            raise Changed
        before = work.unsaved_edits.get(response_id, actor.id)
        is_late = before is not None and before.sheet == sheet and not before.fields
        if not is_late:
            work.unsaved_edits.put(response_id, actor.id, sheet=sheet, fields=fields, at=now)
            work.commit()
    return now


def unsaved_edit(context: Context, actor: User, response_id: str) -> UnsavedEdit | None:
    """Give what the person typed here and has not saved, if anything waits."""
    with context.read() as look:
        found = look.unsaved_edits.get(response_id, actor.id)
    return found if found is not None and found.fields else None


def let_unsaved_go(context: Context, actor: User, response_id: str, *, sheet: str = "") -> None:
    """Forget what was typed: it is saved now, or its author does not want it."""
    with context.write() as work:
        found = work.unsaved_edits.get(response_id, actor.id)
        if found is None and not sheet:
            return
        work.unsaved_edits.put(
            response_id,
            actor.id,
            sheet=sheet or (found.sheet if found is not None else ""),
            fields=(),
            at=context.now(),
        )
        work.commit()
