"""Accounts: adding, closing, and checking a password."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from summarizer.domain.danish import danish
from summarizer.domain.user import Role, User
from summarizer.workflow.audited import changed_words, changes
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid, NotFound
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from summarizer.workflow.context import Context

SHORTEST_PASSWORD = 12

# Argon2id with the library's defaults (RFC 9106, low-memory profile).
_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """Give a hash that is checked when no account matches: both answers take the same time."""
    return _hasher.hash(secrets.token_hex(16))


def check_login(context: Context, *, username: str, password: str) -> User | None:
    """Give the active account these belong to, or ``None``; every try is audited."""
    with context.read() as look:
        found = look.users.by_username(username)
    # Hashing takes its time on purpose, so not while holding the database's write lock.
    nobody = _nobody()
    fits = password_fits(nobody if found is None else found[1], password)
    user = found[0] if found is not None and fits else None
    accepted = user is not None and user.active
    with context.write() as work:
        work.audit.append(
            at=context.now(),
            actor=found[0].id if found is not None else "unknown",
            action="login" if accepted else "login_refused",
        )
        work.commit()
    return user if accepted else None


def add_user(
    context: Context,
    actor: User | None,
    *,
    username: str,
    name: str,
    role: Role,
    password: str,
) -> User:
    """Open an account. ``actor`` is ``None`` only for the very first ones, at set-up.

    Raises ``Invalid`` for a name already taken or a password that is too short.
    """
    if actor is not None:
        require(actor, Permission.MANAGE_USERS)
    hashed = hash_password(password)
    user = User(
        id=context.new_id(),
        username=username.strip().lower(),
        name=name.strip(),
        role=role,
    )
    with context.write() as work:
        if work.users.by_username(user.username) is not None:
            raise Invalid(danish("Brugernavnet er optaget. Vælg et andet."))
        work.users.add(user, password_hash=hashed, at=context.now())
        work.audit.append(
            at=context.now(),
            actor="setup" if actor is None else actor.id,
            action="user_added",
            facts={"user": user.id, "role": role.value},
        )
        work.commit()
    return user


def set_password(context: Context, actor: User | None, user_id: str, *, password: str) -> None:
    """Give an account a new password. ``actor`` is ``None`` at the server's own terminal."""
    if actor is not None:
        require(actor, Permission.MANAGE_USERS)
    hashed = hash_password(password)
    with context.write() as work:
        if work.users.get(user_id) is None:
            raise NotFound(danish("Brugeren"))
        work.users.set_password_hash(user_id, hashed)
        work.audit.append(
            at=context.now(),
            actor="setup" if actor is None else actor.id,
            action="password_set",
            facts={"user": user_id},
        )
        work.commit()


def user_mark(user: User) -> str:
    """Give the mark of what the form about an account shows."""
    return mark_of(user.name, user.role)


def correct_user(
    context: Context,
    actor: User,
    user_id: str,
    *,
    name: str,
    role: Role,
    seen: str | None,
) -> None:
    """Change an account's name and role. Nobody changes their own role.

    Raises ``Overtaken`` when something else stands than the form showed.
    """
    require(actor, Permission.MANAGE_USERS)
    if user_id == actor.id and role is not actor.role:
        raise Invalid(
            danish("Du kan ikke ændre din egen rolle. Bed en anden administrator om det.")
        )
    with context.write() as work:
        user = work.users.get(user_id)
        if user is None:
            raise NotFound(danish("Brugeren"))
        refuse_unseen(seen, user_mark(user))
        work.users.set_facts(user_id, name=name.strip(), role=role)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="user_corrected",
            facts={
                "user": user_id,
                **changes({"role": user.role.value}, {"role": role.value}),
                **changed_words({"name": user.name}, {"name": name.strip()}),
            },
        )
        work.commit()


def set_user_active(context: Context, actor: User, user_id: str, *, active: bool) -> None:
    """Open or close an account. Nobody closes their own."""
    require(actor, Permission.MANAGE_USERS)
    if user_id == actor.id and not active:
        raise Invalid(
            danish("Du kan ikke lukke din egen konto. Bed en anden administrator om det.")
        )
    with context.write() as work:
        if work.users.get(user_id) is None:
            raise NotFound(danish("Brugeren"))
        work.users.set_active(user_id, active=active)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="user_opened" if active else "user_closed",
            facts={"user": user_id},
        )
        work.commit()


def hash_password(password: str) -> str:
    """Hash a new password. Raises ``Invalid`` for one that is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise Invalid(
            danish("Adgangskoden skal være på mindst %(count)s tegn.", count=SHORTEST_PASSWORD)
        )
    return _hasher.hash(password)


def password_fits(stored: str, password: str) -> bool:
    """Tell whether a password belongs to a stored hash; takes its time on purpose."""
    try:
        return _hasher.verify(stored, password)
    except (VerificationError, InvalidHashError):
        return False
