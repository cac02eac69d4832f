"""Requests while files still come in, one by one from a script or several from a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from flask import jsonify, redirect, render_template, request, url_for

from summarizer.domain.hearing import SenderKind
from summarizer.intake import MAX_ARCHIVE_BYTES, MAX_FILE_BYTES
from summarizer.web.note_lines import lines_of
from summarizer.web.numbers import whole_number
from summarizer.web.session import context, current_actor
from summarizer.web.texts import gettext, said
from summarizer.web.upload.blueprint import blueprint
from summarizer.web.upload.forms import (
    ACCEPT,
    MOST_BYTES_SAID,
    FilesForm,
    TermsForm,
    too_large_words,
)
from summarizer.workflow.looks.overviews import BatchPage, batch_page
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, Refusal
from summarizer.workflow.uploads.receive_files import Incoming, open_batch, receive_file
from summarizer.workflow.uploads.sort_batch import sort_batch
from summarizer.workflow.uploads.submit_batch import add_files
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.store.records import ReceivedRecord

_MILLISECONDS = 15  # digits of a moment, until the year 33658


@dataclass(frozen=True, slots=True)
class SendingView:
    """What the script that sends files has to know; addresses are empty until they exist."""

    begin: str = ""
    file: str = ""
    here: str = ""
    finish: str = ""
    next_position: int = 0
    most_bytes: int = MAX_FILE_BYTES
    most_archive_bytes: int = MAX_ARCHIVE_BYTES


def sending_view(*, begin: str = "", batch_id: str = "", next_position: int = 0) -> SendingView:
    """Give the addresses of an upload that is about to begin, or of one that goes on."""
    if not batch_id:
        return SendingView(begin=begin)
    return SendingView(
        file=url_for("upload.add_file", batch_id=batch_id),
        here=url_for("upload.preview", batch_id=batch_id),
        finish=url_for("upload.finish", batch_id=batch_id),
        next_position=next_position,
    )


def uploads_of(form: FilesForm) -> list[Upload]:
    """Give the files of an ordinary form."""
    return [Upload(filename=file.filename or "", stream=file.stream) for file in form.given()]


def render_receiving(page: BatchPage, form: FilesForm) -> str:
    """Show an unfinished upload: what is there, and how to go on."""
    files: tuple[ReceivedRecord, ...] = page.received
    return render_template(
        "upload/receiving.html",
        form=form,
        files=files,
        bytes=sum(one.file_bytes for one in files),
        hearing=page.hearing,
        hearing_address=url_for("hearings.show", hearing_id=page.hearing.id),
        more_address=url_for("upload.add_files_by_form", batch_id=page.batch.id),
        cancel_address=url_for("upload.cancel", batch_id=page.batch.id),
        sending=sending_view(
            batch_id=page.batch.id,
            next_position=max((one.position for one in files), default=-1) + 1,
        ),
        accept=ACCEPT,
        most_bytes=MOST_BYTES_SAID,
    )


@blueprint.post("/hoeringer/<hearing_id>/upload/begynd")
def begin(hearing_id: str) -> ResponseReturnValue:
    """Open an upload for the script; its files follow one by one."""
    form = TermsForm()
    if not form.validate():
        words = [str(error) for field in form for error in field.errors]
        return jsonify(message=" ".join(words)), 400
    try:
        batch_id = open_batch(
            context(),
            current_actor(),
            hearing_id=hearing_id,
            received_on=form.received_on.data,
            sender_kind=SenderKind(form.sender_kind.data),
            notes=lines_of(form.notes.data),
        )
    except Invalid as refusal:
        return jsonify(message=said(refusal.words)), 400
    view = sending_view(batch_id=batch_id)
    return jsonify(file=view.file, here=view.here, finish=view.finish), 201


@blueprint.post("/upload/<batch_id>/fil")
def add_file(batch_id: str) -> ResponseReturnValue:
    """Take one file as the bare body of the request, straight to where it stays.

    Its name stands in a header: names of files are often names of people, and addresses are
    written to logs.
    """
    require(current_actor(), Permission.UPLOAD)
    name = unquote(request.headers.get("X-File-Name", "")).replace("/", "_")
    size = request.content_length
    words = too_large_words(name, size or 0)
    if words:
        return jsonify(message=words), 413
    try:
        kept = receive_file(
            context(),
            current_actor(),
            batch_id,
            Incoming(
                filename=name,
                stream=request.stream,
                position=whole_number(request.headers.get("X-File-Position", "")) or 0,
                modified=whole_number(
                    request.headers.get("X-File-Modified", ""), digits=_MILLISECONDS
                ),
                bytes_told=size,
            ),
        )
    except Refusal as refusal:
        return jsonify(message=said(refusal.words)), 409
    return jsonify(sha256=kept.file_sha256, bytes=kept.file_bytes), 201


@blueprint.post("/upload/<batch_id>/filer")
def add_files_by_form(batch_id: str) -> ResponseReturnValue:
    """Add more files to an open upload without scripts."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    form = FilesForm()
    if form.validate():
        add_files(context(), actor, batch_id, uploads_of(form))
        return redirect(url_for("upload.preview", batch_id=batch_id))
    return render_receiving(batch_page(context(), actor, batch_id), form), 400


@blueprint.post("/upload/<batch_id>/afslut")
def finish(batch_id: str) -> ResponseReturnValue:
    """Sort what came in; the preview, or a question about a list's columns, comes next."""
    actor = current_actor()
    require(actor, Permission.UPLOAD)
    try:
        sort_batch(context(), actor, batch_id)
    except Invalid:
        form = FilesForm()
        form.files.errors = [gettext("Vælg mindst én fil.")]
        return render_receiving(batch_page(context(), actor, batch_id), form), 400
    return redirect(url_for("upload.preview", batch_id=batch_id))
