"""How far a hearing has come: the part of its page that keeps itself up to date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import url_for

from summarizer.domain.response import Status
from summarizer.web.formatting import format_duration, format_number
from summarizer.web.hearings.figures import Share, response_count, shares
from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from summarizer.workflow.looks.overviews import Counts

_MINUTE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class ProgressView:
    """``short`` goes before the page's title while the program works; ``now`` is one sentence."""

    total: int
    working: int
    finished: int
    approved: int
    waiting: int
    shares: tuple[Share, ...]
    short: str
    now: str
    stages: str
    estimate: str
    stands_still: bool
    address: str

    @property
    def is_working(self) -> bool:
        """Tell whether the page should ask again soon."""
        return self.working > 0


def progress_view(
    counts: Counts,
    *,
    hearing_id: str,
    unstarted: int,
    seconds_left: float | None,
    stands_still: bool = False,
) -> ProgressView:
    """Present the counts.

    ``unstarted`` files wait in an upload's preview; ``seconds_left`` is what one worker would
    still need for all that is received. ``stands_still`` says that there is none.
    """
    working = counts.working - unstarted
    finished = counts.total - counts.working
    return ProgressView(
        total=counts.total,
        working=working,
        finished=finished,
        approved=counts[Status.APPROVED],
        waiting=counts.waiting_for_people,
        shares=shares(counts, hearing_id=hearing_id),
        short=_short(working, finished),
        now=_now(counts, working),
        stages=_stages(counts, unstarted) if working else "",
        estimate=_estimate(seconds_left) if working and not stands_still else "",
        stands_still=bool(working) and stands_still,
        address=url_for("hearings.progress", hearing_id=hearing_id),
    )


def _short(working: int, finished: int) -> str:
    if not working:
        return ""
    return gettext(
        "%(done)s af %(total)s",
        done=format_number(finished),
        total=format_number(finished + working),
    )


def _now(counts: Counts, working: int) -> str:
    if working:
        return gettext(
            "Programmet arbejder med %(responses)s. Siden følger med af sig selv, og arbejdet "
            "fortsætter, hvis du lukker den.",
            responses=response_count(working),
        )
    if counts.waiting_for_people:
        return gettext(
            "Programmet er færdigt med sin del. %(responses)s venter på et menneske.",
            responses=response_count(counts.waiting_for_people),
        )
    if counts[Status.APPROVED]:
        return gettext("Alle høringssvar er behandlet. Hvidbogen kan laves.")
    return gettext("Ingen høringssvar er under behandling.")


def _stages(counts: Counts, unstarted: int) -> str:
    offered = (
        (counts[Status.RECEIVED] - unstarted, gettext("skal læses")),
        (counts[Status.READ], gettext("skal screenes")),
        (counts[Status.CLEARED], gettext("mangler udkast")),
    )
    return ", ".join(f"{format_number(count)} {words}" for count, words in offered if count > 0)


def _estimate(seconds_left: float | None) -> str:
    """Say roughly how long it takes, or honestly that nobody knows yet."""
    if seconds_left is None:
        return gettext("Hvor lang tid det tager, kan først skønnes, når de første er færdige.")
    if seconds_left < _MINUTE_SECONDS:
        return gettext("Skøn: under et minut.")
    rounded = round(seconds_left / _MINUTE_SECONDS) * _MINUTE_SECONDS
    return gettext("Skøn: højst %(time)s.", time=format_duration(rounded))
