"""Screenings: what may leave, and what must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from summarizer.domain.finding import Outcome, Verdict
from summarizer.store.codec import (
    finding_to_json,
    findings_from_json,
    reason_to_json,
    reasons_from_json,
)
from summarizer.store.records import ScreeningRecord
from summarizer.store.tables import screening

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


class Screenings:
    """Every verdict that was ever given; a later one never overwrites an earlier one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: ScreeningRecord) -> None:
        """Store a verdict with its findings."""
        self._connection.execute(
            screening.insert().values(
                id=new.id,
                response_id=new.response_id,
                outcome=new.verdict.outcome.value,
                reasons=[reason_to_json(reason) for reason in new.verdict.reasons],
                findings=[finding_to_json(finding) for finding in new.findings],
                policy_version=new.verdict.policy_version,
                register_version=new.verdict.register_version,
                masked_sha256=new.verdict.masked_sha256,
                decided_by=new.decided_by,
                created_at=new.created_at,
            ),
        )

    def get(self, screening_id: str) -> ScreeningRecord | None:
        """Give a screening, or ``None``."""
        row = self._connection.execute(
            select(screening).where(screening.c.id == screening_id),
        ).one_or_none()
        return None if row is None else _screening(row)

    def several(self, screening_ids: Collection[str]) -> dict[str, ScreeningRecord]:
        """Give these screenings by id."""
        rows = self._connection.execute(select(screening).where(screening.c.id.in_(screening_ids)))
        return {row.id: _screening(row) for row in rows}

    def outcomes(self, screening_ids: Collection[str]) -> dict[str, Outcome]:
        """Give the outcome of each of these screenings."""
        rows = self._connection.execute(
            select(screening.c.id, screening.c.outcome).where(screening.c.id.in_(screening_ids)),
        )
        return {row.id: Outcome(row.outcome) for row in rows}

    def history(self, response_id: str) -> tuple[ScreeningRecord, ...]:
        """Give a response's screenings, oldest first."""
        rows = self._connection.execute(
            select(screening)
            .where(screening.c.response_id == response_id)
            .order_by(screening.c.created_at),
        )
        return tuple(_screening(row) for row in rows)


def _screening(row: Row[tuple[object, ...]]) -> ScreeningRecord:
    return ScreeningRecord(
        id=row.id,
        response_id=row.response_id,
        verdict=Verdict(
            outcome=Outcome(row.outcome),
            reasons=reasons_from_json(row.reasons),
            policy_version=row.policy_version,
            register_version=row.register_version,
            masked_sha256=row.masked_sha256,
        ),
        findings=findings_from_json(row.findings),
        decided_by=row.decided_by,
        created_at=row.created_at,
    )
