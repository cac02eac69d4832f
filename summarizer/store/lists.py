"""Lists of responses: filtered, sorted and a page at a time, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import case, func, or_, select

from summarizer.domain.response import Status
from summarizer.store.blind_reviews import may_be_told_of
from summarizer.store.codings import responses_about
from summarizer.store.response_rows import RECORD_COLUMNS, record_of
from summarizer.store.tables import campaign_member, hearing, response, revision

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.engine import Connection

    from summarizer.domain.hearing import SenderKind
    from summarizer.store.records import ResponseRecord

_Statement = TypeVar("_Statement", bound="Select[Any]")


class SortKey(StrEnum):
    """What a list can be ordered by; the number decides between equals."""

    NUMBER = "number"
    RECEIVED = "received"
    SENDER = "sender"
    STATUS = "status"
    CHANGED = "changed"


class QueueOrder(StrEnum):
    """What a person begins with: what waited longest, what is short, or what is written alike."""

    WAITING = "waiting"
    SHORTEST = "shortest"
    ALIKE = "alike"


class Whose(StrEnum):
    """Whose responses a queue shows, seen from one member of staff."""

    MINE_AND_FREE = "mine_and_free"
    MINE = "mine"
    FREE = "free"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class ResponseFilter:
    """Which responses of one hearing a list shows; a part left empty narrows nothing.

    ``assigned_to`` is an account's id; ``is_free`` asks for those nobody has taken. ``late``
    came in after the deadline; ``red`` has a red flag in the summary's newest version.
    ``category`` is a category's id, under which a point or the whole response stands;
    ``without_category`` asks for those that stand under none.
    """

    hearing_id: str
    statuses: tuple[Status, ...] = ()
    sender_kinds: tuple[SenderKind, ...] = ()
    formats: tuple[str, ...] = ()
    campaign: str = ""
    category: str = ""
    without_category: bool = False
    assigned_to: str = ""
    is_free: bool = False
    late: bool = False
    red: bool = False

    @property
    def is_by_status_only(self) -> bool:
        """Tell whether the counts by status already say how many there are."""
        return self == ResponseFilter(self.hearing_id, statuses=self.statuses)


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Responses across hearings that wait in these statuses, as ``user_id`` sees them.

    ``codes_first`` are the reasons of what this person can settle, ``codes_last`` of what
    they cannot.
    """

    statuses: tuple[Status, ...]
    user_id: str
    whose: Whose = Whose.ALL
    hearing_id: str = ""
    codes_first: tuple[str, ...] = ()
    codes_last: tuple[str, ...] = ()
    order: QueueOrder = QueueOrder.WAITING


class ResponseLists:
    """Questions across responses. Every answer takes one query, however many rows there are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self,
        wanted: ResponseFilter,
        *,
        sort: SortKey = SortKey.NUMBER,
        descending: bool = False,
        limit: int,
        offset: int = 0,
    ) -> tuple[ResponseRecord, ...]:
        """Give one page of a hearing's responses."""
        rows = self._connection.execute(
            _chosen(select(*RECORD_COLUMNS), wanted)
            .order_by(*_order(sort, descending=descending))
            .limit(limit)
            .offset(offset),
        )
        return tuple(record_of(row) for row in rows)

    def count(self, wanted: ResponseFilter) -> int:
        """Count what all pages hold."""
        return self._connection.execute(
            _chosen(select(func.count()).select_from(response), wanted),
        ).scalar_one()

    def ids(self, wanted: ResponseFilter, *, limit: int) -> tuple[str, ...]:
        """Give the ids of what all pages hold, by number, at most ``limit``."""
        return tuple(
            self._connection.execute(
                _chosen(select(response.c.id), wanted).order_by(response.c.number).limit(limit),
            ).scalars(),
        )

    def some(self, ids: Sequence[str]) -> tuple[ResponseRecord, ...]:
        """Give these responses, in this order."""
        rows = self._connection.execute(select(*RECORD_COLUMNS).where(response.c.id.in_(ids)))
        found = {row.id: record_of(row) for row in rows}
        return tuple(found[one] for one in ids if one in found)

    def queue(
        self,
        wanted: QueueFilter,
        *,
        limit: int,
        offset: int = 0,
    ) -> tuple[ResponseRecord, ...]:
        """Give one page: what the person can settle first, then theirs, then in the order asked.

        The page is found in an index alone; only its own rows are read.
        """
        order = (*_queue_order(wanted), *_order_asked(wanted.order), response.c.number)
        ids = select(response.c.id).where(*_in_queue(wanted)).order_by(*order)
        alike = wanted.order is QueueOrder.ALIKE
        found = _with_campaigns(ids) if alike else ids
        page = select(*RECORD_COLUMNS).where(
            response.c.id.in_(select(found.limit(limit).offset(offset).subquery().c.id)),
        )
        rows = self._connection.execute(
            (_with_campaigns(page) if alike else page).order_by(*order),
        )
        return tuple(record_of(row) for row in rows)

    def queue_counts(self, wanted: QueueFilter) -> dict[str, dict[Whose, int]]:
        """Count by hearing what is the person's, free, or anybody's (``ALL``)."""
        rows = self._connection.execute(
            select(response.c.hearing_id, response.c.assigned_to, func.count())
            .where(response.c.status.in_(wanted.statuses))
            # In the order of the queue's index.
            .group_by(response.c.status, response.c.assigned_to, response.c.hearing_id),
        )
        counts: dict[str, dict[Whose, int]] = {}
        for hearing_id, assigned_to, count in rows:
            of_hearing = counts.setdefault(hearing_id, dict.fromkeys(Whose, 0))
            of_hearing[Whose.ALL] += count
            if assigned_to in {None, wanted.user_id}:
                of_hearing[Whose.MINE_AND_FREE] += count
                of_hearing[Whose.MINE if assigned_to else Whose.FREE] += count
        return counts


