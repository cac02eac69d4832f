"""Lists across hearings of what waits for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _

from summarizer.domain.response import Status
from summarizer.store.lists import QueueFilter, QueueOrder, Whose
from summarizer.web.hearings.ledger_view import row_views
from summarizer.web.paging import pages_of, wanted_page
from summarizer.web.reasons import HARD_CODES
from summarizer.web.session import context, current_actor
from summarizer.workflow.looks.queue_overview import QueuePage, queue_page
from summarizer.workflow.permissions import Permission, may

if TYPE_CHECKING:
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
    statuses: tuple[Status, ...]
    whose: Whose
    empty_title: object
    empty_text: object
    action: object


QUEUES = (
    Queue(
        "queue.mine",
        _("Min kø"),
        _("Udkast, der skal læses og godkendes, og referater, der skal skrives i hånden."),
        (Status.DRAFTED, Status.MANUAL),
        Whose.MINE_AND_FREE,
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
        (Status.HELD,),
        Whose.ALL,
        _("Intet er tilbageholdt"),
        _("Er screeningen i tvivl om et høringssvar, står det her, til nogen har afgjort det."),
        _("Afgør det næste"),
    ),
    Queue(
        "unreadable.overview",
        _("Kan ikke læses"),
        _("Erstat filen, skriv teksten ind, eller udelad høringssvaret med en grund."),
        (Status.UNREADABLE,),
        Whose.ALL,
        _("Alle filer kunne læses"),
        _("En fil, der ikke kan læses, står her med en forklaring."),
        _("Se på det næste"),
    ),
)
# ?hvem=, and what each choice is called.
WHOSE = {
    "": (Whose.MINE_AND_FREE, _("Mine og ledige")),
    "mine": (Whose.MINE, _("Mine")),
    "ledige": (Whose.FREE, _("Ledige")),
    "alle": (Whose.ALL, _("Alles")),
}
# ?orden=, and what each choice is called.
ORDERS = {
    "": (QueueOrder.WAITING, _("Længst ventende først")),
    "korteste": (QueueOrder.SHORTEST, _("Korteste først")),
    "enslydende": (QueueOrder.ALIKE, _("Enslydende samlet")),
}


class QueueTab(NamedTuple):
    """One of the lists as a tab, as ``macros/navigation.html`` draws it."""

    words: str
    address: str
    is_current: bool
    shown: int


@queue.get("/min-koe")
def mine() -> ResponseReturnValue:
    """Show the drafts of every hearing that are one's own or free, the longest waiting first."""
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
    actor = current_actor()
    hearing_id = request.args.get("hoering", "")
    asked = request.args.get("hvem", "")
    whose = WHOSE[asked][0] if asked in WHOSE and asked else chosen.whose
    order = request.args.get("orden", "") if request.args.get("orden") in ORDERS else ""
    # What this person can settle comes first; within that, the order asked for.
    settles_hard = may(actor, Permission.DECIDE_HARD_HOLD)
    wanted = QueueFilter(
        chosen.statuses,
        actor.id,
        whose=whose,
        hearing_id=hearing_id,
        codes_first=tuple(sorted(HARD_CODES)) if settles_hard else (),
        codes_last=() if settles_hard else tuple(sorted(HARD_CODES)),
        order=ORDERS[order][0],
    )
    page = queue_page(
        context(),
        actor,
        wanted,
        page=wanted_page(),
        per_page=ROWS_PER_PAGE,
    )
    rows = row_views(page.rows)
    return render_template(
        "queues/queue.html",
        queue=chosen,
        tabs_shown=[_tab(one, page, chosen) for one in QUEUES],
        whose_shown=_whose_tabs(page, whose, hearing_id, order) if chosen is QUEUES[0] else (),
        asked=asked,
        hearings=_hearings(page, whose),
        wanted=hearing_id,
        orders=[(value, words) for value, (_order, words) in ORDERS.items()],
        order=order,
        first=rows[0].address if rows else "",
        rows=rows,
        pages=pages_of(page.matching(whose, hearing_id), per_page=ROWS_PER_PAGE),
    )


def _hearings(page: QueuePage, whose: Whose) -> list[tuple[str, str, int]]:
    """List the hearings that have rows: id, title, count; by title."""
    found = [
        (hearing_id, page.hearings[hearing_id].title, counts[whose])
        for hearing_id, counts in page.by_hearing.items()
        if counts[whose]
    ]
    return sorted(found, key=lambda one: one[1])


def _tab(one: Queue, page: QueuePage, chosen: Queue) -> QueueTab:
    return QueueTab(
        words=str(one.title),
        address=url_for(one.endpoint),
        is_current=one is chosen,
        shown=sum(page.totals.get(status, 0) for status in one.statuses),
    )


def _whose_tabs(
    page: QueuePage, chosen: Whose, hearing_id: str, order: str
) -> tuple[QueueTab, ...]:
    return tuple(
        QueueTab(
            words=str(words),
            address=url_for(
                "queue.mine",
                hvem=value or None,
                hoering=hearing_id or None,
                orden=order or None,
            ),
            is_current=whose is chosen,
            shown=page.matching(whose, hearing_id),
        )
        for value, (whose, words) in WHOSE.items()
    )
