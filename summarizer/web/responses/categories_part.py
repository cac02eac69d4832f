"""The themes of the points in the review form: shown with them, and saved with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.web.session import context, current_actor
from summarizer.workflow.categories.code_points import place_points
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from summarizer.domain.category import Coding
    from summarizer.web.responses.edited import EditedPoint, EditedSummary
    from summarizer.workflow.review.one_response import ResponsePage


def with_places(edited: EditedSummary, page: ResponsePage) -> EditedSummary:
    """Show each point of the newest version where it stands."""
    if page.revision is None or len(page.revision.points) != len(edited.points):
        return edited
    return replace(
        edited,
        points=tuple(
            _placed(shown, page.codings.get(point.id))
            for shown, point in zip(edited.points, page.revision.points, strict=True)
        ),
    )


def save_places(page: ResponsePage, edited: EditedSummary) -> tuple[ResponsePage, EditedSummary]:
    """Save what a person chose otherwise than the form had shown; give the page as it is then.

    ``page`` and ``edited`` are those after the summary was saved. A theme that is gone by now
    is no choice.
    """
    if not page.categories or page.revision is None:
        return page, edited
    known = {"", *(one.id for one in page.categories)}
    chosen = {
        point.id: typed.category or None
        for typed, point in zip(edited.points, page.revision.points, strict=False)
        if typed.category in known and typed.category != typed.category_shown
    }
    if chosen and place_points(context(), current_actor(), page.response.id, chosen):
        page = response_page(context(), current_actor(), page.response.id)
    return page, with_places(edited, page)


def _placed(point: EditedPoint, coding: Coding | None) -> EditedPoint:
    if coding is None:
        return replace(point, category=None, category_shown=None, is_suggested=False)
    category = coding.category_id or ""
    suggested = bool(category) and not coding.by_person
    return replace(point, category=category, category_shown=category, is_suggested=suggested)
