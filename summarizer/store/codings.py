"""Which point belongs under which category, and the counts over a hearing.

Shown and counted is what is under review or approved, but for drafts that a reviewer must not
see yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, or_, select, update

from summarizer.domain.category import WHOLE_RESPONSE, Coding
from summarizer.domain.draft import Stance
from summarizer.domain.response import Status
from summarizer.store.blind_reviews import hidden_drafts
from summarizer.store.tables import point_coding, response

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.engine import Connection

SHOWN = (Status.DRAFTED, Status.APPROVED)


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """Responses and points of one category; ``None`` counts what belongs nowhere.

    A response is counted once, by what all its points there say together.
    """

    category_id: str | None
    responses: int
    points: int
    stances: Mapping[Stance, int]


class Codings:
    """A point has one place at most; a response may have one as a whole besides."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, hearing_id: str, codings: Iterable[Coding], *, at: datetime) -> None:
        """Store codings in the place of earlier ones of the same points."""
        found = list(codings)
        points: dict[str, list[str]] = {}
        for one in found:
            points.setdefault(one.response_id, []).append(one.point_id)
        for response_id, point_ids in points.items():
            self._drop(response_id, point_ids)
        self._insert(hearing_id, found, at=at)

    def _insert(self, hearing_id: str, codings: Iterable[Coding], *, at: datetime) -> None:
        rows = [
            {
                "response_id": one.response_id,
                "point_id": one.point_id,
                "hearing_id": hearing_id,
                "category_id": one.category_id,
                "stance": one.stance.value,
                "by_person": one.by_person,
                "decided_by": one.decided_by,
                "decided_at": at,
            }
            for one in codings
        ]
        if rows:
            self._connection.execute(point_coding.insert(), rows)

    def suggest(
        self,
        hearing_id: str,
        response_ids: Collection[str],
        codings: Iterable[Coding],
        *,
        at: datetime,
    ) -> None:
        """Put suggestions in the place of the earlier ones of these responses.

        What people chose and engines proposed stays.
        """
        self._connection.execute(
            point_coding.delete().where(
                point_coding.c.response_id.in_(response_ids),
                point_coding.c.point_id != WHOLE_RESPONSE,
                ~point_coding.c.by_person,
                point_coding.c.decided_by.is_(None),
            ),
        )
        self._insert(hearing_id, codings, at=at)

    def of_response(self, response_id: str) -> dict[str, Coding]:
        """Give a response's codings by point id."""
        return self.of_responses([response_id]).get(response_id, {})

    def of_responses(self, response_ids: Collection[str]) -> dict[str, dict[str, Coding]]:
        """Give the codings of several responses, by response and point id."""
        rows = self._connection.execute(
            select(point_coding).where(point_coding.c.response_id.in_(response_ids)),
        )
        return _by_response(rows)

    def of_hearing(self, hearing_id: str) -> dict[str, dict[str, Coding]]:
        """Give all of a hearing's codings that may be shown, by response and point id."""
        rows = self._connection.execute(
            select(point_coding)
            .join(response, response.c.id == point_coding.c.response_id)
            .where(point_coding.c.hearing_id == hearing_id, *countable()),
        )
        return _by_response(rows)

    def keep_only(self, response_id: str, point_ids: Collection[str]) -> None:
        """Drop the codings of points that are not there any more."""
        self._connection.execute(
            point_coding.delete().where(
                point_coding.c.response_id == response_id,
                point_coding.c.point_id.not_in([*point_ids, WHOLE_RESPONSE]),
            ),
        )

    def move(self, category_id: str, *, to: str | None) -> int:
        """Move everything under a category to another, or nowhere; give how much it was."""
        result = self._connection.execute(
            update(point_coding)
            .where(point_coding.c.category_id == category_id)
            .values(category_id=to),
        )
        return int(result.rowcount)

    def counts(
        self,
        hearing_id: str,
        *,
        only: Collection[str | None] | None = None,
    ) -> tuple[CategoryCount, ...]:
        """Count responses, points and stances by category (or only these), in one query."""
        chosen = [] if only is None else [or_(*(_under(one) for one in only))]
        said = {stance: func.max(_is(stance)).label(stance.name) for stance in Stance}
        by_response = (
            select(
                point_coding.c.category_id,
                point_coding.c.response_id,
                func.sum(case((point_coding.c.point_id != WHOLE_RESPONSE, 1), else_=0)).label(
                    "points",
                ),
                *said.values(),
            )
            .join(response, response.c.id == point_coding.c.response_id)
            .where(point_coding.c.hearing_id == hearing_id, *chosen, *countable())
            .group_by(point_coding.c.category_id, point_coding.c.response_id)
            .subquery()
        )
        both = (by_response.c.PARTLY == 1) | (
            (by_response.c.FOR == 1) & (by_response.c.AGAINST == 1)
        )
        together = case(
            (both, Stance.PARTLY.value),
            (by_response.c.FOR == 1, Stance.FOR.value),
            (by_response.c.AGAINST == 1, Stance.AGAINST.value),
            else_=Stance.UNCLEAR.value,
        )
        rows = self._connection.execute(
            select(
                by_response.c.category_id,
                func.count().label("responses"),
                func.sum(by_response.c.points).label("points"),
                *(
                    func.sum(case((together == stance.value, 1), else_=0)).label(stance.name)
                    for stance in Stance
                ),
            ).group_by(by_response.c.category_id),
        )
        return tuple(
            CategoryCount(
                row.category_id,
                int(row.responses),
                int(row.points),
                {stance: int(getattr(row, stance.name)) for stance in Stance},
            )
            for row in rows
        )

    def responses_under(
        self,
        hearing_id: str,
        category_id: str | None,
        *,
        limit: int,
        offset: int = 0,
    ) -> tuple[str, ...]:
        """Give one page of the responses under a category (``None``: nowhere), by number."""
        rows = self._connection.execute(
            select(response.c.id, response.c.number)
            .join(point_coding, point_coding.c.response_id == response.c.id)
            .where(
                point_coding.c.hearing_id == hearing_id,
                _under(category_id),
                *countable(),
            )
            .distinct()
            .order_by(response.c.number)
            .limit(limit)
            .offset(offset),
        )
        return tuple(row.id for row in rows)

    def points_of(self, hearing_id: str) -> tuple[Coding, ...]:
        """Give every coded point of a hearing, always in the same order."""
        rows = self._connection.execute(
            select(point_coding)
            .join(response, response.c.id == point_coding.c.response_id)
            .where(
                point_coding.c.hearing_id == hearing_id,
                point_coding.c.point_id != WHOLE_RESPONSE,
                *countable(),
            )
            .order_by(response.c.number, point_coding.c.point_id),
        )
        return tuple(_coding(row) for row in rows)

    def _drop(self, response_id: str, point_ids: Collection[str]) -> None:
        self._connection.execute(
            point_coding.delete().where(
                point_coding.c.response_id == response_id,
                point_coding.c.point_id.in_(point_ids),
            ),
        )


