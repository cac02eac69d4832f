"""Going back: an older version becomes the newest one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request
from flask_babel import gettext

from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.page_head import address_of
from summarizer.web.session import context, current_actor
from summarizer.workflow.review.correct_summary import restore_version
from summarizer.workflow.review.keep_unsaved import let_unsaved_go

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.post("/version/<int:number>/gendan")
def restore_revision(response_id: str, number: int) -> ResponseReturnValue:
    """Save an older version anew; nothing between is lost."""
    saved = restore_version(
        context(),
        current_actor(),
        response_id,
        number=number,
        base_revision_id=request.form.get("base_revision_id") or None,
    )
    let_unsaved_go(context(), current_actor(), response_id)
    flash(
        gettext(
            "Version %(old)s er gendannet som version %(new)s. Kontrollen er kørt igen.",
            old=number,
            new=saved.number,
        ),
        "success",
    )
    return redirect(address_of(response_id), 303)
