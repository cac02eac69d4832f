"""Decisions over a held response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request
from flask_babel import gettext, ngettext

from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.forms import (
    NOT_PERSONAL,
    LookedOverForm,
    across_name,
    decide_form,
    field_name,
)
from summarizer.web.responses.held_view import grouped
from summarizer.web.responses.page_head import address_of
from summarizer.web.responses.pages import SideForms, render_held, render_response
from summarizer.web.session import context, current_actor
from summarizer.workflow.accept_warnings import accept_warnings
from summarizer.workflow.decide_findings import (
    Release,
    confirm_release,
    preview_release,
    release_response,
    send_back_to_screening,
    take_by_hand,
)
from summarizer.workflow.one_response import response_page
from summarizer.workflow.refusals import Changed
from summarizer.workflow.second_person import reject_release

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

PREVIEW = "preview"


@blueprint.post("/frigiv")
def release(response_id: str) -> ResponseReturnValue:
    """Release with masks, or show first what an engine would get."""
    page = response_page(context(), current_actor(), response_id)
    if page.screening is None:
        raise Changed
    groups = grouped(page.source, page.screening.findings)
    form = decide_form([group[0] for group in groups])
    if not form.validate():
        return render_response(page), 400
    decisions = {field_name(group[0]): form[field_name(group[0])].data for group in groups}
    not_personal = frozenset(
        position
        for group in groups
        if decisions[field_name(group[0])] == NOT_PERSONAL
        for position in group
    )
    across = [across_name(group[0]) for group in groups if form[across_name(group[0])].data]
    screening_id = form.screening_id.data or ""
    if request.form.get("action") == PREVIEW:
        text = preview_release(
            context(),
            current_actor(),
            response_id,
            screening_id=screening_id,
            not_personal=not_personal,
        )
        return render_held(page, decisions=decisions, across=across, preview=text)
    outcome = release_response(
        context(),
        current_actor(),
        response_id,
        screening_id=screening_id,
        not_personal=not_personal,
        across=frozenset(
            position for group in groups if across_name(group[0]) in across for position in group
        ),
    )
    _tell(outcome)
    return redirect(address_of(response_id), 303)


@blueprint.post("/bekraeft")
def confirm(response_id: str) -> ResponseReturnValue:
    """Release what somebody else proposed, as the second person."""
    confirm_release(
        context(),
        current_actor(),
        response_id,
        screening_id=request.form.get("screening_id", ""),
    )
    flash(gettext("Teksten er frigivet. Udkastet bliver lavet nu."), "success")
    return redirect(address_of(response_id), 303)


@blueprint.post("/afvis")
def reject(response_id: str) -> ResponseReturnValue:
    """Take a proposed release back."""
    reject_release(
        context(),
        current_actor(),
        response_id,
        screening_id=request.form.get("screening_id", ""),
    )
    flash(gettext("Forslaget er afvist. Teksten er stadig tilbageholdt."), "info")
    return redirect(address_of(response_id), 303)


@blueprint.post("/set-efter")
def looked_over(response_id: str) -> ResponseReturnValue:
    """Confirm that the text was compared with its file, and screen it again."""
    page = response_page(context(), current_actor(), response_id)
    form = LookedOverForm(prefix="look")
    if not form.validate():
        return render_response(page, forms=SideForms(looked_over=form)), 400
    accept_warnings(
        context(),
        current_actor(),
        response_id,
        screening_id=form.screening_id.data or "",
    )
    flash(gettext("Teksten er set efter og bliver screenet nu."), "success")
    return redirect(address_of(response_id), 303)


@blueprint.post("/screen-igen")
def screen_again(response_id: str) -> ResponseReturnValue:
    """Send the text through the screening once more."""
    send_back_to_screening(context(), current_actor(), response_id)
    flash(gettext("Høringssvaret er sendt til ny screening."), "success")
    return redirect(address_of(response_id), 303)


@blueprint.post("/skriv-selv")
def by_hand(response_id: str) -> ResponseReturnValue:
    """Let a person write the summary without any engine."""
    take_by_hand(context(), current_actor(), response_id)
    flash(gettext("Skriv referatet her på siden. Ingen udkastmotor bruges."), "success")
    return redirect(address_of(response_id), 303)


def _tell(outcome: Release) -> None:
    if outcome.waits_for_second:
        flash(
            gettext(
                "Frigivelsen er foreslået. En anden databeskyttelsesansvarlig eller en "
                "administrator skal bekræfte den.",
            ),
            "success",
        )
        return
    flash(gettext("Teksten er frigivet. Udkastet bliver lavet nu."), "success")
    if outcome.screened_again:
        flash(
            ngettext(
                "%(count)s andet tilbageholdt høringssvar med de samme ord screenes igen.",
                "%(count)s andre tilbageholdte høringssvar med de samme ord screenes igen.",
                outcome.screened_again,
                count=outcome.screened_again,
            ),
            "info",
        )
