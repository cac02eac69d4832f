"""The pages of figures, and their download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, redirect, render_template, url_for
from flask_babel import lazy_gettext as _
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from summarizer.web.quality.blueprint import blueprint
from summarizer.web.quality.download import as_csv
from summarizer.web.quality.shown import quality_view
from summarizer.web.seen_form import SeenForm
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext
from summarizer.workflow.looks.quality_overview import figure_rows, quality_overview
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Overtaken
from summarizer.workflow.review.blind_arm import set_blind_share
from summarizer.workflow.seen import mark_of

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


class BlindForm(SeenForm):
    """The per cent of a hearing's responses whose reviewer writes first."""

    share = IntegerField(
        _("Andel i procent"),
        description=_("0: ingen. 10 giver ofte tal nok uden at koste meget tid."),
        validators=[InputRequired(), NumberRange(0, 100)],
    )


@blueprint.get("/kvalitet")
def overview() -> ResponseReturnValue:
    """Show the figures over all hearings."""
    return _page(None)


@blueprint.get("/kvalitet.csv")
def download() -> ResponseReturnValue:
    """Give the figures over all hearings as a file."""
    return _file(None)


@blueprint.get("/hoeringer/<hearing_id>/kvalitet")
def hearing(hearing_id: str) -> ResponseReturnValue:
    """Show the figures of one hearing."""
    return _page(hearing_id)


@blueprint.get("/hoeringer/<hearing_id>/kvalitet.csv")
def hearing_download(hearing_id: str) -> ResponseReturnValue:
    """Give the figures of one hearing as a file."""
    return _file(hearing_id)


@blueprint.post("/hoeringer/<hearing_id>/kvalitet/blindproeve")
def change_share(hearing_id: str) -> ResponseReturnValue:
    """Set how many of the hearing's responses are reviewed blind."""
    require(current_actor(), Permission.UPLOAD)
    form = BlindForm()
    if not form.validate():
        return _page(hearing_id, form=form), 400
    try:
        set_blind_share(
            context(), current_actor(), hearing_id, share=form.share.data, seen=form.mark
        )
    except Overtaken as refusal:
        return _page(hearing_id, form=form, overtaken=refusal), 409
    flash(gettext("Gemt. Det gælder de udkast, der laves fra nu af."), "success")
    return redirect(url_for(".hearing", hearing_id=hearing_id, _anchor="blindproeve"), 303)


def _page(
    hearing_id: str | None,
    *,
    form: BlindForm | None = None,
    overtaken: Overtaken | None = None,
) -> str:
    found = quality_overview(context(), current_actor(), hearing_id)
    if found.hearing is not None:
        share = found.hearing.blind_share
        standing = BlindForm(None, data={"share": share, "seen": mark_of(share)})
        if form is not None and overtaken is not None:
            form.show_standing(standing, overtaken)
        form = form or standing
    return render_template(
        "quality/show.html",
        hearing=found.hearing,
        view=quality_view(found),
        form=form,
        may_change=may(current_actor(), Permission.UPLOAD),
    )


def _file(hearing_id: str | None) -> Response:
    answer = Response(
        as_csv(figure_rows(context(), current_actor(), hearing_id)),
        mimetype="text/csv",
    )
    answer.headers["Content-Disposition"] = "attachment; filename=kvalitet.csv"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
