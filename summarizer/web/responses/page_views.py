"""The source pane's own requests: the other way to show it, a page, its picture, its boxes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import Response, render_template, request

from summarizer.web.responses.blueprint import blueprint
from summarizer.web.responses.opening import opening
from summarizer.web.responses.page_head import page_head
from summarizer.web.responses.passages import numbers_of
from summarizer.web.responses.review_view import review_view
from summarizer.web.responses.source_pane import PageView, boxes_of
from summarizer.web.responses.source_view import points_by_sentence
from summarizer.web.session import context, current_actor
from summarizer.workflow.review.one_response import response_page
from summarizer.workflow.review.page_pictures import LARGE_WIDTH, NORMAL_WIDTH, picture_of_page

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/kilde")
def source(response_id: str) -> ResponseReturnValue:
    """Give the left pane alone, so that switching leaves what is being typed in peace."""
    page = response_page(context(), current_actor(), response_id)
    edited, _ = opening(page)
    view = review_view(
        page,
        edited,
        actor=current_actor(),
        opened_json=json.dumps(dict(edited.opened)),
    )
    return render_template("responses/review/_source.html", head=page_head(page), view=view)


@blueprint.get("/side/<int:number>")
def page_part(response_id: str, number: int) -> ResponseReturnValue:
    """Give one page's picture as a part of the page, when it comes into view."""
    page = response_page(context(), current_actor(), response_id)
    return render_template(
        "responses/review/_picture.html",
        head=page_head(page),
        page=PageView(number=number, is_near=True, anchors=(), boxes=None),
    )


@blueprint.get("/side/<int:number>/steder")
def page_places(response_id: str, number: int) -> ResponseReturnValue:
    """Give the boxes over one page's picture."""
    page = response_page(context(), current_actor(), response_id)
    revision = page.revision
    points = () if revision is None else revision.points
    boxes = boxes_of(
        page,
        number,
        resting=points_by_sentence([numbers_of(page.source, one.evidence) for one in points]),
        left_out=() if revision is None else numbers_of(page.source, revision.left_out),
    )
    if boxes is None:
        return ""
    return render_template(
        "responses/review/_boxes.html",
        page=PageView(number=number, is_near=True, anchors=(), boxes=boxes),
    )


@blueprint.get("/side/<int:number>/billede")
def page_picture(response_id: str, number: int) -> ResponseReturnValue:
    """Give one page as a picture, for the person who asked and nobody's cache."""
    png = picture_of_page(
        context(),
        current_actor(),
        response_id,
        number=number,
        width=LARGE_WIDTH if "stor" in request.args else NORMAL_WIDTH,
    )
    answer = Response(png, mimetype="image/png")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
