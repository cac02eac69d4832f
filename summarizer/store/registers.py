"""The protected register in its versions: looked at, in force, replaced, removed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from summarizer.store.records import RegisterRecord
from summarizer.store.tables import protected_register

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.engine import Connection

_IN_FORCE_FIRST = (protected_register.c.in_force_at.desc(), protected_register.c.id)


class Registers:
    """Every import there was; of those put in force, the newest counts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: RegisterRecord) -> None:
        """Store an import; without ``in_force_at`` it waits to be put in force."""
        self._connection.execute(protected_register.insert().values(**asdict(new)))

    def get(self, register_id: str) -> RegisterRecord | None:
        """Give one version, or ``None``."""
        row = self._connection.execute(
            select(protected_register).where(protected_register.c.id == register_id),
        ).one_or_none()
        return None if row is None else RegisterRecord(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name

    def newest(self) -> RegisterRecord | None:
        """Give the register in force, or ``None`` when none ever was."""
        row = self._connection.execute(
            select(protected_register)
            .where(protected_register.c.in_force_at.is_not(None))
            .order_by(*_IN_FORCE_FIRST)
            .limit(1),
        ).one_or_none()
        return None if row is None else RegisterRecord(**row._mapping)  # noqa: SLF001 - SQLAlchemy's public name

    def newest_version(self) -> str | None:
        """Give only the version in force."""
        return self._connection.execute(
            select(protected_register.c.version)
            .where(protected_register.c.in_force_at.is_not(None))
            .order_by(*_IN_FORCE_FIRST)
            .limit(1),
        ).scalar_one_or_none()

    def newest_id(self) -> str | None:
        """Give only the id of the one in force: cheap enough to ask before every screening."""
        return self._connection.execute(
            select(protected_register.c.id)
            .where(protected_register.c.in_force_at.is_not(None))
            .order_by(*_IN_FORCE_FIRST)
            .limit(1),
        ).scalar_one_or_none()

    def history(self) -> tuple[RegisterRecord, ...]:
        """Give every version that was in force, newest first, without their contents."""
        columns = [one for one in protected_register.c if one.name != "content"]
        rows = self._connection.execute(
            select(*columns)
            .where(protected_register.c.in_force_at.is_not(None))
            .order_by(*_IN_FORCE_FIRST),
        )
        return tuple(
            RegisterRecord(**row._mapping, content=b"")  # noqa: SLF001 - SQLAlchemy's public name
            for row in rows
        )

    def put_in_force(self, register_id: str, *, at: datetime) -> bool:
        """Let a looked-at version count; ``False`` when it is gone or already does."""
        result = self._connection.execute(
            update(protected_register)
            .where(
                protected_register.c.id == register_id,
                protected_register.c.in_force_at.is_(None),
            )
            .values(in_force_at=at),
        )
        return result.rowcount == 1

    def drop_waiting(self) -> None:
        """Forget versions that were looked at and never put in force."""
        self._connection.execute(
            protected_register.delete().where(protected_register.c.in_force_at.is_(None)),
        )

    def remove(self, register_id: str, *, by: str, at: datetime) -> bool:
        """Wipe a version's hashes; its row stays. ``False`` when that was done already."""
        result = self._connection.execute(
            update(protected_register)
            .where(
                protected_register.c.id == register_id,
                protected_register.c.removed_at.is_(None),
            )
            .values(content=b"", removed_at=at, removed_by=by),
        )
        return result.rowcount == 1