def _chosen(statement: _Statement, wanted: ResponseFilter) -> _Statement:
    conditions: list[ColumnElement[bool]] = [response.c.hearing_id == wanted.hearing_id]
    for column, values in (
        (response.c.status, wanted.statuses),
        (response.c.sender_kind, wanted.sender_kinds),
        (response.c.file_format, wanted.formats),
    ):
        if values:
            conditions.append(column.in_(values))
    if wanted.assigned_to:
        conditions.append(response.c.assigned_to == wanted.assigned_to)
    if wanted.is_free:
        conditions.append(response.c.assigned_to.is_(None))
    if wanted.category:
        conditions.append(response.c.id.in_(responses_about(wanted.hearing_id, wanted.category)))
    if wanted.without_category:
        conditions.append(response.c.id.not_in(responses_about(wanted.hearing_id, None)))
    if wanted.late:
        statement = statement.join(hearing, hearing.c.id == response.c.hearing_id)
        conditions.append(response.c.received_on > hearing.c.deadline)
    if wanted.campaign:
        statement = statement.join(
            campaign_member,
            campaign_member.c.response_id == response.c.id,
        )
        conditions.append(campaign_member.c.label == wanted.campaign)
        # An excluded letter is counted in no group.
        conditions.append(response.c.status != Status.EXCLUDED)
    if wanted.red:
        statement = statement.join(revision, revision.c.id == response.c.revision_id)
        conditions += [revision.c.red_flags > 0, may_be_told_of()]
    return statement.where(*conditions)


def _order(sort: SortKey, *, descending: bool) -> list[ColumnElement[object]]:
    column: ColumnElement[object] = {
        SortKey.NUMBER: response.c.number,
        SortKey.RECEIVED: response.c.received_on,
        SortKey.SENDER: func.lower(response.c.organisation),
        SortKey.STATUS: response.c.status,
        SortKey.CHANGED: response.c.changed_at,
    }[sort]
    leading = [response.c.sender_kind] if sort is SortKey.SENDER else []
    columns = [*leading, column, response.c.number]
    return [one.desc() if descending else one.asc() for one in columns]


def _in_queue(wanted: QueueFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [response.c.status.in_(wanted.statuses)]
    if wanted.hearing_id:
        conditions.append(response.c.hearing_id == wanted.hearing_id)
    mine, free = response.c.assigned_to == wanted.user_id, response.c.assigned_to.is_(None)
    whose = {Whose.MINE: mine, Whose.FREE: free, Whose.MINE_AND_FREE: or_(mine, free)}
    if wanted.whose in whose:
        conditions.append(whose[wanted.whose])
    return conditions


def _queue_order(wanted: QueueFilter) -> list[ColumnElement[int]]:
    def after(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return case((condition, 0), else_=1)

    order = []
    # Only what is held has such a reason.
    if wanted.codes_first and Status.HELD in wanted.statuses:
        order.append(after(_for_reasons(wanted.codes_first)))
    if wanted.codes_last and Status.HELD in wanted.statuses:
        order.append(after(~_for_reasons(wanted.codes_last)))
    if wanted.whose in {Whose.MINE_AND_FREE, Whose.ALL}:
        order.append(after(response.c.assigned_to == wanted.user_id))
    if wanted.whose is Whose.ALL:
        order.append(after(response.c.assigned_to.is_(None)))
    return order


def _order_asked(order: QueueOrder) -> list[ColumnElement[Any]]:
    if order is QueueOrder.SHORTEST:
        return [response.c.text_chars]
    if order is QueueOrder.ALIKE:
        label = campaign_member.c.label
        return [case((label.is_(None), 1), else_=0), response.c.hearing_id, label]
    return [response.c.changed_at]


def _with_campaigns(statement: _Statement) -> _Statement:
    return statement.outerjoin(campaign_member, campaign_member.c.response_id == response.c.id)


def _for_reasons(codes: Collection[str]) -> ColumnElement[bool]:
    return (response.c.status == Status.HELD) & response.c.reason_code.in_(codes)
