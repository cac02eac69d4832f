"""Rows of responses, as every list of them shows them, and the filters above the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from flask import url_for

from summarizer.domain.response import Status
from summarizer.web.reasons import is_hard, short_reason
from summarizer.web.texts import gettext
from summarizer.web.words import STATUS_WORDS
from summarizer.workflow.overviews import WITH_A_PERSON, WITH_THE_PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from summarizer.domain.hearing import SenderKind
    from summarizer.workflow.overviews import Counts
    from summarizer.workflow.response_rows import ResponseRow

# Values of ?status= that stand for several statuses.
GROUPS: dict[str, tuple[Status, ...]] = {
    "person": WITH_A_PERSON,
    "program": WITH_THE_PROGRAM,
}
_OWN_FILTERS = (
    Status.HELD,
    Status.UNREADABLE,
    Status.MANUAL,
    Status.DRAFTED,
    Status.APPROVED,
    Status.EXCLUDED,
)


@dataclass(frozen=True, slots=True)
class RowView:
    """One response in a list. The sender's name stays on the response's own page."""

    number: int
    filename: str
    organisation: str
    address: str
    sender_kind: SenderKind
    received_on: date
    late: bool
    is_duplicate: bool
    status: Status
    reason: str
    is_hard: bool
    waiting_since: datetime
    hearing_title: str
    hearing_address: str
    campaign: str
    campaign_address: str


class FilterView(NamedTuple):
    """One choice above the ledger, as ``macros/navigation.html`` draws tabs."""

    words: str
    address: str
    is_current: bool
    shown: int


def row_views(rows: Iterable[ResponseRow]) -> tuple[RowView, ...]:
    """Present responses in the order given."""
    return tuple(_row(row) for row in rows)


def wanted_statuses(value: str) -> tuple[Status, ...]:
    """Read ``?status=``: a status, a group, or anything else for all."""
    if value in GROUPS:
        return GROUPS[value]
    return (Status(value),) if value in set(Status) else ()


def filters(counts: Counts, *, hearing_id: str, chosen: str) -> tuple[FilterView, ...]:
    """Give the filters that would show something, and the one that is chosen."""
    known = chosen if wanted_statuses(chosen) else ""
    offered = [
        ("", gettext("Alle"), counts.total),
        ("person", gettext("Kræver en person"), counts.waiting_for_people),
        ("program", gettext("Under behandling"), counts.working),
        *((one.value, str(STATUS_WORDS[one]), counts[one]) for one in _OWN_FILTERS),
    ]
    if known not in {value for value, _words, _count in offered}:
        offered.append((known, str(STATUS_WORDS[Status(known)]), counts[Status(known)]))
    return tuple(
        FilterView(
            words=words,
            address=url_for(
                "hearings.show",
                hearing_id=hearing_id,
                status=value or None,
                _anchor="hoeringsliste",
            ),
            is_current=value == known,
            shown=count,
        )
        for value, words, count in offered
        if count or value in {"", known}
    )


def _row(row: ResponseRow) -> RowView:
    response = row.response
    return RowView(
        number=response.number,
        filename=response.filename,
        organisation=response.organisation,
        address=url_for("responses.show", response_id=response.id),
        sender_kind=response.sender_kind,
        received_on=response.received_on,
        late=row.late,
        is_duplicate=response.duplicate_of is not None,
        status=response.status,
        reason=short_reason(response),
        is_hard=is_hard(response),
        waiting_since=response.changed_at,
        hearing_title=row.hearing.title,
        hearing_address=url_for("hearings.show", hearing_id=row.hearing.id),
        campaign=row.campaign,
        campaign_address=url_for(
            "hearings.show",
            hearing_id=row.hearing.id,
            kampagne=row.campaign,
            _anchor="hoeringsliste",
        )
        if row.campaign
        else "",
    )
