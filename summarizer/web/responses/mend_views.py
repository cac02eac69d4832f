"""The other ways out: replace, type, draft again, exclude, restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect
from flask_babel import gettext

from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.forms import (
    AddAttachmentForm,
    ExcludeForm,
    FactsForm,
    NewDraftForm,
    ReplaceFileForm,
    TypeTextForm,
)
from summarizer.web.responses.page_head import address_of
from summarizer.web.responses.pages import SideForms, render_response
from summarizer.web.session import context, current_actor
from summarizer.web.texts import said
from summarizer.workflow.gate.mend_response import (
    ask_new_draft,
    exclude_response,
    replace_file,
    restore_response,
    type_text,
)
from summarizer.workflow.refusals import Invalid, Overtaken
from summarizer.workflow.review.correct_facts import correct_facts
from summarizer.workflow.review.one_response import response_page
from summarizer.workflow.uploads.add_attachment import add_attachment
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue
    from wtforms import Field
    from wtforms import Form as AnyForm


@blueprint.post("/nyt-udkast")
def new_draft(response_id: str) -> ResponseReturnValue:
    """Ask for another draft, with one more attention note if given."""
    form = NewDraftForm(prefix="new-draft")
    return _submit(
        response_id,
        form,
        form.note,
        SideForms(new_draft=form),
        lambda: ask_new_draft(context(), current_actor(), response_id, note=form.note.data or ""),
        gettext("Et nyt udkast er bestilt. Den nuværende version er gemt i historikken."),
    )


@blueprint.post("/oplysninger")
def facts(response_id: str) -> ResponseReturnValue:
    """Correct the day it came, the kind of sender and the organisation."""
    form = FactsForm(prefix="facts")
    return _submit(
        response_id,
        form,
        form.received_on,
        SideForms(facts=form),
        lambda: correct_facts(
            context(), current_actor(), response_id, form.facts(), seen=form.mark
        ),
        gettext("Oplysningerne er rettet."),
    )


@blueprint.post("/udelad")
def exclude(response_id: str) -> ResponseReturnValue:
    """Take the response out of the hearing, with a reason."""
    form = ExcludeForm(prefix="exclude")
    return _submit(
        response_id,
        form,
        form.reason,
        SideForms(exclude=form),
        lambda: exclude_response(context(), current_actor(), response_id, reason=form.reason.data),
        gettext("Høringssvaret er udeladt. Det står stadig i høringslisten."),
    )


@blueprint.post("/tag-med")
def restore(response_id: str) -> ResponseReturnValue:
    """Take an excluded response in again."""
    restore_response(context(), current_actor(), response_id)
    flash(gettext("Høringssvaret er taget med igen."), "success")
    return redirect(address_of(response_id), 303)


@blueprint.post("/erstat-fil")
def replace(response_id: str) -> ResponseReturnValue:
    """Put a readable file in the place of an unreadable one."""
    form = ReplaceFileForm(prefix="replace")

    def act() -> None:
        sent = form.file.data
        upload = Upload(filename=sent.filename or "", stream=sent.stream)
        replace_file(context(), current_actor(), response_id, upload)

    return _submit(
        response_id,
        form,
        form.file,
        SideForms(replace=form),
        act,
        gettext("Filen er erstattet og bliver læst nu."),
    )


@blueprint.post("/bilag")
def attach(response_id: str) -> ResponseReturnValue:
    """Add a file that came later; the response is read and screened again."""
    form = AddAttachmentForm(prefix="attach")

    def act() -> None:
        sent = form.file.data
        upload = Upload(filename=sent.filename or "", stream=sent.stream)
        add_attachment(context(), current_actor(), response_id, upload)

    return _submit(
        response_id,
        form,
        form.file,
        SideForms(attach=form),
        act,
        gettext("Bilaget er tilføjet, og høringssvaret bliver læst og screenet igen."),
    )


@blueprint.post("/skriv-tekst")
def typed(response_id: str) -> ResponseReturnValue:
    """Use a text that a person typed off the paper."""
    form = TypeTextForm(prefix="type")
    return _submit(
        response_id,
        form,
        form.text,
        SideForms(type_text=form),
        lambda: type_text(context(), current_actor(), response_id, form.text.data),
        gettext("Teksten er gemt og bliver screenet nu."),
    )


def _submit(
    response_id: str,
    form: AnyForm,
    field: Field,
    forms: SideForms,
    act: Callable[[], None],
    done: str,
) -> ResponseReturnValue:
    """Validate, act, and go back; what is refused is shown at the field, with 400."""
    if form.validate():
        try:
            act()
        except Invalid as refusal:
            field.errors = [*field.errors, said(refusal.words)]
        except Overtaken as refusal:
            page = response_page(context(), current_actor(), response_id)
            form.show_standing(FactsForm.filled(page.response), refusal)
            return render_response(page, forms=forms), 409
        else:
            flash(done, "success")
            return redirect(address_of(response_id), 303)
    page = response_page(context(), current_actor(), response_id)
    return render_response(page, forms=forms), 400
