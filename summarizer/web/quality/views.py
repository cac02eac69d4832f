"""The pages of figures, and their download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, render_template

from summarizer.web.quality.blueprint import blueprint
from summarizer.web.quality.download import as_csv
from summarizer.web.quality.shown import quality_view
from summarizer.web.session import context, current_actor
from summarizer.workflow.quality_overview import figure_rows, quality_overview

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue


@blueprint.get("/kvalitet")
def overview() -> ResponseReturnValue:
    """Show the figures over all hearings."""
    return _page(None)


@blueprint.get("/kvalitet.csv")
def download() -> ResponseReturnValue:
    """Give the figures over all hearings as a file."""
    return _file(None)


@blueprint.get("/hoeringer/<hearing_id>/kvalitet")
def hearing(hearing_id: str) -> ResponseReturnValue:
    """Show the figures of one hearing."""
    return _page(hearing_id)


@blueprint.get("/hoeringer/<hearing_id>/kvalitet.csv")
def hearing_download(hearing_id: str) -> ResponseReturnValue:
    """Give the figures of one hearing as a file."""
    return _file(hearing_id)


def _page(hearing_id: str | None) -> str:
    found = quality_overview(context(), current_actor(), hearing_id)
    return render_template("quality/show.html", hearing=found.hearing, view=quality_view(found))


def _file(hearing_id: str | None) -> Response:
    quality_overview(context(), current_actor(), hearing_id)
    answer = Response(
        as_csv(figure_rows(context(), current_actor(), hearing_id)),
        mimetype="text/csv",
    )
    answer.headers["Content-Disposition"] = "attachment; filename=kvalitet.csv"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
