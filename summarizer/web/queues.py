"""Lists across hearings of what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _

from summarizer.domain.response import Status
from summarizer.web.hearings.ledger_view import RowView, row_views
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.session import context, current_actor
from summarizer.workflow.overviews import responses_in
from summarizer.workflow.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

queue = Blueprint("queue", __name__)
holds = Blueprint("holds", __name__)
unreadable = Blueprint("unreadable", __name__)
BLUEPRINTS = (queue, holds, unreadable)

ROWS_PER_PAGE = 50


class Queue(NamedTuple):
    """One of the lists. ``action`` is what its first button says."""

    endpoint: str
    title: object
    intro: object
    statuses: frozenset[Status]
    empty_title: object
    empty_text: object
    action: object


QUEUES = (
    Queue(
        "queue.mine",
        _("Min kø"),
        _("Udkast, der skal læses og godkendes, og referater, der skal skrives i hånden."),
        frozenset({Status.DRAFTED, Status.MANUAL}),
        _("Køen er tom"),
        _("Nye udkast dukker op her, så snart de er lavet."),
        _("Åbn det næste"),
    ),
    Queue(
        "holds.overview",
        _("Tilbageholdte"),
        _(
            "Screeningen har stoppet disse høringssvar, før nogen udkastmotor så dem. Et menneske "
            "afgør, hvad der skal ske.",
        ),
        frozenset({Status.HELD}),
        _("Intet er tilbageholdt"),
        _("Er screeningen i tvivl om et høringssvar, står det her, til nogen har afgjort det."),
        _("Afgør det næste"),
    ),
    Queue(
        "unreadable.overview",
        _("Kan ikke læses"),
        _("Erstat filen, skriv teksten ind, eller udelad høringssvaret med en grund."),
        frozenset({Status.UNREADABLE}),
        _("Alle filer kunne læses"),
        _("En fil, der ikke kan læses, står her med en forklaring."),
        _("Se på det næste"),
    ),
)


class QueueTab(NamedTuple):
    """One of the lists as a tab, as ``macros/navigation.html`` draws it."""

    words: str
    address: str
    is_current: bool
    shown: int


@queue.get("/min-koe")
def mine() -> ResponseReturnValue:
    """Show the drafts of every hearing, the longest waiting first."""
    return _show(QUEUES[0])


@holds.get("/tilbageholdte", endpoint="overview")
def show_holds() -> ResponseReturnValue:
    """Show what screening stopped."""
    return _show(QUEUES[1])


@unreadable.get("/kan-ikke-laeses", endpoint="overview")
def show_unreadable() -> ResponseReturnValue:
    """Show what could not be read."""
    return _show(QUEUES[2])


def _show(chosen: Queue) -> ResponseReturnValue:
    everything = row_views(
        responses_in(
            context(),
            current_actor(),
            frozenset[Status]().union(*(one.statuses for one in QUEUES)),
        ),
    )
    rows = [row for row in everything if row.status in chosen.statuses]
    may_decide_hard = may(current_actor(), Permission.DECIDE_HARD_HOLD)
    # What this person can settle comes first; within that, the longest waiting.
    rows.sort(key=lambda row: row.is_hard is not may_decide_hard)
    hearings = _hearings(rows)
    wanted = request.args.get("hoering", "")
    if wanted in {address for address, _title, _count in hearings}:
        rows = [row for row in rows if row.hearing_address == wanted]
    page = wanted_page()
    return render_template(
        "queues/queue.html",
        queue=chosen,
        tabs_shown=[_tab(one, everything, chosen) for one in QUEUES],
        hearings=hearings,
        wanted=wanted,
        first=rows[0].address if rows else "",
        rows=rows[(page - 1) * ROWS_PER_PAGE : page * ROWS_PER_PAGE],
        pages=pages_of(len(rows), per_page=ROWS_PER_PAGE),
    )


def _hearings(rows: Sequence[RowView]) -> list[tuple[str, str, int]]:
    """List the hearings that have rows: address, title, count; by title."""
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.hearing_title, row.hearing_address)
        found[key] = found.get(key, 0) + 1
    return [(address, title, count) for (title, address), count in sorted(found.items())]


def _tab(one: Queue, rows: Sequence[RowView], chosen: Queue) -> QueueTab:
    return QueueTab(
        words=str(one.title),
        address=url_for(one.endpoint),
        is_current=one is chosen,
        shown=sum(row.status in one.statuses for row in rows),
    )
