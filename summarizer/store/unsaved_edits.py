"""What people are typing: one row a person and response, overwritten as they go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from summarizer.store.tables import unsaved_edit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.engine import Connection

Field = tuple[str, str]


@dataclass(frozen=True, slots=True)
class UnsavedEdit:
    """A form as it stood at ``kept_at``, in the rendering called ``sheet``.

    ``fields`` are names and values as a browser sends them; none when nothing waits.
    """

    sheet: str
    fields: tuple[Field, ...]
    kept_at: datetime


class UnsavedEdits:
    """Keeps what somebody typed until they save it or let it go."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, response_id: str, user_id: str) -> UnsavedEdit | None:
        """Give what one person typed at one response."""
        row = self._connection.execute(
            select(unsaved_edit).where(
                unsaved_edit.c.response_id == response_id,
                unsaved_edit.c.user_id == user_id,
            ),
        ).one_or_none()
        if row is None:
            return None
        return UnsavedEdit(
            row.sheet, tuple((name, value) for name, value in row.fields), row.kept_at
        )

    def put(
        self,
        response_id: str,
        user_id: str,
        *,
        sheet: str,
        fields: Sequence[Field],
        at: datetime,
    ) -> None:
        """Keep a form in the place of what was kept before."""
        values = {"sheet": sheet, "fields": [list(field) for field in fields], "kept_at": at}
        changed = self._connection.execute(
            update(unsaved_edit)
            .where(
                unsaved_edit.c.response_id == response_id,
                unsaved_edit.c.user_id == user_id,
            )
            .values(**values),
        )
        if changed.rowcount == 0:
            self._connection.execute(
                unsaved_edit.insert().values(response_id=response_id, user_id=user_id, **values),
            )
