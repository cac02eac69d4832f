"""Requests about hearings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.web.engines import CITAT
from summarizer.web.formatting import format_number
from summarizer.web.hearings.blueprint import blueprint
from summarizer.web.hearings.campaigns_view import campaign_views
from summarizer.web.hearings.forms import HearingFactsForm, NewHearingForm
from summarizer.web.hearings.guide_view import guide_view
from summarizer.web.hearings.hearing_view import hearing_view
from summarizer.web.hearings.ledger_view import LIST_ANCHOR, row_views
from summarizer.web.hearings.list_filter import choice_of
from summarizer.web.hearings.list_view import list_view
from summarizer.web.hearings.overview_view import card_views
from summarizer.web.hearings.progress_view import ProgressView, progress_view
from summarizer.web.hearings.terms_form import TermsForm, filled_terms
from summarizer.web.hearings.terms_view import terms_view
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.workflow.finish.export_hearing import forecast_export
from summarizer.workflow.hearings.correct_hearing import correct_hearing, hearing_mark
from summarizer.workflow.hearings.costs import hearing_cost
from summarizer.workflow.hearings.create_hearing import change_terms, create_hearing
from summarizer.workflow.hearings.first_steps import first_steps
from summarizer.workflow.hearings.four_eyes import lone_approvals
from summarizer.workflow.looks.overviews import (
    Counts,
    count_unstarted,
    hearing_counts,
    hearing_page,
    list_hearings,
    most_urgent,
)
from summarizer.workflow.looks.saved_views import saved_views
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Invalid, Overtaken
from summarizer.workflow.review.assign_response import assignees
from summarizer.workflow.review.campaign_overview import campaigns_of
from summarizer.workflow.stages.pace import seconds_of_work, stands_still

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

ROWS_PER_PAGE = 50
# Code that htmx understands as: load the whole page again.
_REFRESH = {"HX-Refresh": "true"}


@blueprint.get("/")
def overview() -> ResponseReturnValue:
    """Show every hearing."""
    actor = current_actor()
    return render_template(
        "hearings/overview.html",
        cards=card_views(list_hearings(context(), actor), context().now()),
        may_create=may(actor, Permission.UPLOAD),
    )


@blueprint.route("/hoeringer/ny", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Ask for a new hearing and open it."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    form = NewHearingForm()
    form.offer(context().engines)
    if form.validate_on_submit():
        try:
            hearing_id = create_hearing(context(), actor, form.hearing())
        except Invalid as refusal:
            form.form_errors.append(said(refusal.words))
        else:
            flash(gettext("Høringen er oprettet. Nu kan høringssvarene uploades."), "success")
            return redirect(url_for("upload.new", hearing_id=hearing_id))
    code = 400 if form.is_submitted() else 200
    return render_template("hearings/new.html", form=form), code


@blueprint.get("/hoeringer/<hearing_id>")
def show(hearing_id: str) -> ResponseReturnValue:
    """Show one hearing; its address chooses what it lists, see ``list_filter``."""
    actor = current_actor()
    choice = choice_of(request.args)
    page = hearing_page(
        context(),
        actor,
        hearing_id,
        wanted=choice.filter_for(hearing_id, user_id=actor.id),
        sort=choice.sort,
        descending=choice.descending,
        page=wanted_page(),
        per_page=ROWS_PER_PAGE,
    )
    groups = campaigns_of(context(), actor, hearing_id)
    forecast = (
        forecast_export(context(), actor, hearing_id) if may(actor, Permission.EXPORT) else None
    )
    return render_template(
        "hearings/show.html",
        hearing=hearing_view(
            page,
            actor,
            now=context().now(),
            forecast=forecast,
            campaigns=campaign_views(groups, hearing_id=hearing_id, chosen=choice.kampagne),
            terms=terms_view(
                page.hearing,
                hearing_cost(context(), actor, page.hearing),
                may_change=may(actor, Permission.UPLOAD),
            ),
        ),
        guide=guide_view(first_steps(context(), actor, hearing_id), actor, hearing_id=hearing_id),
        list=list_view(
            choice,
            page,
            campaigns=[one.label for one in groups],
            people=assignees(context(), actor),
            saved=saved_views(context(), actor, hearing_id),
            may_change=may(actor, Permission.CORRECT),
        ),
        progress=_progress(hearing_id, page.counts),
        urgent=row_views(most_urgent(context(), actor, hearing_id)),
        pages=pages_of(page.matching, per_page=ROWS_PER_PAGE, anchor=LIST_ANCHOR),
    )


@blueprint.route("/hoeringer/<hearing_id>/ret", methods=["GET", "POST"])
def correct(hearing_id: str) -> ResponseReturnValue:
    """Put right what a hearing is called, when it runs, and what is looked for."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = hearing_page(context(), actor, hearing_id, per_page=1)
    standing = {
        "notes": "\n".join(one.text for one in page.notes),
        "seen": hearing_mark(page.hearing, page.notes),
    }
    form = HearingFactsForm(obj=page.hearing, data=standing)
    code = 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            lone = correct_hearing(context(), actor, hearing_id, form.facts(), seen=form.mark)
        except Invalid as refusal:
            form.form_errors.append(said(refusal.words))
        except Overtaken as refusal:
            form.show_standing(HearingFactsForm(None, obj=page.hearing, data=standing), refusal)
            code = 409
        else:
            flash(gettext("Høringen er rettet."), "success")
            if lone:
                flash(_again_words(lone), "warning")
            return redirect(url_for("hearings.show", hearing_id=hearing_id))
    shown = render_template(
        "hearings/correct.html",
        form=form,
        hearing=page.hearing,
        lone=0 if page.hearing.four_eyes else lone_approvals(context(), actor, hearing_id),
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
    )
    return shown, code


