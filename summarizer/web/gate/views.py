"""The page about a hearing's screening, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, url_for

from summarizer.web.formatting import format_number
from summarizer.web.gate.blueprint import blueprint
from summarizer.web.gate.forms import DocumentForm, StrictnessForm
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.web.upload.forms import ACCEPT, MOST_BYTES_SAID
from summarizer.workflow.gate.hearing_documents import (
    add_document,
    remove_document,
    screening_page,
)
from summarizer.workflow.gate.screen_held import screen_held_again
from summarizer.workflow.hearings.strictness import (
    change_strictness,
    forget_decided_words,
    strictness_mark,
)
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Invalid, Overtaken

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug import Response


@blueprint.get("")
def show(hearing_id: str) -> ResponseReturnValue:
    """Show how a hearing is screened."""
    return _page(hearing_id)


@blueprint.post("/krav")
def change(hearing_id: str) -> ResponseReturnValue:
    """Change how strict the hearing is."""
    form = StrictnessForm()
    if not form.validate():
        return _page(hearing_id, strictness=form), 400
    try:
        change_strictness(
            context(),
            current_actor(),
            hearing_id,
            hold_on_doubt=form.hold_on_doubt.data,
            second_person=form.second_person.data,
            seen=form.mark,
        )
    except Overtaken as refusal:
        return _page(hearing_id, strictness=form, overtaken=refusal), 409
    flash(gettext("Gemt. Det gælder de høringssvar, der screenes fra nu af."), "success")
    return _back(hearing_id)


@blueprint.post("/dokumenter")
def add(hearing_id: str) -> ResponseReturnValue:
    """Read a document of the hearing's own and keep its words."""
    require(current_actor(), Permission.UPLOAD)
    form = DocumentForm()
    if not form.validate():
        return _page(hearing_id, document=form), 400
    file = form.file.data
    try:
        add_document(
            context(),
            current_actor(),
            hearing_id,
            filename=file.filename or "",
            stream=file.stream,
        )
    except Invalid as refusal:
        form.file.errors = [said(refusal.words)]
        return _page(hearing_id, document=form), 400
    flash(gettext("Dokumentet er læst. Dets ord er kendt fra nu af."), "success")
    return _back(hearing_id)


@blueprint.post("/dokumenter/<document_id>/fjern")
def remove(hearing_id: str, document_id: str) -> ResponseReturnValue:
    """Take a document away."""
    remove_document(context(), current_actor(), hearing_id, document_id)
    flash(gettext("Dokumentet er fjernet. Dets ord er ikke længere kendt."), "info")
    return _back(hearing_id)


@blueprint.post("/screen-igen")
def screen_again(hearing_id: str) -> ResponseReturnValue:
    """Screen again what is held for doubt."""
    count = screen_held_again(context(), current_actor(), hearing_id)
    flash(
        ngettext(
            "%(count)s tilbageholdt høringssvar bliver screenet igen.",
            "%(count)s tilbageholdte høringssvar bliver screenet igen.",
            count,
            count=format_number(count),
        ),
        "success",
    )
    return _back(hearing_id)


@blueprint.post("/glem-ord")
def forget(hearing_id: str) -> ResponseReturnValue:
    """Drop the decisions that hold for the whole hearing."""
    count = forget_decided_words(context(), current_actor(), hearing_id)
    flash(
        ngettext(
            "%(count)s afgørelse er glemt.",
            "%(count)s afgørelser er glemt.",
            count,
            count=format_number(count),
        ),
        "info",
    )
    return _back(hearing_id)


def _back(hearing_id: str) -> Response:
    return redirect(url_for("gate.show", hearing_id=hearing_id))


def _page(
    hearing_id: str,
    *,
    strictness: StrictnessForm | None = None,
    document: DocumentForm | None = None,
    overtaken: Overtaken | None = None,
) -> str:
    actor = current_actor()
    page = screening_page(context(), actor, hearing_id)
    standing = StrictnessForm(None, obj=page.hearing, data={"seen": strictness_mark(page.hearing)})
    if strictness is not None and overtaken is not None:
        strictness.show_standing(standing, overtaken)
    return render_template(
        "gate/show.html",
        page=page,
        strictness=strictness or standing,
        document=document or DocumentForm(None),
        may_change=may(actor, Permission.UPLOAD),
        may_decide=may(actor, Permission.DECIDE_DOUBT),
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
        accept=ACCEPT,
        most_bytes=MOST_BYTES_SAID,
    )
