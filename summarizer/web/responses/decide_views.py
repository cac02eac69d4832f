"""Decisions over a held response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, request
from flask_babel import gettext

from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.forms import NOT_PERSONAL, decide_form, field_name
from summarizer.web.responses.held_view import grouped
from summarizer.web.responses.page_head import address_of
from summarizer.web.responses.pages import render_held, render_response
from summarizer.web.session import context, current_actor
from summarizer.workflow.decide_findings import (
    preview_release,
    release_response,
    send_back_to_screening,
    take_by_hand,
)
from summarizer.workflow.one_response import response_page
from summarizer.workflow.refusals import Changed

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
    form = decide_form(group[0] for group in groups)
    if not form.validate():
        return render_response(page), 400
    decisions = {field_name(group[0]): form[field_name(group[0])].data for group in groups}
    not_personal = frozenset(
        position
        for group in groups
        if decisions[field_name(group[0])] == NOT_PERSONAL
        for position in group
    )
    screening_id = form.screening_id.data or ""
    if request.form.get("action") == PREVIEW:
        text = preview_release(
            context(),
            current_actor(),
            response_id,
            screening_id=screening_id,
            not_personal=not_personal,
        )
        return render_held(page, decisions=decisions, preview=text)
    release_response(
        context(),
        current_actor(),
        response_id,
        screening_id=screening_id,
        not_personal=not_personal,
    )
    flash(gettext("Teksten er frigivet. Udkastet bliver lavet nu."), "success")
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
