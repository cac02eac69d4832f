"""The officer's figures: how people decided against each layer, and everything that left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from summarizer.web.formatting import format_percent
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.responses.words import FALLBACK_WORDS, LAYER_WORDS
from summarizer.web.session import context, current_actor
from summarizer.workflow.gate.oversight import oversight_page

if TYPE_CHECKING:
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from summarizer.store.departures import Departure
    from summarizer.store.releases import LayerCount

blueprint = Blueprint("oversight", __name__)

ROWS_PER_PAGE = 50
_SHORT = 12


@dataclass(frozen=True, slots=True)
class LayerView:
    """One layer's decided findings and the share that people overturned."""

    words: str
    decided: int
    overturned: int
    share: str


@dataclass(frozen=True, slots=True)
class DepartureView:
    """One draft's calls: when, where to, what hash, and whose text."""

    at: datetime
    hearing: str
    number: int
    address: str
    server: str
    model: str
    calls: int
    masked: str
    masked_whole: str
    requests: tuple[str, ...]
    unused: str


@blueprint.get("/tilsyn")
def overview() -> ResponseReturnValue:
    """Show the counters and what left, newest first."""
    page = oversight_page(
        context(),
        current_actor(),
        limit=ROWS_PER_PAGE,
        offset=(wanted_page() - 1) * ROWS_PER_PAGE,
    )
    return render_template(
        "oversight/overview.html",
        waiting=page.waiting,
        layers=[_layer(one) for one in page.layers],
        departures=[_departure(one) for one in page.departures],
        total=page.total,
        pages=pages_of(page.total, per_page=ROWS_PER_PAGE, anchor="ud-af-huset"),
    )


def _layer(count: LayerCount) -> LayerView:
    return LayerView(
        words=str(LAYER_WORDS.get(count.layer, count.layer)),
        decided=count.decided,
        overturned=count.overturned,
        share=format_percent(count.overturned / count.decided) if count.decided else "",
    )


def _departure(one: Departure) -> DepartureView:
    return DepartureView(
        at=one.at,
        hearing=one.hearing_title,
        number=one.response_number,
        address=url_for("responses.history", response_id=one.response_id),
        server=", ".join(filter(None, one.servers)),
        model=", ".join(filter(None, one.models)),
        calls=one.calls,
        masked=one.masked_sha256[:_SHORT],
        masked_whole=one.masked_sha256,
        requests=tuple(sha256[:_SHORT] for sha256 in one.request_sha256 if sha256),
        unused=str(FALLBACK_WORDS.get(one.fallback_reason, one.fallback_reason)),
    )
