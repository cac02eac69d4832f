"""The search. Its words are sent by POST and kept nowhere: they may be a citizen's name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from summarizer.web.hearings.ledger_view import row_views
from summarizer.web.session import context, current_actor
from summarizer.web.snippets import snippet
from summarizer.workflow.looks.overviews import get_hearing
from summarizer.workflow.looks.search_responses import search

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from summarizer.domain.hearing import Hearing
    from summarizer.web.hearings.ledger_view import RowView
    from summarizer.workflow.looks.search_responses import SearchPage

blueprint = Blueprint("search", __name__)

HITS_PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class HitView:
    """One response with what was found in it, as marked stretches."""

    row: RowView
    source: tuple[tuple[str, bool], ...]
    summary: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """One page of what was found; ``first`` counts its first hit among all."""

    hits: tuple[HitView, ...]
    found: int
    is_cut: bool
    page: int
    pages: int
    first: int


@blueprint.route("/soeg", methods=["GET", "POST"])
def everywhere() -> ResponseReturnValue:
    """Search all hearings."""
    return _page(None, url_for("search.everywhere"))


@blueprint.route("/hoeringer/<hearing_id>/soeg", methods=["GET", "POST"])
def in_hearing(hearing_id: str) -> ResponseReturnValue:
    """Search one hearing."""
    hearing = get_hearing(context(), current_actor(), hearing_id)
    return _page(hearing, url_for("search.in_hearing", hearing_id=hearing_id))


def _page(hearing: Hearing | None, address: str) -> ResponseReturnValue:
    typed = " ".join(request.form.get("ord", "").split())
    return render_template(
        "search/search.html",
        hearing=hearing,
        hearing_address="" if hearing is None else url_for("hearings.show", hearing_id=hearing.id),
        address=address,
        typed=typed,
        result=_result(hearing, typed) if typed else None,
    )


def _result(hearing: Hearing | None, typed: str) -> SearchView:
    page = max(request.form.get("side", 1, type=int) or 1, 1)
    found = search(
        context(),
        current_actor(),
        typed,
        hearing_id="" if hearing is None else hearing.id,
        page=page,
        per_page=HITS_PER_PAGE,
    )
    return SearchView(
        hits=_hits(found),
        found=found.found,
        is_cut=found.is_cut,
        page=page,
        pages=-(-found.found // HITS_PER_PAGE),
        first=(page - 1) * HITS_PER_PAGE + 1,
    )


def _hits(found: SearchPage) -> tuple[HitView, ...]:
    rows = row_views(hit.row for hit in found.hits)
    return tuple(
        HitView(
            row=row,
            source=snippet(hit.source, found.stems) if hit.source else (),
            summary=snippet(hit.summary, found.stems) if hit.summary else (),
        )
        for row, hit in zip(rows, found.hits, strict=True)
    )
