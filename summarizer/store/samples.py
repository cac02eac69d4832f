"""Samples of points that a second person sorts without seeing where they stand."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from summarizer.store.tables import coding_sample, sampled_point

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class SampleRecord:
    """A drawn sample. The same ``seed`` draws the same points from the same population."""

    id: str
    hearing_id: str
    seed: str
    population: int
    drawn_by: str
    drawn_at: datetime


@dataclass(frozen=True, slots=True)
class SampledPoint:
    """One point of a sample; ``coded_at`` is ``None`` until a second person has sorted it.

    ``first_by`` is empty where the program had suggested the first place.
    """

    sample_id: str
    place: int
    response_id: str
    point_id: str
    first_category_id: str | None
    first_by: str | None
    second_category_id: str | None = None
    second_by: str | None = None
    coded_at: datetime | None = None


class CodingSamples:
    """All samples of all hearings."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: SampleRecord, points: Collection[SampledPoint]) -> None:
        """Store a drawn sample."""
        self._connection.execute(coding_sample.insert().values(**asdict(new)))
        self._connection.execute(sampled_point.insert(), [asdict(one) for one in points])

    def get(self, sample_id: str) -> SampleRecord | None:
        """Give a sample, or ``None``."""
        row = self._connection.execute(
            select(coding_sample).where(coding_sample.c.id == sample_id),
        ).one_or_none()
        return None if row is None else _sample(row)

    def of(self, hearing_id: str) -> tuple[SampleRecord, ...]:
        """Give a hearing's samples, newest first."""
        rows = self._connection.execute(
            select(coding_sample)
            .where(coding_sample.c.hearing_id == hearing_id)
            .order_by(coding_sample.c.drawn_at.desc()),
        )
        return tuple(_sample(row) for row in rows)

    def points(self, sample_id: str) -> tuple[SampledPoint, ...]:
        """Give a sample's points in the order they were drawn."""
        rows = self._connection.execute(
            select(sampled_point)
            .where(sampled_point.c.sample_id == sample_id)
            .order_by(sampled_point.c.place),
        )
        return tuple(SampledPoint(**row) for row in rows.mappings())

    def code(
        self,
        sample_id: str,
        place: int,
        *,
        category_id: str | None,
        by: str,
        at: datetime,
    ) -> bool:
        """Store the second person's answer; ``False`` when there is one already."""
        result = self._connection.execute(
            update(sampled_point)
            .where(
                sampled_point.c.sample_id == sample_id,
                sampled_point.c.place == place,
                sampled_point.c.coded_at.is_(None),
            )
            .values(second_category_id=category_id, second_by=by, coded_at=at),
        )
        return result.rowcount == 1


def _sample(row: Row[tuple[object, ...]]) -> SampleRecord:
    return SampleRecord(**dict(row._mapping))  # noqa: SLF001 - public name despite the underscore
