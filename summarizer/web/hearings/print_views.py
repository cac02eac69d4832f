"""A hearing's list on paper: all its rows on one page, filtered as on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template, request

from summarizer.web.hearings.blueprint import blueprint
from summarizer.web.hearings.ledger_view import list_address, row_views
from summarizer.web.hearings.list_filter import choice_of
from summarizer.web.session import context, current_actor
from summarizer.workflow.looks.overviews import hearing_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

# More than any hearing has; a list on paper has no pages to turn.
_ALL = 20_000


@blueprint.get("/hoeringer/<hearing_id>/liste")
def print_list(hearing_id: str) -> ResponseReturnValue:
    """Show every row that the address lets through, ready to print."""
    actor = current_actor()
    choice = choice_of(request.args)
    page = hearing_page(
        context(),
        actor,
        hearing_id,
        wanted=choice.filter_for(hearing_id, user_id=actor.id),
        sort=choice.sort,
        descending=choice.descending,
        per_page=_ALL,
    )
    return render_template(
        "hearings/print.html",
        hearing=page.hearing,
        rows=row_views(page.rows),
        counts=page.counts.by_status,
        is_filtered=page.matching != page.counts.total,
        printed_at=context().now(),
        back=list_address(hearing_id, choice),
    )
