"""What ever left the building: drafts for which a model was called."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from summarizer.store.tables import draft, hearing, response

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class Departure:
    """One draft's calls. ``servers`` are host names, ``request_sha256`` of each body sent.

    ``masked_sha256`` is the hash of the masked text that was cleared; ``fallback_reason`` is
    the code of why the answer was not used, empty when it was.
    """

    draft_id: str
    response_id: str
    response_number: int
    hearing_id: str
    hearing_title: str
    at: datetime
    servers: tuple[str, ...]
    models: tuple[str, ...]
    calls: int
    request_sha256: tuple[str, ...]
    masked_sha256: str
    fallback_reason: str


class Departures:
    """Looks through the journals of the drafts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(self, *, limit: int, offset: int) -> tuple[Departure, ...]:
        """Give what left, newest first."""
        rows = self._connection.execute(
            select(
                draft.c.id,
                draft.c.response_id,
                draft.c.created_at,
                draft.c.prompt,
                draft.c.masked_sha256,
                draft.c.fallback_reason,
                response.c.number,
                response.c.hearing_id,
                hearing.c.title,
            )
            .join(response, response.c.id == draft.c.response_id)
            .join(hearing, hearing.c.id == response.c.hearing_id)
            .where(draft.c.prompt != "")
            .order_by(draft.c.created_at.desc(), draft.c.id)
            .limit(limit)
            .offset(offset),
        )
        return tuple(_departure(row) for row in rows)

    def count(self) -> int:
        """Count the drafts for which a model was called."""
        return self._connection.execute(
            select(func.count()).select_from(draft).where(draft.c.prompt != ""),
        ).scalar_one()


def _departure(row: Row[*tuple[object, ...]]) -> Departure:
    calls = json.loads(row.prompt)
    return Departure(
        draft_id=row.id,
        response_id=row.response_id,
        response_number=row.number,
        hearing_id=row.hearing_id,
        hearing_title=row.title,
        at=row.created_at,
        servers=tuple(dict.fromkeys(call.get("server", "") for call in calls)),
        models=tuple(dict.fromkeys(call.get("model", "") for call in calls)),
        calls=len(calls),
        request_sha256=tuple(call.get("request_sha256", "") for call in calls),
        masked_sha256=row.masked_sha256,
        fallback_reason=row.fallback_reason,
    )
