"""Requests about what the columns of a portal's list mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _

from summarizer.intake import Column
from summarizer.web.session import context, current_actor
from summarizer.web.texts import said
from summarizer.web.upload.blueprint import blueprint
from summarizer.web.upload.forms import StartForm
from summarizer.workflow.looks.overviews import batch_page
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.uploads.portal_lists import ListQuestion, confirm_columns, list_question
from summarizer.workflow.uploads.sort_batch import sort_batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from summarizer.workflow.looks.overviews import BatchPage

COLUMN_WORDS = {
    Column.IGNORED: _("Bruges ikke"),
    Column.TEXT: _("Svarets tekst"),
    Column.SUBJECT: _("Overskrift på svaret"),
    Column.ATTACHMENTS: _("Navne på svarets filer"),
    Column.NUMBER: _("Svarets nummer"),
    Column.DATE: _("Modtaget den"),
    Column.NAME: _("Afsenderens navn"),
    Column.ORGANISATION: _("Organisation"),
    Column.KIND: _("Type af afsender"),
    Column.ADDRESS: _("Vej og husnummer"),
    Column.POSTCODE: _("Postnummer"),
    Column.CITY: _("By"),
    Column.CONTACT: _("Telefon eller e-mail"),
    Column.PROTECTED: _("Har adressebeskyttelse"),
}
_NO_LIST = "no_list"


@blueprint.route("/upload/<batch_id>/kolonner", methods=["GET", "POST"])
def columns(batch_id: str) -> ResponseReturnValue:
    """Ask what a list's columns mean, with its first rows; go on once all is known."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    question = list_question(context(), actor, batch_id)
    refused = ""
    if question is not None and request.method == "POST" and StartForm().validate():
        chosen = _chosen(question)
        try:
            confirm_columns(context(), actor, batch_id, question.file_id, chosen)
        except Invalid as refusal:
            refused = said(refusal.words)
            return _page(batch_page(context(), actor, batch_id), question, chosen, refused), 400
        question = list_question(context(), actor, batch_id)
    if question is None:
        sort_batch(context(), actor, batch_id)
        return redirect(url_for("upload.preview", batch_id=batch_id))
    return _page(batch_page(context(), actor, batch_id), question, question.guess, refused)


def _chosen(question: ListQuestion) -> list[Column]:
    if request.form.get("action") == _NO_LIST:
        return []
    known = {one.value: one for one in Column}
    return [
        known.get(request.form.get(f"column-{at}", ""), Column.IGNORED)
        for at in range(len(question.header))
    ]


def _page(page: BatchPage, question: ListQuestion, chosen: Sequence[Column], refused: str) -> str:
    return render_template(
        "upload/columns.html",
        question=question,
        chosen=chosen or question.guess,
        words=COLUMN_WORDS,
        refused=refused,
        hearing=page.hearing,
        hearing_address=url_for("hearings.show", hearing_id=page.hearing.id),
        cancel_address=url_for("upload.cancel", batch_id=page.batch.id),
        no_list=_NO_LIST,
    )
