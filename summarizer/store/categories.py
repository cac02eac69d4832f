"""The coding frames of hearings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from summarizer.domain.category import Category
from summarizer.store.tables import category

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection

_BETWEEN = ", "


class Categories:
    """Themes by hearing, in the order that staff gave them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: Category, *, created_by: str, at: datetime) -> None:
        """Put a new category last."""
        last = self._connection.scalar(
            select(func.max(category.c.position)).where(category.c.hearing_id == new.hearing_id),
        )
        self._connection.execute(
            category.insert().values(
                id=new.id,
                hearing_id=new.hearing_id,
                position=int(last or 0) + 1,
                **_words(new),
                created_by=created_by,
                created_at=at,
            ),
        )

    def get(self, category_id: str) -> Category | None:
        """Give a category that is in use, or ``None``."""
        row = self._connection.execute(
            select(category).where(category.c.id == category_id, category.c.retired_at.is_(None)),
        ).one_or_none()
        return None if row is None else _category(row)

    def of(self, hearing_id: str) -> tuple[Category, ...]:
        """Give the categories of a hearing that are in use, in order."""
        rows = self._connection.execute(
            select(category)
            .where(category.c.hearing_id == hearing_id, category.c.retired_at.is_(None))
            .order_by(category.c.position, category.c.id),
        )
        return tuple(_category(row) for row in rows)

    def names(self, hearing_id: str) -> dict[str, str]:
        """Give the name of every category there ever was in a hearing, by id."""
        rows = self._connection.execute(
            select(category.c.id, category.c.name).where(category.c.hearing_id == hearing_id),
        )
        return {row.id: row.name for row in rows}

    def change(self, changed: Category) -> None:
        """Change name, description and keywords."""
        self._connection.execute(
            update(category).where(category.c.id == changed.id).values(**_words(changed)),
        )

    def order(self, category_ids: Sequence[str]) -> None:
        """Give the categories new numbers, in this order."""
        for position, category_id in enumerate(category_ids, start=1):
            self._connection.execute(
                update(category).where(category.c.id == category_id).values(position=position),
            )

    def retire(self, category_id: str, *, at: datetime, merged_into: str | None = None) -> None:
        """Take a category out of use; it stays on record."""
        self._connection.execute(
            update(category)
            .where(category.c.id == category_id)
            .values(retired_at=at, merged_into=merged_into),
        )


def _words(one: Category) -> dict[str, str]:
    return {
        "name": one.name,
        "description": one.description,
        "keywords": _BETWEEN.join(one.keywords),
    }


def _category(row: Row[tuple[object, ...]]) -> Category:
    return Category(
        id=row.id,
        hearing_id=row.hearing_id,
        name=row.name,
        description=row.description,
        keywords=tuple(filter(None, row.keywords.split(_BETWEEN))),
    )