def countable() -> tuple[ColumnElement[bool], ...]:
    """Give the conditions under which a response's points are shown across responses."""
    return (response.c.status.in_(SHOWN), response.c.id.not_in(hidden_drafts()))


def responses_about(hearing_id: str, category_id: str | None) -> Select[tuple[str]]:
    """Ask for the responses that stand under a category (``None``: under any).

    What only the points of a hidden draft say does not count.
    """
    column = point_coding.c.category_id
    return select(point_coding.c.response_id).where(
        point_coding.c.hearing_id == hearing_id,
        column.is_not(None) if category_id is None else column == category_id,
        (point_coding.c.point_id == WHOLE_RESPONSE)
        | point_coding.c.response_id.not_in(hidden_drafts()),
    )


def _under(category_id: str | None) -> ColumnElement[bool]:
    column = point_coding.c.category_id
    return column.is_(None) if category_id is None else column == category_id


def _is(stance: Stance) -> ColumnElement[int]:
    return case((point_coding.c.stance == stance.value, 1), else_=0)


def _by_response(rows: Iterable[Row[Any]]) -> dict[str, dict[str, Coding]]:
    found: dict[str, dict[str, Coding]] = {}
    for row in rows:
        found.setdefault(row.response_id, {})[row.point_id] = _coding(row)
    return found


def _coding(row: Row[Any]) -> Coding:
    return Coding(
        response_id=row.response_id,
        point_id=row.point_id,
        category_id=row.category_id,
        stance=Stance(row.stance),
        by_person=row.by_person,
        decided_by=row.decided_by,
    )
