"""Who is at the other end: the logged-in member of staff, and the wiring behind the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app
from flask_login import LoginManager, UserMixin, current_user

from summarizer.workflow.accounts.own_account import user_of_session

if TYPE_CHECKING:
    from flask import Flask

    from summarizer.domain.user import Role, User
    from summarizer.workflow.context import Context

EXTENSION = "referent"


class SessionUser(UserMixin):
    """What Flask-Login keeps: the account, under the token that its session carries."""

    def __init__(self, user: User, token: str) -> None:
        self.user = user
        self._token = token

    @property
    def name(self) -> str:
        """The name that others see, for the menu."""
        return self.user.name

    @property
    def role(self) -> Role:
        """What decides the menu."""
        return self.user.role

    def get_id(self) -> str:
        """Give what the session cookie carries."""
        return self._token


def context() -> Context:
    """Give the wiring that the app was made with."""
    return cast("Context", current_app.extensions[EXTENSION])


def current_actor() -> User:
    """Give the logged-in account; ``auth.require_login`` lets nobody else reach a view."""
    return cast("User", current_user.user)


def init_session(app: Flask) -> None:
    """Set Flask-Login up over the accounts in the store."""
    manager = LoginManager(app)
    manager.login_view = "auth.log_in"
    manager.login_message = None
    manager.session_protection = "strong"

    @manager.user_loader
    def load(token: str) -> SessionUser | None:
        user = user_of_session(context(), token)
        return None if user is None else SessionUser(user, token)
