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
from summarizer.workflow.gate.accept_warnings import accept_warnings
from summarizer.workflow.gate.decide_findings import (
    Release,
    confirm_release,
    preview_release,
    release_response,
    send_back_to_screening,
    take_by_hand,
)
from summarizer.workflow.gate.release_choice import Choice, must_be_read, point_out
from summarizer.workflow.gate.second_person import reject_release
from summarizer.workflow.refusals import Changed
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.web.responses.forms import DecideForm
    from summarizer.workflow.gate.release_choice import PointedOut
    from summarizer.workflow.review.one_response import ResponsePage

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
    pointed = point_out("" if page.source is None else page.source.text, form.also_mask.data or "")
    choice = Choice(
        not_personal=frozenset(
            position
            for group in groups
            if decisions[field_name(group[0])] == NOT_PERSONAL
            for position in group
        ),
        also_masked=pointed.places,
        has_read=bool(form.has_read.data),
    )
    across = [across_name(group[0]) for group in groups if form[across_name(group[0])].data]
    screening_id = form.screening_id.data or ""
    is_preview = request.form.get("action") == PREVIEW
    if not _is_complete(form, page, choice, pointed, is_preview=is_preview):
        forms = SideForms(decide=form)
        return render_held(page, forms=forms, decisions=decisions, across=across), 400
    if is_preview:
        text = preview_release(
            context(),
            current_actor(),
            response_id,
            screening_id=screening_id,
            choice=choice,
        )
        forms = SideForms(decide=form)
        return render_held(page, forms=forms, decisions=decisions, across=across, preview=text)
    outcome = release_response(
        context(),
        current_actor(),
        response_id,
        screening_id=screening_id,
        choice=choice,
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
        seen_sha256=request.form.get("seen", ""),
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


def _is_complete(
    form: DecideForm, page: ResponsePage, choice: Choice, pointed: PointedOut, *, is_preview: bool
) -> bool:
    """Tell whether nothing is amiss beside the findings; the form says what is."""
    if pointed.unknown:
        words = gettext(
            "Linje %(lines)s står ikke i teksten. Skriv ordene, som de står der.",
            lines=", ".join(map(str, pointed.unknown)),
        )
        form.also_mask.errors = [words]
    reasons = page.screening.verdict.reasons if page.screening else ()
    if must_be_read(reasons) and not choice.has_read and not is_preview:
        form.has_read.errors = [gettext("Læs hele teksten, og sæt kryds, før du frigiver den.")]
    return not (form.also_mask.errors or form.has_read.errors)


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
