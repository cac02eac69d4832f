"""Requests about an upload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, redirect, render_template, request, url_for

from summarizer.domain.hearing import SenderKind
from summarizer.store.records import BatchState
from summarizer.web.formatting import danish_time
from summarizer.web.note_lines import lines_of
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, said
from summarizer.web.upload.blueprint import blueprint
from summarizer.web.upload.forms import ACCEPT, MOST_BYTES_SAID, FileForm, StartForm, UploadForm
from summarizer.web.upload.preview_view import preview_view, work_ahead
from summarizer.workflow.costs import cost_ahead
from summarizer.workflow.overviews import BatchPage, batch_page, hearing_page
from summarizer.workflow.pace import seconds_of_work
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.submit_batch import (
    Upload,
    cancel_batch,
    receive_batch,
    start_batch,
)

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.workflow.response_rows import ResponseRow


@blueprint.route("/hoeringer/<hearing_id>/upload", methods=["GET", "POST"])
def new(hearing_id: str) -> ResponseReturnValue:
    """Take files in; nothing starts before the preview has been seen."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = hearing_page(context(), actor, hearing_id, per_page=1)
    form = UploadForm()
    if not form.is_submitted():
        form.received_on.data = danish_time(context().now()).date()
    elif form.validate():
        try:
            batch_id = _receive(hearing_id, form)
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
        accept=ACCEPT,
        most_bytes=MOST_BYTES_SAID,
    )
    return shown, 400 if form.is_submitted() else 200


@blueprint.get("/upload/<batch_id>")
def preview(batch_id: str) -> ResponseReturnValue:
    """Show every file of an upload, and where it will go."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = batch_page(context(), actor, batch_id)
    if page.batch.state is not BatchState.PREVIEW:
        return redirect(url_for("hearings.show", hearing_id=page.hearing.id))
    return _preview(page, {row.response.id: _form(row) for row in page.rows})


@blueprint.post("/upload/<batch_id>/start")
def start(batch_id: str) -> ResponseReturnValue:
    """Let the work begin with what was filled in."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    page = batch_page(context(), actor, batch_id)
    forms = {row.response.id: FileForm(request.form, prefix=row.response.id) for row in page.rows}
    checked = [form.validate() for form in forms.values()]
    if not StartForm().validate() or not all(checked):
        return _preview(page, forms), 400
    start_batch(
        context(),
        actor,
        batch_id,
        details={response_id: form.details() for response_id, form in forms.items()},
        left_out=frozenset(
            response_id for response_id, form in forms.items() if form.left_out.data
        ),
    )
    flash(gettext("Arbejdet er begyndt. Du kan lukke siden; det fortsætter."), "success")
    return redirect(url_for("hearings.show", hearing_id=page.hearing.id))


@blueprint.post("/upload/<batch_id>/fortryd")
def cancel(batch_id: str) -> ResponseReturnValue:
    """Regret an upload. Its files stay in the ledger, as left out."""
    page = batch_page(context(), current_actor(), batch_id)
    cancel_batch(context(), current_actor(), batch_id)
    flash(gettext("Uploaden er fortrudt. Filerne står i høringslisten som udgået."), "info")
    return redirect(url_for("hearings.show", hearing_id=page.hearing.id))


def _receive(hearing_id: str, form: UploadForm) -> str:
    return receive_batch(
        context(),
        current_actor(),
        hearing_id=hearing_id,
        uploads=[
            Upload(
                filename=file.filename or "",
                stream=file.stream,
                sender_kind=SenderKind(form.sender_kind.data),
                received_on=form.received_on.data,
            )
            for file in form.given()
        ],
        notes=lines_of(form.notes.data),
    )


def _form(row: ResponseRow) -> FileForm:
    """Fill a file's form from its row; the same file again is left out unless told otherwise."""
    response = row.response
    return FileForm(
        None,
        prefix=response.id,
        data={
            "sender": response.sender,
            "organisation": response.organisation,
            "sender_kind": response.sender_kind.value,
            "declared_protected": response.declared_protected,
            "left_out": response.duplicate_of is not None,
        },
    )


def _preview(page: BatchPage, forms: dict[str, FileForm]) -> str:
    seconds = seconds_of_work(context(), current_actor(), work_ahead(page))
    return render_template(
        "upload/preview.html",
        preview=preview_view(
            page,
            forms,
            seconds=seconds,
            cost=cost_ahead(context(), current_actor(), page),
        ),
        forms=[form for form in forms.values() if form.errors],
    )
