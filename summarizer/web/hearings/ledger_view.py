"""Rows of responses, as every list of them shows them, and the tabs above the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import url_for

from summarizer.domain.response import Status
from summarizer.web.hearings.list_filter import ListChoice, wanted_statuses
from summarizer.web.reasons import is_hard, short_reason
from summarizer.web.texts import gettext
from summarizer.web.words import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from summarizer.domain.hearing import SenderKind
    from summarizer.workflow.looks.overviews import Counts
    from summarizer.workflow.looks.response_rows import ResponseRow

LIST_ANCHOR = "hoeringsliste"
_OWN_TABS = (
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

    id: str
    number: int
    filename: str
    organisation: str
    address: str
    sender_kind: SenderKind
    received_on: date
    late: bool
    is_duplicate: bool
    is_portal_row: bool
    same_words_as: int | None
    attachment_count: int
    status: Status
    reason: str
    is_hard: bool
    awaits_second: bool
    red_flags: int
    assignee: str
    watchers: tuple[str, ...]
    waiting_since: datetime
    hearing_title: str
    hearing_address: str
    campaign: str
    campaign_address: str


class FilterView(NamedTuple):
    """One choice above the ledger, as ``macros/navigation.html`` draws tabs.

    ``shown`` is unknown while other filters narrow the list.
    """

    words: str
    address: str
    is_current: bool
    shown: int | None


def row_views(rows: Iterable[ResponseRow]) -> tuple[RowView, ...]:
    """Present responses in the order given."""
    return tuple(_row(row) for row in rows)


def list_address(hearing_id: str, choice: ListChoice) -> str:
    """Give the address of a hearing's list as chosen."""
    chosen: dict[str, Any] = {**choice.query}
    return url_for("hearings.show", hearing_id=hearing_id, _anchor=LIST_ANCHOR, **chosen)


def status_tabs(counts: Counts, *, hearing_id: str, choice: ListChoice) -> tuple[FilterView, ...]:
    """Give the statuses that would show something, and the one that is chosen."""
    known = choice.status
    offered = [
        ("", gettext("Alle"), counts.total),
        ("person", gettext("Kræver en person"), counts.waiting_for_people),
        ("program", gettext("Under behandling"), counts.working),
        *((one.value, str(STATUS_WORDS[one]), counts[one]) for one in _OWN_TABS),
    ]
    if known not in {value for value, _words, _count in offered}:
        (only,) = wanted_statuses(known)
        offered.append((known, str(STATUS_WORDS[only]), counts[only]))
    return tuple(
        FilterView(
            words=words,
            address=list_address(hearing_id, replace(choice, status=value)),
            is_current=value == known,
            shown=None if choice.narrows else count,
        )
        for value, words, count in offered
        if count or value in {"", known}
    )


def _row(row: ResponseRow) -> RowView:
    response = row.response
    return RowView(
        id=response.id,
        number=response.number,
        filename=response.filename,
        organisation=response.organisation,
        address=url_for("responses.show", response_id=response.id),
        sender_kind=response.sender_kind,
        received_on=response.received_on,
        late=row.late,
        is_portal_row=bool(response.portal_number),
        is_duplicate=response.duplicate_of is not None,
        same_words_as=None if response.duplicate_of else row.same_words_as,
        attachment_count=row.attachment_count,
        status=response.status,
        reason=short_reason(response),
        is_hard=is_hard(response),
        awaits_second=row.awaits_second,
        red_flags=row.red_flags if response.status is Status.DRAFTED else 0,
        assignee=row.assignee,
        watchers=row.watchers,
        waiting_since=response.changed_at,
        hearing_title=row.hearing.title,
        hearing_address=url_for("hearings.show", hearing_id=row.hearing.id),
        campaign=row.campaign,
        campaign_address=url_for("hearings.campaign", hearing_id=row.hearing.id, label=row.campaign)
        if row.campaign
        else "",
    )
