"""Requests about exports."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from flask import current_app, flash, redirect, render_template, send_file, url_for
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from summarizer.web.exports.blueprint import blueprint
from summarizer.web.exports.view import NAMES, SUFFIXES, export_box
from summarizer.web.formatting import danish_time
from summarizer.web.forms import Form
from summarizer.web.reasons import short_reason
from summarizer.web.refused import code_of
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, said
from summarizer.workflow.finish.export_hearing import (
    export_hvidbog,
    export_ledger,
    forecast_export,
)
from summarizer.workflow.finish.journal_package import export_journal
from summarizer.workflow.finish.kept_exports import exported_file
from summarizer.workflow.looks.overviews import hearing_page
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_NOT_IN_A_FILENAME = re.compile(r"[^\w.-]+")


class HvidbogForm(Form):
    """The questions before a hvidbog is made."""

    list_open = BooleanField(_("Vis de åbne som »under behandling«"))
    mark = BooleanField(_("Markér nyt og ændret"))


@blueprint.get("/hoeringer/<hearing_id>/eksport")
def overview(hearing_id: str) -> ResponseReturnValue:
    """Show what can be exported, and every file that was."""
    return _page(hearing_id, HvidbogForm()), 200


@blueprint.post("/hoeringer/<hearing_id>/eksport/hvidbog")
def make_hvidbog(hearing_id: str) -> ResponseReturnValue:
    """Make the Word file."""
    form = HvidbogForm()
    if not form.validate():
        return _page(hearing_id, form), 400
    try:
        export_hvidbog(
            context(),
            current_actor(),
            hearing_id,
            municipality=current_app.config["MUNICIPALITY"],
            list_open=form.list_open.data,
            mark=form.mark.data,
        )
    except Invalid as refusal:
        form.form_errors.append(said(refusal.words))
        return _page(hearing_id, form), code_of(refusal)
    flash(gettext("Hvidbogen er lavet og kontrolleret. Hent den øverst i listen."), "success")
    return redirect(url_for("exports.overview", hearing_id=hearing_id))


@blueprint.post("/hoeringer/<hearing_id>/eksport/hoeringsliste")
def make_ledger(hearing_id: str) -> ResponseReturnValue:
    """Make the spreadsheet of every file that came in."""
    export_ledger(context(), current_actor(), hearing_id, reason_words=short_reason)
    flash(gettext("Høringslisten er lavet. Hent den øverst i listen."), "success")
    return redirect(url_for("exports.overview", hearing_id=hearing_id))


@blueprint.post("/hoeringer/<hearing_id>/eksport/journalpakke")
def make_journal(hearing_id: str) -> ResponseReturnValue:
    """Make the package for the records system."""
    try:
        export_journal(context(), current_actor(), hearing_id)
    except Invalid as refusal:
        form = HvidbogForm()
        form.form_errors.append(said(refusal.words))
        return _page(hearing_id, form), code_of(refusal)
    flash(gettext("Journalpakken er lavet. Hent den øverst i listen."), "success")
    return redirect(url_for("exports.overview", hearing_id=hearing_id))


@blueprint.get("/eksport/<export_id>")
def download(export_id: str) -> ResponseReturnValue:
    """Give the file, as it was made."""
    record, content = exported_file(context(), current_actor(), export_id)
    page = hearing_page(context(), current_actor(), record.hearing_id, per_page=1)
    day = danish_time(record.exported_at).strftime("%Y-%m-%d")
    case = _NOT_IN_A_FILENAME.sub("-", page.hearing.case_number).strip("-.")
    return send_file(
        io.BytesIO(content),
        as_attachment=True,
        download_name=f"{NAMES[record.kind]}_{case}_{day}{SUFFIXES[record.kind]}",
    )


def _page(hearing_id: str, form: HvidbogForm) -> str:
    actor = current_actor()
    forecast = forecast_export(context(), actor, hearing_id)
    page = hearing_page(context(), actor, hearing_id, per_page=1)
    return render_template(
        "exports/overview.html",
        title=page.hearing.title,
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
        box=export_box(page, forecast),
        form=form,
    )
