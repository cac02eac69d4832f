"""What happens while somebody types: it is kept, and the checks run on it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request
from flask_babel import gettext
from flask_wtf.csrf import generate_csrf

from summarizer.web.formatting import format_clock
from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.edited import domain_notes, domain_points, sentence_count
from summarizer.web.responses.newer import newer_beside_kept
from summarizer.web.responses.page_head import address_of
from summarizer.web.responses.review_view import review_view
from summarizer.web.responses.summary_form import SummaryForm
from summarizer.web.session import context, current_actor
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.review.correct_summary import check_unsaved
from summarizer.workflow.review.keep_unsaved import keep_unsaved, let_unsaved_go
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

# What a form sends that says nothing about the summary.
_NOT_KEPT = frozenset({"csrf_token", "action", "sheet"})


@blueprint.post("/kladde")
def keep(response_id: str) -> ResponseReturnValue:
    """Keep the form as it stands; answer with the parts of the page that depend on its words."""
    kept_at = keep_unsaved(
        context(),
        current_actor(),
        response_id,
        sheet=request.form.get("sheet", ""),
        fields=[
            (name, value) for name, value in request.form.items(multi=True) if name not in _NOT_KEPT
        ],
    )
    words = gettext("Kladde gemt %(clock)s", clock=format_clock(kept_at))
    page = response_page(context(), current_actor(), response_id)
    form = SummaryForm()
    form.set_sentence_count(sentence_count(page.source))
    if (form.base_revision_id.data or None) != page.response.revision_id:
        words = newer_beside_kept(page, words)
    if not form.validate():
        # Checked once it can be read; saving says what is wrong.
        return render_template("responses/review/_live.html", view=None, words=words)
    edited = form.edited()
    checked = check_unsaved(
        context(),
        current_actor(),
        response_id,
        points=domain_points(edited, page.source),
        notes=domain_notes(edited, page.source),
    )
    view = review_view(
        replace(page, revision=checked),
        edited,
        actor=current_actor(),
        opened_json=json.dumps(dict(edited.opened)),
        is_checked=True,
        with_source=False,
    )
    return render_template(
        "responses/review/_live.html",
        view=view,
        words=words,
        response_id=response_id,
    )


@blueprint.post("/kladde/slip")
def let_go(response_id: str) -> ResponseReturnValue:
    """Forget what was typed and show the saved version."""
    require(current_actor(), Permission.CORRECT)
    let_unsaved_go(context(), current_actor(), response_id)
    flash(gettext("Det, du ikke havde gemt, er sluppet."), "info")
    return redirect(address_of(response_id), 303)


@blueprint.get("/ur")
def clock(response_id: str) -> ResponseReturnValue:
    """Tell an open page the time, which version is newest, and the token of a login since."""
    page = response_page(context(), current_actor(), response_id)
    return {
        "now": context().now().isoformat(),
        "revision": page.response.revision_id or "",
        "status": page.response.status.value,
        "token": generate_csrf(),
        "user": current_actor().id,
    }