@blueprint.route("/hoeringer/<hearing_id>/stil", methods=["GET", "POST"])
def terms(hearing_id: str) -> ResponseReturnValue:
    """Change the house style and the ceiling of a hearing."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    hearing = hearing_page(context(), actor, hearing_id, per_page=1).hearing
    form = TermsForm(data=filled_terms(hearing))
    code = 400 if form.is_submitted() else 200
    if hearing.engine == CITAT:
        form.without_model(tone=hearing.style.tone, ceiling_oere=hearing.ceiling_oere)
    if form.validate_on_submit():
        try:
            change_terms(
                context(),
                actor,
                hearing_id,
                style=form.style(),
                ceiling_oere=form.ceiling_oere(),
                seen=form.mark,
            )
        except Invalid as refusal:
            form.form_errors.append(said(refusal.words))
        except Overtaken as refusal:
            form.show_standing(TermsForm(None, data=filled_terms(hearing)), refusal)
            code = 409
        else:
            flash(gettext("Gemt. Det gælder de udkast, der laves fra nu af."), "success")
            return redirect(url_for("hearings.show", hearing_id=hearing_id))
    shown = render_template(
        "hearings/terms.html",
        form=form,
        hearing=hearing,
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
    )
    return shown, code


@blueprint.get("/hoeringer/<hearing_id>/fremdrift")
def progress(hearing_id: str) -> ResponseReturnValue:
    """Give the live part alone; once the work is done, ask for the whole page again."""
    actor = current_actor()
    view = _progress(hearing_id, hearing_counts(context(), actor, hearing_id))
    fragment = render_template(
        "hearings/live.html",
        progress=view,
        urgent=row_views(most_urgent(context(), actor, hearing_id)),
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
    )
    return fragment, 200, {} if view.is_working else _REFRESH


def _again_words(lone: int) -> str:
    return ngettext(
        "%(count)s referat, som den samme har rettet og godkendt, venter nu på en anden.",
        "%(count)s referater, som den samme har rettet og godkendt, venter nu på en anden.",
        lone,
        count=format_number(lone),
    )


def _progress(hearing_id: str, counts: Counts) -> ProgressView:
    return progress_view(
        counts,
        hearing_id=hearing_id,
        unstarted=count_unstarted(context(), current_actor(), hearing_id),
        seconds_left=seconds_of_work(context(), current_actor(), counts.by_status),
        stands_still=counts.working > 0 and stands_still(context(), current_actor()),
    )
