"""Requests about one campaign group: looking at it, and sharing its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.domain.response import Status
from summarizer.domain.sentence_lines import blocks
from summarizer.domain.sentences import split_paragraphs
from summarizer.web.formatting import format_number
from summarizer.web.hearings.blueprint import blueprint
from summarizer.web.hearings.ledger_view import list_address
from summarizer.web.hearings.list_filter import ListChoice
from summarizer.web.open_time import seconds_since
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.refusals import Changed
from summarizer.workflow.review.campaign_review import AT_ONCE, CampaignPage, campaign_page
from summarizer.workflow.review.share_summary import Model, approve_shared, model_of
from summarizer.workflow.review.share_summary import share_summary as share

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.workflow.review.share_summary import Shared

LETTERS_PER_PAGE = 25
_TOLD_AT_MOST = 5
_ADDRESS = "/hoeringer/<hearing_id>/enslydende/<label>"


@blueprint.get(_ADDRESS)
def campaign(hearing_id: str, label: str) -> ResponseReturnValue:
    """Show a group: the common text once, and what each sender added."""
    actor = current_actor()
    page = campaign_page(
        context(), actor, hearing_id, label, page=wanted_page(), per_page=LETTERS_PER_PAGE
    )
    return render_template(
        "hearings/campaign.html",
        page=page,
        letters=page.count(own=False) + page.count(own=True),
        alike=page.count(own=False),
        alike_approved=page.count(own=False, statuses=frozenset({Status.APPROVED})),
        with_own=page.count(own=True),
        own_approved=page.count(own=True, statuses=frozenset({Status.APPROVED})),
        paragraphs=_paragraphs(page.common_text),
        model_by=page.names.get(page.model.approval.approved_by, "") if page.model else "",
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
        list_address=list_address(hearing_id, ListChoice(kampagne=label)),
        approve_address=url_for("hearings.approve_alike", hearing_id=hearing_id, label=label),
        share_address=url_for("hearings.share_points", hearing_id=hearing_id, label=label),
        first_waiting=_first_waiting(page),
        opened_at=context().now().isoformat(),
        may_approve=may(actor, Permission.APPROVE),
        may_share=may(actor, Permission.CORRECT),
        pages=pages_of(page.count(own=True), per_page=LETTERS_PER_PAGE, anchor="egne-ord"),
    )


@blueprint.post(f"{_ADDRESS}/godkend")
def approve_alike(hearing_id: str, label: str) -> ResponseReturnValue:
    """Approve the model's summary for each chosen letter that says the very same."""
    outcome = approve_shared(
        context(),
        current_actor(),
        _model(hearing_id, label),
        _chosen(),
        open_seconds=seconds_since(request.form.get("opened_at", ""), context().now()),
    )
    _tell(
        ngettext(
            "%(count)s referat er godkendt.",
            "%(count)s referater er godkendt.",
            outcome.done,
            count=format_number(outcome.done),
        ),
        outcome,
    )
    return redirect(url_for("hearings.campaign", hearing_id=hearing_id, label=label))


@blueprint.post(f"{_ADDRESS}/del")
def share_points(hearing_id: str, label: str) -> ResponseReturnValue:
    """Give the chosen letters the common points, each to be reviewed for itself."""
    outcome = share(context(), current_actor(), _model(hearing_id, label), _chosen())
    _tell(
        ngettext(
            "%(count)s høringssvar har fået de fælles punkter.",
            "%(count)s høringssvar har fået de fælles punkter.",
            outcome.done,
            count=format_number(outcome.done),
        ),
        outcome,
    )
    return redirect(url_for("hearings.campaign", hearing_id=hearing_id, label=label))


def _model(hearing_id: str, label: str) -> Model:
    """Give the model that the page showed; its approval may have been withdrawn meanwhile."""
    model = model_of(context(), current_actor(), hearing_id, label)
    if model is None or model.revision.id != request.form.get("forbillede"):
        raise Changed
    return model


def _chosen() -> list[str]:
    return request.form.getlist("valgt")[:AT_ONCE]


def _first_waiting(page: CampaignPage) -> str:
    """Give the address of the letter to begin with; empty when there is none."""
    if not page.ready:
        return ""
    return url_for("responses.show", response_id=page.ready[0].id)


def _tell(words: str, outcome: Shared) -> None:
    if outcome.done:
        flash(words, "success")
    for number, why in outcome.refused[:_TOLD_AT_MOST]:
        flash(f"{gettext('Nr. %(number)s', number=number)}: {said(why)}", "warning")
    more = len(outcome.refused) - _TOLD_AT_MOST
    if more > 0:
        flash(gettext("Og %(count)s til.", count=format_number(more)), "warning")


def _paragraphs(text: str) -> list[str]:
    """Give a letter's paragraphs, headings and list items; lines that only were wrapped are one."""
    return [
        text[start:end]
        for paragraph in split_paragraphs(text)
        for start, end in blocks(text, paragraph.start, paragraph.end)
    ]
