"""Renders a response's page: which template, with which view models and forms."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import render_template

from summarizer.domain.response import Status
from summarizer.intake import ACCEPTED_SUFFIXES, WARNING_WORDS
from summarizer.web.responses.desk import desk_view
from summarizer.web.responses.forms import (
    AddAttachmentForm,
    DecideForm,
    ExcludeForm,
    FactsForm,
    LookedOverForm,
    NewDraftForm,
    ReplaceFileForm,
    TypeTextForm,
)
from summarizer.web.responses.held_view import held_view
from summarizer.web.responses.just_approved import just_approved
from summarizer.web.responses.notice import Notice
from summarizer.web.responses.opening import opening
from summarizer.web.responses.page_head import page_head, ways_out
from summarizer.web.responses.progress_view import IN_PROGRESS, progress_view
from summarizer.web.responses.review_view import review_view
from summarizer.web.responses.source_view import source_view
from summarizer.web.responses.words import EXCLUSION_WORDS, unreadable_words
from summarizer.web.session import context, current_actor
from summarizer.web.texts import said
from summarizer.workflow.gate.decide_findings import preview_proposed
from summarizer.workflow.gate.second_person import may_confirm

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from wtforms import Form as AnyForm

    from summarizer.web.responses.edited import EditedSummary
    from summarizer.workflow.review.one_response import ResponsePage

REVIEWED = (Status.DRAFTED, Status.APPROVED, Status.MANUAL)


@dataclass(frozen=True, slots=True)
class SideForms:
    """The small forms of the page, unfilled unless one was just sent.

    Without ``facts`` that form shows what is known.
    """

    exclude: AnyForm = field(default_factory=lambda: ExcludeForm(None, prefix="exclude"))
    new_draft: AnyForm = field(default_factory=lambda: NewDraftForm(None, prefix="new-draft"))
    replace: AnyForm = field(default_factory=lambda: ReplaceFileForm(None, prefix="replace"))
    attach: AnyForm = field(default_factory=lambda: AddAttachmentForm(None, prefix="attach"))
    type_text: AnyForm = field(default_factory=lambda: TypeTextForm(None, prefix="type"))
    facts: AnyForm | None = None
    decide: AnyForm = field(default_factory=lambda: DecideForm(None))
    looked_over: AnyForm = field(default_factory=lambda: LookedOverForm(None, prefix="look"))


def render_response(page: ResponsePage, *, forms: SideForms | None = None) -> str:
    """Render the page that the response's status calls for."""
    forms = forms or SideForms()
    status = page.response.status
    if status in REVIEWED:
        edited, notice = opening(page)
        return render_review(page, edited, forms=forms, notice=notice)
    if status is Status.HELD:
        return render_held(page, forms=forms)
    if status in IN_PROGRESS:
        return _render("progress", page, forms, view=progress_view(page))
    if status is Status.UNREADABLE:
        return _render(
            "unreadable",
            page,
            forms,
            reason=unreadable_words(page.response.reason_code),
        )
    return _render(
        "excluded",
        page,
        forms,
        reason=str(EXCLUSION_WORDS.get(page.response.reason_code, "")),
        note=page.response.reason_note,
        paragraphs=() if page.source is None else source_view(page.source),
    )


def render_review(
    page: ResponsePage,
    edited: EditedSummary,
    *,
    forms: SideForms | None = None,
    errors: Mapping[str, str] | None = None,
    notice: Notice | None = None,
) -> str:
    """Render the review with what stands in the form."""
    view = review_view(
        page,
        edited,
        actor=current_actor(),
        opened_json=json.dumps(dict(edited.opened)),
        errors=errors,
    )
    return _render(
        "review",
        page,
        forms or SideForms(),
        view=view,
        errors=errors or {},
        notice=notice or Notice(),
        sheet=context().new_id(),
    )


def render_held(
    page: ResponsePage,
    *,
    forms: SideForms | None = None,
    decisions: dict[str, str] | None = None,
    across: Collection[str] = (),
    preview: str = "",
) -> str:
    """Render a hold with the decisions made so far, or as somebody proposed to release it."""
    actor = current_actor()
    if page.proposal is not None and may_confirm(actor, page.proposal) and not preview:
        preview = preview_proposed(context(), actor, page.response.id, page.proposal)
    view = held_view(
        page,
        current_actor(),
        decisions=decisions or {},
        across=across,
        preview=preview,
    )
    return _render("held", page, forms or SideForms(), view=view)


def _render(template: str, page: ResponsePage, forms: SideForms, **views: object) -> str:
    warnings = () if page.source is None else page.source.warnings
    return render_template(
        f"responses/{template}.html",
        head=page_head(
            page,
            warnings=tuple(said(WARNING_WORDS[code]) for code in warnings if code in WARNING_WORDS),
        ),
        ways=ways_out(page, current_actor()),
        forms=forms,
        facts_form=forms.facts or FactsForm.filled(page.response),
        accepted=",".join(ACCEPTED_SUFFIXES),
        desk=desk_view(page, current_actor()),
        just_approved=just_approved(),
        **views,
    )
