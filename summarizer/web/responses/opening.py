"""How a review opens: with the newest version, or with what its reader typed and never saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from flask import request
from werkzeug.datastructures import MultiDict

from summarizer.domain.response import Status
from summarizer.web.responses.categories_part import with_places
from summarizer.web.responses.edited import (
    domain_notes,
    domain_points,
    from_revision,
    is_same,
    resolutions_of,
    sentence_count,
    with_answers,
)
from summarizer.web.responses.history_view import written
from summarizer.web.responses.merge import their_points
from summarizer.web.responses.newer import newer_title, newer_words
from summarizer.web.responses.notice import Notice
from summarizer.web.responses.passages import PassageError
from summarizer.web.responses.summary_form import SummaryForm
from summarizer.web.responses.word_diff import word_diff
from summarizer.web.session import context, current_actor
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.review.keep_unsaved import unsaved_edit

if TYPE_CHECKING:
    from summarizer.store.unsaved_edits import UnsavedEdit
    from summarizer.web.responses.edited import EditedSummary
    from summarizer.workflow.review.one_response import ResponsePage


def is_looked_ahead() -> bool:
    """Tell whether a browser only fetches the page in case somebody opens it."""
    return request.headers.get("Sec-Purpose", "").startswith("prefetch")


def opening(page: ResponsePage) -> tuple[EditedSummary, Notice]:
    """Fill the form, opened now, and say so if it holds what was never saved."""
    saved = from_newest(page)
    if not may(current_actor(), Permission.CORRECT):
        return saved, Notice()
    waiting = unsaved_edit(context(), current_actor(), page.response.id)
    if waiting is None:
        return saved, Notice()
    edited = replace(_typed(waiting, page), opened_at=saved.opened_at)
    if _says_the_same(edited, saved, page):
        return saved, Notice()
    if edited.base_revision_id != page.response.revision_id:
        return conflicting(page, edited)
    return edited, Notice(found_again=waiting.kept_at, unsaved=True)


def conflicting(
    page: ResponsePage,
    edited: EditedSummary,
) -> tuple[EditedSummary, Notice]:
    """Compare the form with the newest version; saving goes on top of that."""
    theirs = page.revision
    changes = (
        ()
        if theirs is None
        else word_diff(written(theirs.points, theirs.notes), written_as(page, edited))
    )
    notice = Notice(
        conflict=newer_words(page),
        conflict_title=newer_title(page),
        theirs=changes,
        their_points=their_points(theirs, edited),
        unsaved=True,
    )
    return edited.with_base(page.response.revision_id), notice


def written_as(page: ResponsePage, edited: EditedSummary) -> str:
    """Write what stands in the form as plain text; passages that cannot be read are no matter."""
    return written(
        domain_points(_without_passages(edited), page.source),
        domain_notes(_without_passages(edited), page.source),
    )


def from_newest(page: ResponsePage) -> EditedSummary:
    """Fill the form from the newest version; empty when it is written by hand."""
    by_hand = page.response.status is Status.MANUAL
    edited = from_revision(
        None if by_hand else page.revision,
        page.source,
        notes=[note.text for note in page.notes],
        # A page fetched ahead has not been opened; its script asks for the time when it is.
        opened_at="" if is_looked_ahead() else context().now().isoformat(),
    )
    edited = replace(edited, base_revision_id=page.response.revision_id)
    edited = edited if by_hand else with_places(edited, page)
    if page.approval is None:
        return edited
    return with_answers(edited, page.approval.approval.resolutions)


def _typed(waiting: UnsavedEdit, page: ResponsePage) -> EditedSummary:
    form = SummaryForm(formdata=MultiDict(waiting.fields), meta={"csrf": False})
    form.set_sentence_count(sentence_count(page.source))
    return form.edited()


def _says_the_same(edited: EditedSummary, saved: EditedSummary, page: ResponsePage) -> bool:
    """Tell whether nothing would be gained by showing what was typed."""
    if set(resolutions_of(edited)) != set(resolutions_of(saved)):
        return False
    if _categories(edited) != _categories(saved):
        return False
    if page.response.status is Status.MANUAL:
        return not any(point.text.strip() for point in edited.points)
    try:
        return is_same(edited, page.revision, page.source)
    except PassageError:
        return False


def _categories(edited: EditedSummary) -> list[str]:
    return [point.category or "" for point in edited.points]


def _without_passages(edited: EditedSummary) -> EditedSummary:
    return replace(
        edited,
        points=tuple(replace(point, passages="") for point in edited.points),
        notes=tuple(replace(note, passages="") for note in edited.notes),
    )
