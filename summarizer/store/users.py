"""Local accounts. The store keeps a password's hash and never sees the password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from summarizer.domain.user import Role, User
from summarizer.store.tables import user

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.engine import Connection


class Users:
    """The members of staff who may log in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: User, *, password_hash: str, at: datetime) -> None:
        """Store a new account. Usernames are unique."""
        self._connection.execute(
            user.insert().values(
                id=new.id,
                username=new.username,
                name=new.name,
                role=new.role.value,
                active=new.active,
                password_hash=password_hash,
                created_at=at,
            ),
        )

    def get(self, user_id: str) -> User | None:
        """Give an account, or ``None``."""
        row = self._connection.execute(select(user).where(user.c.id == user_id)).one_or_none()
        return None if row is None else _user(row)

    def by_username(self, username: str) -> tuple[User, str] | None:
        """Give an account and its password hash; case does not matter."""
        row = self._connection.execute(
            select(user).where(func.lower(user.c.username) == username.strip().lower()),
        ).one_or_none()
        return None if row is None else (_user(row), row.password_hash)

    def with_hash(self, user_id: str) -> tuple[User, str] | None:
        """Give an account and its password hash by its id."""
        row = self._connection.execute(select(user).where(user.c.id == user_id)).one_or_none()
        return None if row is None else (_user(row), row.password_hash)

    def all(self) -> tuple[User, ...]:
        """Give every account, by username."""
        rows = self._connection.execute(select(user).order_by(user.c.username))
        return tuple(_user(row) for row in rows)

    def names(self) -> dict[str, str]:
        """Give each account's display name by its id."""
        rows = self._connection.execute(select(user.c.id, user.c.name))
        return {row.id: row.name for row in rows}

    def set_password_hash(self, user_id: str, password_hash: str) -> None:
        """Change an account's password hash."""
        self._connection.execute(
            update(user).where(user.c.id == user_id).values(password_hash=password_hash),
        )

    def mail_address(self, user_id: str) -> str:
        """Give where an account wants to be told of its uploads; empty for nowhere."""
        found = self._connection.execute(
            select(user.c.mail_address).where(user.c.id == user_id),
        ).scalar_one_or_none()
        return str(found or "")

    def set_mail_address(self, user_id: str, address: str) -> None:
        """Change where an account wants to be told."""
        self._connection.execute(
            update(user).where(user.c.id == user_id).values(mail_address=address),
        )

    def set_facts(self, user_id: str, *, name: str, role: Role) -> None:
        """Change what a person is called and may do."""
        self._connection.execute(
            update(user).where(user.c.id == user_id).values(name=name, role=role),
        )

    def set_active(self, user_id: str, *, active: bool) -> None:
        """Open or close an account; it is never deleted, because the audit chain names it."""
        self._connection.execute(update(user).where(user.c.id == user_id).values(active=active))


def _user(row: Row[tuple[object, ...]]) -> User:
    return User(
        id=row.id,
        username=row.username,
        name=row.name,
        role=Role(row.role),
        active=row.active,
    )
