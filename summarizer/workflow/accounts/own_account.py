"""What people do with their own account: stay logged in, and change their password."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.workflow.accounts.manage_users import hash_password, password_fits
from summarizer.workflow.refusals import Invalid, NotFound, Refusal

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

_MARK_CHARACTERS = 16


class WrongPassword(Refusal):
    """The password that somebody gave as their own is not."""

    def __init__(self) -> None:
        super().__init__(danish("Den nuværende adgangskode er forkert. Prøv igen."))


def session_token(context: Context, user_id: str) -> str:
    """Give what a session remembers: the account, and a mark that goes with its password."""
    with context.read() as look:
        found = look.users.with_hash(user_id)
    if found is None:
        raise NotFound(danish("Brugeren"))
    return f"{user_id}.{_mark(found[1])}"


def user_of_session(context: Context, token: str) -> User | None:
    """Give the account behind a session, if it is open and its password is still the same.

    A new password, own or given by an administrator, thereby ends every older session.
    """
    user_id, _, mark = token.partition(".")
    with context.read() as look:
        found = look.users.with_hash(user_id)
    if found is None or not found[0].active or mark != _mark(found[1]):
        return None
    return found[0]


def change_own_password(context: Context, actor: User, *, current: str, new: str) -> None:
    """Replace one's own password, or raise ``WrongPassword``; both are audited.

    Raises ``Invalid`` for a new one that is too short, or is the old one.
    """
    hashed = hash_password(new)
    with context.read() as look:
        found = look.users.with_hash(actor.id)
    # Hashing takes its time on purpose, so not while holding the database's write lock.
    fits = found is not None and password_fits(found[1], current)
    if fits and current == new:
        raise Invalid(danish("Den nye adgangskode er den samme som den gamle. Vælg en anden."))
    with context.write() as work:
        if fits:
            work.users.set_password_hash(actor.id, hashed)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="own_password_changed" if fits else "own_password_refused",
        )
        work.commit()
    if not fits:
        raise WrongPassword


def _mark(password_hash: str) -> str:
    return hashlib.sha256(password_hash.encode()).hexdigest()[:_MARK_CHARACTERS]
