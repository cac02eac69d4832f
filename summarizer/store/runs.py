"""Runs: one attempt at one stage. The database is the truth, the queue only carries ids.

A run is claimed by an UPDATE that names its old status, so that of any number of workers
with the same id exactly one gets the work.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select, update

from summarizer.store.records import RunRecord, RunStatus, Stage
from summarizer.store.tables import response, run

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


class Runs:
    """What is waiting to be done, being done, and was done."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: RunRecord) -> None:
        """Store a queued run. A response that already has a live one refuses a second."""
        self._connection.execute(run.insert().values(**asdict(new)))

    def get(self, run_id: str) -> RunRecord | None:
        """Give a run, or ``None``."""
        row = self._connection.execute(select(run).where(run.c.id == run_id)).one_or_none()
        return None if row is None else _run(row)

    def claim(self, run_id: str, *, at: datetime) -> RunRecord | None:
        """Take a queued run for oneself; ``None`` when it is not to be had."""
        result = self._connection.execute(
            update(run)
            .where(run.c.id == run_id, run.c.status == RunStatus.QUEUED)
            .values(status=RunStatus.RUNNING, started_at=at, heartbeat_at=at),
        )
        return self.get(run_id) if result.rowcount == 1 else None

    def beat(self, run_id: str, *, at: datetime) -> None:
        """Say that the run's worker is alive."""
        self._connection.execute(
            update(run)
            .where(run.c.id == run_id, run.c.status == RunStatus.RUNNING)
            .values(heartbeat_at=at),
        )

    def finish(
        self,
        run_id: str,
        status: RunStatus,
        *,
        at: datetime,
        error_code: str = "",
    ) -> bool:
        """End a running run; ``False`` when it is no longer ours to end."""
        return self._end(run_id, RunStatus.RUNNING, status, at=at, error_code=error_code)

    def cancel(self, response_id: str, *, at: datetime) -> None:
        """End whatever is live for a response: a person has taken it another way."""
        self._connection.execute(
            update(run)
            .where(
                run.c.response_id == response_id,
                run.c.status.in_([RunStatus.QUEUED, RunStatus.RUNNING]),
            )
            .values(status=RunStatus.LOST, finished_at=at, error_code="cancelled"),
        )

    def queued_before(self, moment: datetime) -> tuple[RunRecord, ...]:
        """Give the runs that have waited since before ``moment``, oldest first."""
        return self._select(run.c.status == RunStatus.QUEUED, run.c.queued_at <= moment)

    def silent_since(self, moment: datetime) -> tuple[RunRecord, ...]:
        """Give running runs whose worker has not been heard of since ``moment``."""
        return self._select(run.c.status == RunStatus.RUNNING, run.c.heartbeat_at <= moment)

    def stands_still(self, since: datetime) -> bool:
        """Tell whether work waits from before a moment, and nobody has done any after it."""
        waits = exists().where(
            or_(
                and_(run.c.status == RunStatus.QUEUED, run.c.queued_at <= since),
                and_(run.c.status == RunStatus.RUNNING, run.c.heartbeat_at <= since),
            ),
        )
        goes_on = exists().where(
            or_(
                and_(run.c.status == RunStatus.RUNNING, run.c.heartbeat_at > since),
                and_(run.c.status == RunStatus.DONE, run.c.finished_at > since),
            ),
        )
        return bool(self._connection.execute(select(and_(waits, ~goes_on))).scalar_one())

    def history(self, response_id: str) -> tuple[RunRecord, ...]:
        """Give a response's runs, oldest first."""
        return self._select(run.c.response_id == response_id)

    def durations(self, *, limit: int) -> dict[Stage, tuple[float, ...]]:
        """Give how many seconds the newest finished runs of each stage took."""
        rows = self._connection.execute(
            select(run.c.stage, run.c.started_at, run.c.finished_at)
            .where(run.c.status == RunStatus.DONE, run.c.started_at.is_not(None))
            .order_by(run.c.finished_at.desc())
            .limit(limit),
        )
        found: dict[Stage, tuple[float, ...]] = {}
        for stage, started, finished in rows:
            seconds = (finished - started).total_seconds()
            found[Stage(stage)] = (*found.get(Stage(stage), ()), seconds)
        return found

    def live(self, response_ids: Collection[str]) -> dict[str, RunRecord]:
        """Give the live run of each of these responses that has one."""
        found = self._select(
            run.c.response_id.in_(response_ids),
            run.c.status.in_([RunStatus.QUEUED, RunStatus.RUNNING]),
        )
        return {one.response_id: one for one in found}

    def running(self, hearing_id: str, stage: Stage) -> int:
        """Count the hearing's runs of a stage that are with a worker now."""
        return self._connection.execute(
            select(func.count())
            .select_from(run)
            .join(response, response.c.id == run.c.response_id)
            .where(
                response.c.hearing_id == hearing_id,
                run.c.stage == stage,
                run.c.status == RunStatus.RUNNING,
            ),
        ).scalar_one()

    def _end(
        self,
        run_id: str,
        old: RunStatus,
        new: RunStatus,
        *,
        at: datetime,
        error_code: str,
    ) -> bool:
        result = self._connection.execute(
            update(run)
            .where(run.c.id == run_id, run.c.status == old)
            .values(status=new, finished_at=at, error_code=error_code),
        )
        return result.rowcount == 1

    def _select(self, *conditions: object) -> tuple[RunRecord, ...]:
        statement = select(run).order_by(run.c.queued_at, run.c.id)
        for condition in conditions:
            statement = statement.where(condition)  # type: ignore[arg-type] # column expressions
        return tuple(_run(row) for row in self._connection.execute(statement))


def _run(row: Row[tuple[object, ...]]) -> RunRecord:
    return RunRecord(
        id=row.id,
        response_id=row.response_id,
        stage=Stage(row.stage),
        attempt=row.attempt,
        status=RunStatus(row.status),
        error_code=row.error_code,
        queued_at=row.queued_at,
        started_at=row.started_at,
        heartbeat_at=row.heartbeat_at,
        finished_at=row.finished_at,
    )
