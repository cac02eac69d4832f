"""What was exported: when, by whom, which approvals, and the hash of the file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from summarizer.domain.response import Status
from summarizer.store.tables import export_log, response

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """One finished file. ``kind`` is ``hvidbog``, ``ledger`` or ``journal``.

    ``rows`` has the sha256 of each row of a hvidbog by the row's number, in JSON a string;
    empty for other files, and for a hvidbog from before rows were kept.
    """

    id: str
    hearing_id: str
    kind: str
    exported_by: str
    exported_at: datetime
    file_key: str
    file_sha256: str
    approval_ids: Sequence[str]
    rows: Mapping[str, str]


class Exports:
    """The files that were made for publication."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: ExportRecord) -> None:
        """Store an export."""
        self._connection.execute(export_log.insert().values(**asdict(new)))

    def get(self, export_id: str) -> ExportRecord | None:
        """Give an export, or ``None``."""
        row = self._connection.execute(
            select(export_log).where(export_log.c.id == export_id),
        ).one_or_none()
        return None if row is None else ExportRecord(*row)

    def left_out(self, hearing_id: str, *, copy: str, cancelled: str) -> int:
        """Count the excluded that a hvidbog lists: no copies, and no uploads that were cancelled.

        ``copy`` and ``cancelled`` are those reasons. A copy of what is excluded itself counts,
        and so does one that has other words than what it repeats.
        """
        twin = response.alias()
        is_there = exists().where(
            twin.c.id == response.c.duplicate_of,
            twin.c.file_sha256 == response.c.file_sha256,
            twin.c.status != Status.EXCLUDED.value,
        )
        counted = self._connection.scalar(
            select(func.count())
            .select_from(response)
            .where(
                response.c.hearing_id == hearing_id,
                response.c.status == Status.EXCLUDED.value,
                response.c.reason_code != cancelled,
                ~((response.c.reason_code == copy) & is_there),
            )
        )
        return counted or 0

    def history(self, hearing_id: str) -> tuple[ExportRecord, ...]:
        """Give a hearing's exports, newest first."""
        rows = self._connection.execute(
            select(export_log)
            .where(export_log.c.hearing_id == hearing_id)
            .order_by(export_log.c.exported_at.desc()),
        )
        return tuple(ExportRecord(*row) for row in rows)
