"""The review form: every press saves a version first, so that nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request
from flask_babel import gettext

from summarizer.domain.response import Status
from summarizer.web.numbers import whole_number
from summarizer.web.open_time import seconds_since
from summarizer.web.responses.actions import Action, Press, apply_action, parse_action, past_blanks
from summarizer.web.responses.arranged import add_blank, part
from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.categories_part import save_places
from summarizer.web.responses.edited import (
    after_saving,
    domain_notes,
    domain_points,
    is_same,
    resolutions_of,
    sentence_count,
)
from summarizer.web.responses.just_approved import remember_approved
from summarizer.web.responses.merge import take_theirs
from summarizer.web.responses.notice import Notice
from summarizer.web.responses.opening import conflicting, written_as
from summarizer.web.responses.page_head import address_of, next_address
from summarizer.web.responses.pages import render_review
from summarizer.web.responses.summary_form import SummaryForm
from summarizer.web.session import context, current_actor
from summarizer.web.texts import said
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import ApprovalBlocked, Changed, EditConflict, Invalid
from summarizer.workflow.review.approve_summary import (
    Examination,
    approve_summary,
    withdraw_approval,
)
from summarizer.workflow.review.blind_arm import reveal_draft
from summarizer.workflow.review.correct_summary import save_correction
from summarizer.workflow.review.keep_unsaved import let_unsaved_go
from summarizer.workflow.review.one_response import response_page
from summarizer.workflow.review.unknown_words import unknown_words

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.web.responses.edited import EditedSummary
    from summarizer.workflow.review.one_response import ResponsePage

_CAN_BE_UNDONE = frozenset(
    {Press.DELETE, Press.JOIN, Press.UP, Press.DOWN, Press.NEUTRAL, Press.TAKE}
)


@blueprint.get("/referat")
def come_back(response_id: str) -> ResponseReturnValue:
    """Lead somebody who reloads the answer to a form to the page it belongs to."""
    return redirect(address_of(response_id))


@blueprint.post("/referat")
def save_summary(response_id: str) -> ResponseReturnValue:
    """Save what stands in the form, and approve it if that was the button."""
    require(current_actor(), Permission.CORRECT)
    page = response_page(context(), current_actor(), response_id)
    form = SummaryForm()
    form.set_sentence_count(sentence_count(page.source))
    if not form.validate():
        error = gettext("Ret de markerede felter. Det, du skrev, står her stadig.")
        notice = Notice(error=error, unsaved=True)
        return render_review(page, form.edited(), errors=form.problems(), notice=notice), 400
    return _perform(page, form.edited(), parse_action(request.form.get("action", "")))


@blueprint.post("/fortryd-godkendelse")
def withdraw(response_id: str) -> ResponseReturnValue:
    """Take the approval back."""
    withdraw_approval(context(), current_actor(), response_id)
    flash(gettext("Godkendelsen er trukket tilbage."), "success")
    return redirect(address_of(response_id), 303)


def _perform(page: ResponsePage, edited: EditedSummary, action: Action) -> ResponseReturnValue:
    if action.press in {Press.ADD, Press.THEIRS}:
        return _rearrange(page, edited, action)
    try:
        if action.press in {Press.DELETE, Press.JOIN}:
            # So that undoing brings back every word as it stood.
            action = past_blanks(edited, action)
            page, edited, _ = _save(page, edited)
        before = None if page.revision is None else page.revision.number
        edited = apply_action(edited, action, page.source, unknown_words(page))
        whole = len(edited.points)
        if not is_same(edited, page.revision, page.source):
            edited = part(edited)
        parted = len(edited.points) > whole
        page, edited, saved = _save(page, edited)
    except EditConflict:
        return _show_conflict(page, edited)
    except Invalid as refusal:
        return render_review(
            page, edited, notice=Notice(error=said(refusal.words), unsaved=True)
        ), 400
    except Changed:
        return _too_late(page, edited)
    page, edited = save_places(page, edited)
    let_unsaved_go(context(), current_actor(), page.response.id, sheet=_sheet())
    if action.press is Press.REVEAL and page.is_draft_hidden:
        reveal_draft(context(), current_actor(), page.response.id)
        page = response_page(context(), current_actor(), page.response.id)
    # What is approved is what was seen: new points are looked at first.
    if action.approves and not parted:
        return _approve(page, edited, action)
    undo = before if saved and action.press in _CAN_BE_UNDONE else None
    notice = Notice(saved=saved, undo=undo, parted=parted and action.approves)
    return render_review(page, edited, notice=notice)


def _rearrange(page: ResponsePage, edited: EditedSummary, action: Action) -> ResponseReturnValue:
    """Add an empty point, or take one over from what somebody else saved; nothing is saved."""
    if action.press is Press.ADD:
        return render_review(page, add_blank(edited), notice=Notice(unsaved=True))
    theirs, number = page.revision, whole_number(action.about)
    if theirs is not None and number is not None:
        edited = take_theirs(edited, theirs, number, page.source)
    edited, notice = conflicting(page, edited)
    return render_review(page, edited, notice=notice)


def _save(
    page: ResponsePage,
    edited: EditedSummary,
) -> tuple[ResponsePage, EditedSummary, bool]:
    """Save a version if anything changed; give the page as it is then, and whether it did.

    The same form sent twice (a reload) is no conflict.
    """
    saved = page.revision
    if (
        saved is not None
        and saved.id == page.response.revision_id
        and page.response.status is not Status.MANUAL
        and is_same(edited, saved, page.source)
    ):
        return page, after_saving(edited, saved, page.source), False
    revision = save_correction(
        context(),
        current_actor(),
        page.response.id,
        base_revision_id=edited.base_revision_id,
        points=domain_points(edited, page.source),
        notes=domain_notes(edited, page.source),
    )
    fresh = response_page(context(), current_actor(), page.response.id)
    return fresh, after_saving(edited, revision, page.source), True


def _approve(page: ResponsePage, edited: EditedSummary, action: Action) -> ResponseReturnValue:
    if _is_done_already(page, edited):
        return _go_on(page, action)
    try:
        approve_summary(
            context(),
            current_actor(),
            page.response.id,
            revision_id=edited.base_revision_id or "",
            examination=Examination(
                open_seconds=seconds_since(edited.opened_at, context().now()),
                opened=edited.opened,
                resolutions=resolutions_of(edited),
            ),
        )
    except ApprovalBlocked as blocked:
        return render_review(
            page,
            edited,
            notice=Notice(blocked=True, problems=tuple(said(one) for one in blocked.general)),
        ), 400
    except EditConflict:
        return _show_conflict(page, edited)
    return _go_on(page, action)


def _go_on(page: ResponsePage, action: Action) -> ResponseReturnValue:
    onward = next_address(page) if action.press is Press.APPROVE_NEXT else ""
    if onward:
        remember_approved(page)
    else:
        number = page.response.number
        flash(gettext("Høringssvar %(number)s er godkendt.", number=number), "success")
    return redirect(onward or address_of(page.response.id), 303)


def _show_conflict(page: ResponsePage, edited: EditedSummary) -> ResponseReturnValue:
    """Show both texts; saving again puts this one on top of theirs, which stays a version."""
    page = response_page(context(), current_actor(), page.response.id)
    onward, notice = conflicting(page, edited)
    return render_review(page, onward, notice=notice), 409


def _too_late(page: ResponsePage, edited: EditedSummary) -> ResponseReturnValue:
    """Give back what was typed when the response cannot be edited any more."""
    text = written_as(page, edited)
    address = address_of(page.response.id)
    return render_template("responses/too_late.html", text=text, address=address), 409


def _sheet() -> str:
    return request.form.get("sheet", "")


def _is_done_already(page: ResponsePage, edited: EditedSummary) -> bool:
    """Tell whether the same person has just approved exactly this: a button pressed twice."""
    if page.approval is None:
        return False
    approval = page.approval.approval
    return (
        approval.revision_id == edited.base_revision_id
        and approval.approved_by == current_actor().id
    )
