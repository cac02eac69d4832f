"""The frame of a hearing: its themes with their counts, and the buttons that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.web.categories.blueprint import blueprint
from summarizer.web.categories.forms import CategoryForm
from summarizer.web.categories.shown import chart_rows, stance_legend, theme_rows
from summarizer.web.formatting import format_number
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.workflow.categories.category_overview import frame_overview
from summarizer.workflow.categories.code_points import suggest_categories
from summarizer.workflow.categories.coding_frame import (
    add_category,
    add_from_notes,
    merge_category,
    move_category,
    retire_category,
)
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug import Response


@blueprint.get("")
def overview(hearing_id: str) -> ResponseReturnValue:
    """Show the themes and how much stands under each."""
    return _page(hearing_id, CategoryForm(None))


@blueprint.get("/figur")
def chart(hearing_id: str) -> ResponseReturnValue:
    """Give the chart alone: the hearing's page fetches it, so that its list need not wait."""
    view = frame_overview(context(), current_actor(), hearing_id)
    return render_template(
        "categories/chart.html",
        chart=chart_rows(theme_rows(view)),
        legend=stance_legend(),
    )


@blueprint.post("")
def add(hearing_id: str) -> ResponseReturnValue:
    """Make a new theme."""
    form = CategoryForm()
    if not form.validate():
        return _page(hearing_id, form), 400
    try:
        add_category(context(), current_actor(), hearing_id, form.words())
    except Invalid as refusal:
        form.form_errors.append(said(refusal.words))
        return _page(hearing_id, form), 400
    flash(gettext("Emnet er oprettet. Lad programmet foreslå punkter til det."), "success")
    return _back(hearing_id)


@blueprint.post("/fra-opmaerksomhedspunkter")
def add_notes(hearing_id: str) -> ResponseReturnValue:
    """Make a theme of each attention note."""
    count = add_from_notes(context(), current_actor(), hearing_id)
    flash(
        ngettext("%(num)s emne er oprettet.", "%(num)s emner er oprettet.", count),
        "success" if count else "info",
    )
    return _back(hearing_id)


@blueprint.post("/foreslaa")
def suggest(hearing_id: str) -> ResponseReturnValue:
    """Let the program place every point that nobody has placed."""
    count = suggest_categories(context(), current_actor(), hearing_id)
    flash(
        ngettext(
            "Programmet har set på %(count)s punkt. Det, mennesker har valgt, står urørt.",
            "Programmet har set på %(count)s punkter. Det, mennesker har valgt, står urørt.",
            count,
            count=format_number(count),
        ),
        "success",
    )
    return _back(hearing_id)


@blueprint.post("/<category_id>/flyt")
def move(hearing_id: str, category_id: str) -> ResponseReturnValue:
    """Move a theme up or down."""
    move_category(context(), current_actor(), category_id, up=request.form.get("direction") == "up")
    return redirect(url_for("categories.overview", hearing_id=hearing_id, _anchor="emner"), 303)


@blueprint.post("/<category_id>/slaa-sammen")
def merge(hearing_id: str, category_id: str) -> ResponseReturnValue:
    """Move all under a theme to another."""
    into = request.form.get("into", "")
    try:
        count = merge_category(context(), current_actor(), category_id, into=into)
    except Invalid as refusal:
        flash(said(refusal.words), "error")
        address = url_for("categories.show", hearing_id=hearing_id, category_id=category_id)
        return redirect(address, 303)
    flash(
        ngettext(
            "Emnerne er slået sammen; %(count)s placering fulgte med.",
            "Emnerne er slået sammen; %(count)s placeringer fulgte med.",
            count,
            count=format_number(count),
        ),
        "success",
    )
    return redirect(url_for("categories.show", hearing_id=hearing_id, category_id=into), 303)


@blueprint.post("/<category_id>/fjern")
def retire(hearing_id: str, category_id: str) -> ResponseReturnValue:
    """Take a theme out."""
    count = retire_category(context(), current_actor(), category_id)
    flash(
        ngettext(
            "Emnet er fjernet; %(count)s placering står nu uden emne.",
            "Emnet er fjernet; %(count)s placeringer står nu uden emne.",
            count,
            count=format_number(count),
        ),
        "info",
    )
    return _back(hearing_id)


def _back(hearing_id: str) -> Response:
    return redirect(url_for("categories.overview", hearing_id=hearing_id), 303)


def _page(hearing_id: str, form: CategoryForm) -> str:
    view = frame_overview(context(), current_actor(), hearing_id)
    rows = theme_rows(view)
    return render_template(
        "categories/overview.html",
        hearing=view.hearing,
        rows=rows,
        nowhere=view.nowhere,
        chart=chart_rows(rows),
        legend=stance_legend(),
        stance_headings=[(word, "number") for _look, word in stance_legend()],
        form=form,
        may_change=may(current_actor(), Permission.CORRECT),
    )
