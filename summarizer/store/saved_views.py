"""Filters that people gave a name: each their own, for one hearing."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from summarizer.store.records import SavedView
from summarizer.store.tables import saved_view

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


class SavedViews:
    """Nobody sees, renames or deletes another's view: every question names the user."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: SavedView) -> None:
        """Store a view. A user's names are unique in a hearing."""
        self._connection.execute(saved_view.insert().values(**asdict(new)))

    def of(self, user_id: str, hearing_id: str) -> tuple[SavedView, ...]:
        """Give a user's views of a hearing, by name."""
        rows = self._connection.execute(
            select(saved_view)
            .where(saved_view.c.user_id == user_id, saved_view.c.hearing_id == hearing_id)
            .order_by(saved_view.c.name),
        )
        return tuple(SavedView(**row._mapping) for row in rows)  # noqa: SLF001 - public name

    def rename(self, view_id: str, user_id: str, name: str) -> bool:
        """Give a view another name; ``False`` when the user has no such view."""
        result = self._connection.execute(
            update(saved_view)
            .where(saved_view.c.id == view_id, saved_view.c.user_id == user_id)
            .values(name=name),
        )
        return result.rowcount == 1

    def delete(self, view_id: str, user_id: str) -> bool:
        """Delete a view; ``False`` when the user has no such view."""
        result = self._connection.execute(
            delete(saved_view).where(
                saved_view.c.id == view_id,
                saved_view.c.user_id == user_id,
            ),
        )
        return result.rowcount == 1
