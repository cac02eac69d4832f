"""One theme: its words, the points under it, and moving them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.domain.category import WHOLE_RESPONSE
from summarizer.web.categories.blueprint import blueprint
from summarizer.web.categories.forms import CategoryForm
from summarizer.web.categories.shown import STANCE_LOOKS, point_cards
from summarizer.web.formatting import format_number
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.workflow.categories.category_overview import category_page
from summarizer.workflow.categories.code_points import place_points, set_category
from summarizer.workflow.categories.coding_frame import change_category
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Invalid, Overtaken

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

RESPONSES_PER_PAGE = 25
_PLACE = "place"
# A choice of the page's selects that is no theme's id.
_NOWHERE = "nowhere"


@blueprint.get("/uden")
def nowhere(hearing_id: str) -> ResponseReturnValue:
    """Show the points that belong under no theme."""
    return _page(hearing_id, None)


@blueprint.get("/<category_id>")
def show(hearing_id: str, category_id: str) -> ResponseReturnValue:
    """Show one theme."""
    return _page(hearing_id, category_id)


@blueprint.post("/<category_id>")
def change(hearing_id: str, category_id: str) -> ResponseReturnValue:
    """Rename and describe a theme."""
    form = CategoryForm()
    if not form.validate():
        return _page(hearing_id, category_id, form=form), 400
    try:
        change_category(context(), current_actor(), category_id, form.words(), seen=form.mark)
    except Invalid as refusal:
        form.form_errors.append(said(refusal.words))
        return _page(hearing_id, category_id, form=form), 400
    except Overtaken as refusal:
        return _page(hearing_id, category_id, form=form, overtaken=refusal), 409
    flash(gettext("Emnet er gemt."), "success")
    return redirect(url_for(".show", hearing_id=hearing_id, category_id=category_id), 303)


@blueprint.post("/placer")
def place(hearing_id: str) -> ResponseReturnValue:
    """Move the points whose select says something else than the page they are on."""
    actor = current_actor()
    require(actor, Permission.CORRECT)
    here = request.form.get("here", _NOWHERE)
    moved = 0
    for response_id, points in _moved(here).items():
        if WHOLE_RESPONSE in points:
            moved += set_category(context(), actor, [response_id], points.pop(WHOLE_RESPONSE))
        moved += place_points(context(), actor, response_id, points)
    flash(
        ngettext(
            "%(count)s placering er ændret.",
            "%(count)s placeringer er ændret.",
            moved,
            count=format_number(moved),
        ),
        "success" if moved else "info",
    )
    address = (
        url_for(".nowhere", hearing_id=hearing_id)
        if here == _NOWHERE
        else url_for(".show", hearing_id=hearing_id, category_id=here)
    )
    return redirect(address, 303)


def _moved(here: str) -> dict[str, dict[str, str | None]]:
    """Read the selects: by response and point, the theme chosen (``None``: nowhere)."""
    found: dict[str, dict[str, str | None]] = {}
    for name, chosen in request.form.items():
        kind, _, rest = name.partition("-")
        response_id, _, point_id = rest.partition("-")
        if kind == _PLACE and chosen != here:
            found.setdefault(response_id, {})[point_id] = None if chosen == _NOWHERE else chosen
    return found


def _page(
    hearing_id: str,
    category_id: str | None,
    *,
    form: CategoryForm | None = None,
    overtaken: Overtaken | None = None,
) -> str:
    actor = current_actor()
    page = category_page(
        context(),
        actor,
        hearing_id,
        category_id,
        page=wanted_page(),
        per_page=RESPONSES_PER_PAGE,
    )
    category = page.category
    if category is not None:
        standing = CategoryForm.filled(category)
        if form is not None and overtaken is not None:
            form.show_standing(standing, overtaken)
        form = form or standing
    return render_template(
        "categories/show.html",
        hearing=page.hearing,
        category=category,
        others=[one for one in page.frame if category is None or one.id != category.id],
        frame=page.frame,
        count=page.count,
        stances=[(stance, page.count.stances[stance]) for stance in STANCE_LOOKS],
        cards=point_cards(page),
        here=_NOWHERE if category is None else category.id,
        form=form,
        may_change=may(actor, Permission.CORRECT),
        pages=pages_of(page.count.responses, per_page=RESPONSES_PER_PAGE, anchor="punkter"),
    )
