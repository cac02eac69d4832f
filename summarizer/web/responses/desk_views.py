"""Requests about whose a response is and who looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request
from flask_babel import gettext

from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.desk import watchers_view
from summarizer.web.responses.page_head import address_of
from summarizer.web.session import context, current_actor
from summarizer.workflow.review.assign_response import assign_response

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.post("/ansvarlig")
def assign(response_id: str) -> ResponseReturnValue:
    """Take the response, give it to somebody, or put it back."""
    to = request.form.get("til", "")
    assign_response(
        context(),
        current_actor(),
        response_id,
        to=to or None,
        expected=request.form.get("fra", "") or None,
    )
    if to == current_actor().id:
        words = gettext("Du har taget høringssvaret.")
    elif to:
        words = gettext("Høringssvaret er givet videre.")
    else:
        words = gettext("Høringssvaret er ledigt igen.")
    flash(words, "success")
    return redirect(address_of(response_id), 303)


@blueprint.post("/til-stede")
def looking(response_id: str) -> ResponseReturnValue:
    """Say that the page is still open; answer with who else has it open."""
    watchers = watchers_view(response_id, current_actor())
    return render_template("responses/_watchers.html", watchers=watchers)
