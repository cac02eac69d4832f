"""Who looks at which response now. A look is forgotten by itself when it is not renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from summarizer.store.tables import presence

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlalchemy.engine import Connection


class Presences:
    """One row a person and response, with when the page was last heard of."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def beat(self, response_id: str, user_id: str, *, at: datetime, forget: datetime) -> None:
        """Say that somebody looks; what was last heard of before ``forget`` goes."""
        self._connection.execute(
            delete(presence).where(
                (presence.c.seen_at < forget)
                | ((presence.c.response_id == response_id) & (presence.c.user_id == user_id)),
            ),
        )
        self._connection.execute(
            presence.insert().values(response_id=response_id, user_id=user_id, seen_at=at),
        )

    def leave(self, response_id: str, user_id: str) -> None:
        """Say that somebody does not look any more."""
        self._connection.execute(
            delete(presence).where(
                presence.c.response_id == response_id,
                presence.c.user_id == user_id,
            ),
        )

    def of(self, response_ids: Collection[str], *, since: datetime) -> dict[str, tuple[str, ...]]:
        """Give the account ids of those who look at these responses, the first to look first."""
        rows = self._connection.execute(
            select(presence.c.response_id, presence.c.user_id)
            .where(presence.c.response_id.in_(response_ids), presence.c.seen_at >= since)
            .order_by(presence.c.seen_at),
        )
        found: dict[str, tuple[str, ...]] = {}
        for response_id, user_id in rows:
            found[response_id] = (*found.get(response_id, ()), user_id)
        return found
