"""Requests about an upload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.domain.hearing import SenderKind
from summarizer.store.records import BatchState
from summarizer.web.note_lines import lines_of
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, said
from summarizer.web.upload.blueprint import blueprint
from summarizer.web.upload.forms import (
    ACCEPT,
    MOST_BYTES_SAID,
    FileForm,
    FilesForm,
    StartForm,
    UploadForm,
)
from summarizer.web.upload.preview_view import is_untold, preview_view, work_ahead
from summarizer.web.upload.receiving_views import render_receiving, sending_view, uploads_of
from summarizer.workflow.hearings.costs import cost_ahead
from summarizer.workflow.looks.overviews import BatchPage, batch_page, hearing_page
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.stages.pace import seconds_of_work
from summarizer.workflow.uploads.submit_batch import cancel_batch, receive_batch, start_batch

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.workflow.looks.response_rows import ResponseRow


@blueprint.route("/hoeringer/<hearing_id>/upload", methods=["GET", "POST"])
def new(hearing_id: str) -> ResponseReturnValue:
    """Take files in; nothing starts before the preview has been seen.

    With scripts the files come one by one (``receiving_views``); without, all in one form.
    """
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = hearing_page(context(), actor, hearing_id, per_page=1)
    form = UploadForm()
    if form.validate_on_submit():
        try:
            batch_id = receive_batch(
                context(),
                actor,
                hearing_id=hearing_id,
                uploads=uploads_of(form),
                notes=lines_of(form.notes.data),
                received_on=form.received_on.data,
                sender_kind=SenderKind(form.sender_kind.data),
            )
        except Invalid as refusal:
            form.form_errors.append(said(refusal.words))
        else:
            return redirect(url_for("upload.preview", batch_id=batch_id))
    shown = render_template(
        "upload/new.html",
        form=form,
        hearing=page.hearing,
        hearing_notes=[note.text for note in page.notes],
        hearing_address=url_for("hearings.show", hearing_id=hearing_id),
        sending=sending_view(begin=url_for("upload.begin", hearing_id=hearing_id)),
        accept=ACCEPT,
        most_bytes=MOST_BYTES_SAID,
    )
    return shown, 400 if form.is_submitted() else 200


@blueprint.get("/upload/<batch_id>")
def preview(batch_id: str) -> ResponseReturnValue:
    """Show an upload as far as it has come: its files, and where they will go."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = batch_page(context(), actor, batch_id)
    match page.batch.state:
        case BatchState.RECEIVING:
            return render_receiving(page, FilesForm())
        case BatchState.COLUMNS:
            return redirect(url_for("upload.columns", batch_id=batch_id))
        case BatchState.PREVIEW:
            return _preview(page, _forms(page))
        case _:
            return redirect(url_for("hearings.show", hearing_id=page.hearing.id))


@blueprint.post("/upload/<batch_id>/start")
def start(batch_id: str) -> ResponseReturnValue:
    """Let the work begin with what was filled in."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = batch_page(context(), actor, batch_id)
    forms = {row.response.id: FileForm(request.form, prefix=row.response.id) for row in page.rows}
    checked = [form.validate() for form in forms.values()]
    whole = StartForm()
    if not whole.validate() or not all(checked):
        return _preview(page, forms, whole), 400
    try:
        start_batch(
            context(),
            actor,
            batch_id,
            details={response_id: form.details() for response_id, form in forms.items()},
            left_out=frozenset(
                response_id for response_id, form in forms.items() if form.left_out.data
            ),
            received_on=whole.received_on.data,
        )
    except Invalid as refusal:
        next(iter(forms.values())).form_errors.append(said(refusal.words))
        return _preview(page, forms, whole), 400
    flash(gettext("Arbejdet er begyndt. Du kan lukke siden; det fortsætter."), "success")
    return redirect(url_for("hearings.show", hearing_id=page.hearing.id))


@blueprint.post("/upload/<batch_id>/fortryd")
def cancel(batch_id: str) -> ResponseReturnValue:
    """Regret an upload. Its files stay in the ledger, as left out."""
    page = batch_page(context(), current_actor(), batch_id)
    cancel_batch(context(), current_actor(), batch_id)
    flash(gettext("Uploaden er fortrudt. Filerne står i høringslisten som udgået."), "info")
    return redirect(url_for("hearings.show", hearing_id=page.hearing.id))


def _forms(page: BatchPage) -> dict[str, FileForm]:
    """Give each file's form; the same one again is left out unless a person says otherwise."""
    return {
        row.response.id: _form(row, left_out=page.has_before(row.response)) for row in page.rows
    }


def _form(row: ResponseRow, *, left_out: bool) -> FileForm:
    """Fill a file's form from its row."""
    response = row.response
    return FileForm(
        None,
        prefix=response.id,
        data={
            "sender": response.sender,
            "organisation": response.organisation,
            "sender_kind": response.sender_kind.value,
            "declared_protected": response.declared_protected,
            "received_on": None if is_untold(response) else response.received_on,
            "left_out": left_out,
        },
    )


def _preview(page: BatchPage, forms: dict[str, FileForm], whole: StartForm | None = None) -> str:
    untold = [row.response.received_on for row in page.rows if is_untold(row.response)]
    seconds = seconds_of_work(context(), current_actor(), work_ahead(page))
    return render_template(
        "upload/preview.html",
        preview=preview_view(
            page,
            forms,
            seconds=seconds,
            cost=cost_ahead(context(), current_actor(), page),
        ),
        forms=[form for form in (whole, *forms.values()) if form and form.errors],
        start=whole or StartForm(None, received_on=max(untold, default=None)),
        untold=len(untold),
    )
