"""Requests about a person's own views of a hearing's list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.web.hearings.blueprint import blueprint
from summarizer.web.hearings.ledger_view import list_address
from summarizer.web.hearings.list_filter import ListChoice, choice_of
from summarizer.web.hearings.list_view import view_links
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, said
from summarizer.workflow.looks.overviews import get_hearing
from summarizer.workflow.looks.saved_views import delete_view as forget
from summarizer.workflow.looks.saved_views import rename_view as rename
from summarizer.workflow.looks.saved_views import save_view as save
from summarizer.workflow.looks.saved_views import saved_views as views_of
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.post("/hoeringer/<hearing_id>/visninger/gem")
def save_view(hearing_id: str) -> ResponseReturnValue:
    """Keep the filters that were sent under a name."""
    choice = choice_of(request.form)
    name = request.form.get("navn", "")
    try:
        save(context(), current_actor(), hearing_id, name=name, query=choice.text)
    except Invalid as refusal:
        return _page(hearing_id, choice=choice, name=name, error=said(refusal.words)), 400
    flash(gettext("Visningen er gemt."), "success")
    return redirect(list_address(hearing_id, choice))


@blueprint.get("/hoeringer/<hearing_id>/visninger")
def saved_views(hearing_id: str) -> ResponseReturnValue:
    """List the person's views, to rename and delete them."""
    return _page(hearing_id)


@blueprint.post("/hoeringer/<hearing_id>/visninger/<view_id>/navn")
def rename_view(hearing_id: str, view_id: str) -> ResponseReturnValue:
    """Give a view another name."""
    try:
        name = request.form.get("navn", "")
        rename(context(), current_actor(), hearing_id, view_id, name=name)
    except Invalid as refusal:
        return _page(hearing_id, wrong=view_id, error=said(refusal.words)), 400
    flash(gettext("Visningen har fået nyt navn."), "success")
    return redirect(url_for("hearings.saved_views", hearing_id=hearing_id))


@blueprint.post("/hoeringer/<hearing_id>/visninger/<view_id>/slet")
def delete_view(hearing_id: str, view_id: str) -> ResponseReturnValue:
    """Forget a view."""
    forget(context(), current_actor(), view_id)
    flash(gettext("Visningen er slettet."), "success")
    return redirect(url_for("hearings.saved_views", hearing_id=hearing_id))


def _page(
    hearing_id: str,
    *,
    choice: ListChoice | None = None,
    name: str = "",
    wrong: str = "",
    error: str = "",
) -> str:
    """Show the views; ``choice`` is one that could not be saved yet, ``wrong`` a view's id."""
    actor = current_actor()
    return render_template(
        "hearings/views.html",
        hearing=get_hearing(context(), actor, hearing_id),
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
        save_address=url_for("hearings.save_view", hearing_id=hearing_id),
        views=view_links(
            views_of(context(), actor, hearing_id),
            ListChoice(),
            hearing_id=hearing_id,
        ),
        unsaved=choice,
        name=name,
        wrong=wrong,
        error=error,
    )
