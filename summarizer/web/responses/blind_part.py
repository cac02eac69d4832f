"""A blind review after the draft was shown: the person's own text against it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.web.responses.history_view import written
from summarizer.web.responses.word_diff import Change, word_diff

if TYPE_CHECKING:
    from summarizer.domain.summary import Revision
    from summarizer.workflow.review.one_response import ResponsePage


@dataclass(frozen=True, slots=True)
class OwnFirstView:
    """``changes`` lead from the own text to the draft. The numbers are those of versions.

    A number is ``None`` where that text is the newest version already.
    """

    changes: tuple[Change, ...]
    draft_points: tuple[str, ...]
    own_number: int | None
    draft_number: int | None
    is_open: bool


def own_first_view(page: ResponsePage) -> OwnFirstView | None:
    """Compare what a person wrote first with the draft, once both may be seen."""
    blind, draft, newest = page.blind, page.draft, page.revision
    if blind is None or blind.is_hidden or draft is None or newest is None:
        return None
    own = next((one for one in page.revisions if one.id == blind.own_revision_id), None)
    drafted = next((one for one in reversed(page.revisions) if one.author_id is None), None)
    if own is None or drafted is None:
        return None
    return OwnFirstView(
        changes=word_diff(
            written(own.points, own.notes), written(draft.draft.points, draft.draft.notes)
        ),
        draft_points=tuple(point.text for point in draft.draft.points),
        own_number=_unless_newest(own, newest),
        draft_number=_unless_newest(drafted, newest),
        is_open=page.response.status is Status.DRAFTED,
    )


def _unless_newest(one: Revision, newest: Revision) -> int | None:
    return None if one.sha256 == newest.sha256 else one.number
