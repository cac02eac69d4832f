"""The double-check: a sample is drawn, sorted by a second person, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange

from summarizer.web.categories.blueprint import blueprint
from summarizer.web.formatting import format_number, format_percent
from summarizer.web.forms import Form
from summarizer.web.session import context, current_actor
from summarizer.web.small_numbers import FEWEST_FOR_PERCENT
from summarizer.web.texts import gettext, said
from summarizer.workflow.categories.category_overview import frame_overview
from summarizer.workflow.categories.double_check import (
    FEWEST,
    MOST,
    code_sampled,
    draw_sample,
    sample_page,
    sample_states,
)
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from summarizer.workflow.categories.double_check import SampleState

_NOWHERE = "nowhere"


class DrawForm(Form):
    """How many points the second person is to sort."""

    size = IntegerField(
        _("Antal punkter"),
        default=20,
        validators=[InputRequired(), NumberRange(FEWEST, MOST)],
    )


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One sample in the list: how far it is, and how far the two agree."""

    address: str
    drawn_at: datetime
    seed: str
    size: int
    population: int
    coded: int
    outcome: str


@blueprint.get("/dobbeltkontrol")
def samples(hearing_id: str) -> ResponseReturnValue:
    """Show the samples, and draw another."""
    return _list(hearing_id, DrawForm(None))


@blueprint.post("/dobbeltkontrol")
def draw(hearing_id: str) -> ResponseReturnValue:
    """Draw a sample."""
    form = DrawForm()
    if not form.validate():
        return _list(hearing_id, form), 400
    try:
        sample_id = draw_sample(context(), current_actor(), hearing_id, size=form.size.data)
    except Invalid as refusal:
        form.form_errors.append(said(refusal.words))
        return _list(hearing_id, form), 400
    flash(gettext("Stikprøven er trukket. En anden kollega sorterer den nu."), "success")
    return redirect(url_for(".sample", hearing_id=hearing_id, sample_id=sample_id), 303)


@blueprint.get("/dobbeltkontrol/<sample_id>")
def sample(hearing_id: str, sample_id: str) -> ResponseReturnValue:
    """Show the next point to sort, or the outcome."""
    page = sample_page(context(), current_actor(), sample_id)
    return render_template(
        "categories/sample.html",
        hearing=page.hearing,
        row=_row(page.state, hearing_id),
        page=page,
        outcome=outcome_words(page.state),
        drawn_by=page.names.get(page.state.record.drawn_by, ""),
        may_code=may(current_actor(), Permission.CORRECT),
    )


@blueprint.post("/dobbeltkontrol/<sample_id>")
def code(hearing_id: str, sample_id: str) -> ResponseReturnValue:
    """Store where the second person puts a point."""
    chosen = request.form.get("category", "")
    if not chosen:
        flash(gettext("Vælg et emne, eller »Uden emne«."), "error")
    else:
        try:
            code_sampled(
                context(),
                current_actor(),
                sample_id,
                place=request.form.get("place", 0, type=int) or 0,
                category_id=None if chosen == _NOWHERE else chosen,
            )
        except Invalid as refusal:
            flash(said(refusal.words), "error")
    return redirect(url_for(".sample", hearing_id=hearing_id, sample_id=sample_id), 303)


def outcome_words(state: SampleState) -> str:
    """Say how far the two agree; no per cent of a handful."""
    found = state.agreement
    if found is None:
        return ""
    if found.count < FEWEST_FOR_PERCENT:
        return gettext("Ens for %(agreed)s af %(count)s", agreed=found.agreed, count=found.count)
    kappa = gettext("kan ikke regnes ud") if found.kappa is None else format_number(found.kappa)
    return gettext(
        "Ens for %(share)s (%(agreed)s af %(count)s), Cohens kappa %(kappa)s",
        share=format_percent(found.share),
        agreed=format_number(found.agreed),
        count=format_number(found.count),
        kappa=kappa,
    )


def _list(hearing_id: str, form: DrawForm) -> str:
    actor = current_actor()
    view = frame_overview(context(), actor, hearing_id)
    return render_template(
        "categories/samples.html",
        hearing=view.hearing,
        rows=[_row(one, hearing_id) for one in sample_states(context(), actor, hearing_id)],
        form=form,
        may_change=may(actor, Permission.CORRECT),
    )


def _row(state: SampleState, hearing_id: str) -> SampleRow:
    record = state.record
    return SampleRow(
        address=url_for("categories.sample", hearing_id=hearing_id, sample_id=record.id),
        drawn_at=record.drawn_at,
        seed=record.seed[:12],
        size=state.size,
        population=record.population,
        coded=state.coded,
        outcome=outcome_words(state) or gettext("Ikke færdig"),
    )
