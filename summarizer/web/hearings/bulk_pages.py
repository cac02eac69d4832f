"""Doing the same to many responses: a page that shows what would happen, and the doing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.domain.hearing import SenderKind
from summarizer.web.formatting import format_number
from summarizer.web.hearings.blueprint import blueprint
from summarizer.web.hearings.ledger_view import list_address
from summarizer.web.hearings.list_filter import choice_of
from summarizer.web.hearings.list_view import BULK_WORDS
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, ngettext, said
from summarizer.web.words import SENDER_KIND_WORDS
from summarizer.workflow.bulk import (
    BulkKind,
    BulkOrder,
    matching_ids,
    perform_bulk,
    preview_bulk,
)
from summarizer.workflow.categories.category_overview import frame_overview
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.review.assign_response import assignees
from summarizer.workflow.review.correct_facts import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

_WHOLE_LIST = "alle"
_LONGEST_REASON = 1000
# So many numbers are named; of more it is said how many there are.
_NAMED_AT_MOST = 20


@blueprint.post("/hoeringer/<hearing_id>/flere")
def preview_many(hearing_id: str) -> ResponseReturnValue:
    """Show what an action would do to the chosen rows, or to all that the filters show."""
    actor, choice = current_actor(), choice_of(request.form)
    try:
        if request.form.get("omfang") == _WHOLE_LIST:
            wanted = choice.filter_for(hearing_id, user_id=actor.id)
            ids: Sequence[str] = matching_ids(context(), actor, wanted)
        else:
            ids = request.form.getlist("valgt")
        return _preview(hearing_id, ids)
    except Invalid as refusal:
        flash(said(refusal.words), "error")
        return redirect(list_address(hearing_id, choice))


@blueprint.post("/hoeringer/<hearing_id>/flere/goer")
def do_to_many(hearing_id: str) -> ResponseReturnValue:
    """Do it to exactly the responses that the preview showed."""
    ids = [one for one in request.form.get("ids", "").split(",") if one]
    order = BulkOrder(
        _kind(),
        to=request.form.get("til", ""),
        reason=request.form.get("grund", "")[:_LONGEST_REASON],
        facts=_facts(),
    )
    try:
        outcome = perform_bulk(context(), current_actor(), hearing_id, order, ids)
    except Invalid as refusal:
        return _preview(hearing_id, ids, error=said(refusal.words)), 400
    flash(
        ngettext(
            "%(count)s høringssvar er ændret.",
            "%(count)s høringssvar er ændret.",
            outcome.changed,
            count=format_number(outcome.changed),
        ),
        "success" if outcome.changed else "info",
    )
    for words, numbers in outcome.refused:
        flash(f"{_numbers(numbers)}: {said(words)}", "warning")
    return redirect(list_address(hearing_id, choice_of(request.form)))


def _preview(hearing_id: str, ids: Sequence[str], *, error: str = "") -> str:
    actor, kind, choice = current_actor(), _kind(), choice_of(request.form)
    preview = preview_bulk(context(), actor, hearing_id, kind, ids)
    return render_template(
        "hearings/many.html",
        title=BULK_WORDS[kind],
        kind=kind.value,
        hearing=preview.hearing,
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
        back=list_address(hearing_id, choice),
        address=url_for("hearings.do_to_many", hearing_id=hearing_id),
        kept=choice.query,
        ids=",".join(one.id for one in preview.changing),
        changing=len(preview.changing),
        numbers=_numbers([one.number for one in preview.changing]),
        refused=[(said(words), len(found), _numbers(found)) for words, found in preview.refused],
        beside=[(said(words), len(found), _numbers(found)) for words, found in preview.beside],
        targets=_targets(kind, hearing_id),
        reason=request.form.get("grund", ""),
        error=error,
    )


def _targets(kind: BulkKind, hearing_id: str) -> list[tuple[str, str]]:
    """Give what can be chosen with an action: colleagues, categories or senders."""
    actor = current_actor()
    if kind is BulkKind.ASSIGN:
        people = [(one.id, one.name) for one in assignees(context(), actor)]
        return [*people, ("", gettext("Ingen: gør dem ledige"))]
    if kind is BulkKind.CATEGORY:
        frame = frame_overview(context(), actor, hearing_id).frame
        return [*((one.id, one.name) for one in frame), ("", gettext("Intet emne"))]
    if kind is BulkKind.FACTS:
        kinds = [(one.value, str(SENDER_KIND_WORDS[one])) for one in reversed(SenderKind)]
        return [("", gettext("Uændret")), *kinds]
    return []


def _facts() -> Facts:
    """Read the facts; a field left alone, or one that no browser sends so, changes nothing."""
    kind = request.form.get("slags", "")
    try:
        day = date.fromisoformat(request.form.get("dag", ""))
    except ValueError:
        day = None
    return Facts(day, SenderKind(kind) if kind in set(SenderKind) else None)


def _kind() -> BulkKind:
    sent = request.form.get("handling", "")
    return BulkKind(sent) if sent in set(BulkKind) else BulkKind.ASSIGN


def _numbers(numbers: Sequence[int]) -> str:
    """Name the responses by number, the first of them when they are many."""
    named = ", ".join(str(number) for number in numbers[:_NAMED_AT_MOST])
    more = len(numbers) - _NAMED_AT_MOST
    if more > 0:
        return gettext("Nr. %(numbers)s og %(more)s til", numbers=named, more=format_number(more))
    return gettext("Nr. %(numbers)s", numbers=named)
