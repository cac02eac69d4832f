"""Pages and files that only look."""

from __future__ import annotations

import io
import json
import mimetypes
from typing import TYPE_CHECKING

from flask import Response, make_response, render_template, send_file, url_for

from summarizer.domain.danish import danish
from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.history_view import history_view
from summarizer.web.responses.opening import from_newest, is_looked_ahead
from summarizer.web.responses.page_head import next_address, page_head
from summarizer.web.responses.pages import render_response
from summarizer.web.responses.progress_view import IN_PROGRESS, progress_view
from summarizer.web.responses.review_view import review_view
from summarizer.web.responses.source_view import source_view
from summarizer.web.session import context, current_actor
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.review.one_response import attached_file, original_file, response_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

# A stranger's file: it may run nothing, fetch nothing and reach none of our pages.
_FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; object-src 'self'"
_PDF = "application/pdf"
# Tells htmx to load the whole page again.
_REFRESH = "HX-Refresh"


@blueprint.get("")
def show(response_id: str) -> ResponseReturnValue:
    """Show the response in the way its status calls for, and let the next one be fetched ahead."""
    page = response_page(context(), current_actor(), response_id)
    answer = make_response(render_response(page))
    if next_address(page) and not is_looked_ahead():
        rules = url_for("responses.look_ahead", response_id=response_id)
        answer.headers["Speculation-Rules"] = f'"{rules}"'
    return answer


@blueprint.get("/forud")
def look_ahead(response_id: str) -> ResponseReturnValue:
    """Tell the browser what somebody is likely to open next.

    Fetched with ``Sec-Purpose: prefetch`` and kept for this page alone, never in a cache: it
    counts as opened only when somebody opens it, see ``opening.is_looked_ahead``.
    """
    address = next_address(response_page(context(), current_actor(), response_id))
    rules = {"prefetch": [{"urls": [address], "eagerness": "immediate"}] if address else []}
    return Response(json.dumps(rules), mimetype="application/speculationrules+json")


@blueprint.get("/udskriv")
def print_view(response_id: str) -> ResponseReturnValue:
    """Show the source beside the summary's newest version, ready to print."""
    page = response_page(context(), current_actor(), response_id)
    edited = from_newest(page)
    view = review_view(page, edited, actor=current_actor(), opened_json="{}", with_source=False)
    resting = [[number - 1 for number in point.passages] for point in view.points]
    return render_template(
        "responses/print.html",
        head=page_head(page),
        view=view,
        paragraphs=() if page.source is None else source_view(page.source, points=resting),
        printed_at=context().now(),
    )


@blueprint.get("/historik")
def history(response_id: str) -> ResponseReturnValue:
    """Show differences, versions and the timeline."""
    page = response_page(context(), current_actor(), response_id)
    return render_template(
        "responses/history.html",
        head=page_head(page),
        view=history_view(page, current_actor()),
    )


@blueprint.get("/fremdrift")
def progress(response_id: str) -> ResponseReturnValue:
    """Give the fragment that the page asks for while workers are at it."""
    page = response_page(context(), current_actor(), response_id)
    if page.response.status in IN_PROGRESS:
        return render_template(
            "responses/_progress.html",
            head=page_head(page),
            view=progress_view(page),
        )
    return "", 200, {_REFRESH: "true"}


@blueprint.get("/fil")
def original(response_id: str) -> ResponseReturnValue:
    """Give the file as it was uploaded: a PDF to look at, anything else to save."""
    return _as_uploaded(lambda: original_file(context(), current_actor(), response_id))


@blueprint.get("/bilag/<int:position>")
def attachment(response_id: str, position: int) -> ResponseReturnValue:
    """Give an attachment as it was uploaded."""
    return _as_uploaded(lambda: attached_file(context(), current_actor(), response_id, position))


def _as_uploaded(look: Callable[[], tuple[bytes, str]]) -> ResponseReturnValue:
    try:
        content, filename = look()
    except FileNotFoundError:
        raise NotFound(danish("Filen")) from None
    filename = filename.rsplit("/", 1)[-1]
    is_pdf = content[:1024].find(b"%PDF-") >= 0
    guessed = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    answer = send_file(
        io.BytesIO(content),
        mimetype=_PDF if is_pdf else guessed,
        as_attachment=not is_pdf,
        download_name=filename,
    )
    answer.headers["Content-Security-Policy"] = _FILE_POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
