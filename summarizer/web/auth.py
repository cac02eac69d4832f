"""Logging in and out, and the one gate before every other page."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import lazy_gettext as _
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import current_user, login_user, logout_user
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from summarizer.web import language
from summarizer.web.addresses import local_address, page_address
from summarizer.web.contrast import SESSION_KEY as CONTRAST
from summarizer.web.forms import Form
from summarizer.web.session import SessionUser, context
from summarizer.web.texts import gettext
from summarizer.workflow.accounts.manage_users import check_login
from summarizer.workflow.accounts.own_account import session_token

if TYPE_CHECKING:
    from flask import Flask, Response
    from flask.typing import ResponseReturnValue

    from summarizer.domain.user import User

blueprint = Blueprint("auth", __name__)

# Pages that anybody may see. Everything that is not named here asks for a login.
OPEN_ENDPOINTS = frozenset(
    {"static", "auth.log_in", "language.choose", "contrast.choose", "health.show"}
)

# Failed attempts only: a whole town hall may log in from one address in the morning.
FAILURES_PER_ADDRESS = "20 per 5 minutes"
FAILURES_PER_NAME = "8 per 5 minutes"
_FOUND = 302


def has_failed(response: Response) -> bool:
    """Tell whether an attempt counts: success always leads on to another page."""
    return response.status_code != _FOUND


def _name_tried() -> str:
    """Give a hash of the name, so that the counter's store learns no names."""
    name = request.form.get("username", "").strip().lower()
    return hashlib.sha256(name.encode()).hexdigest()


limiter = Limiter(get_remote_address)


class LogInForm(Form):
    """Username and password."""

    username = StringField(
        _("Brugernavn"),
        validators=[DataRequired(), Length(max=80)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _("Adgangskode"),
        validators=[DataRequired(), Length(max=1000)],
        render_kw={"autocomplete": "current-password"},
    )


@blueprint.route("/log-ind", methods=["GET", "POST"])
@limiter.limit(FAILURES_PER_ADDRESS, methods=["POST"], deduct_when=has_failed)
@limiter.limit(
    FAILURES_PER_NAME,
    key_func=_name_tried,
    methods=["POST"],
    deduct_when=has_failed,
)
def log_in() -> ResponseReturnValue:
    """Let a member of staff in, and on to the page they asked for."""
    wanted = local_address(request.args.get("next"))
    if current_user.is_authenticated:
        return redirect(wanted)
    form = LogInForm()
    if not form.is_submitted():
        return render_template("auth/log_in.html", form=form)
    if form.validate():
        user = check_login(
            context(),
            username=form.username.data,
            password=form.password.data,
        )
        if user is not None:
            start_session(user)
            return redirect(wanted)
        form.form_errors.append(
            gettext("Brugernavn eller adgangskode er forkert. Prøv igen."),
        )
    return render_template("auth/log_in.html", form=form), 400


@blueprint.post("/log-ud")
def logout() -> ResponseReturnValue:
    """End the session."""
    logout_user()
    _empty_session()
    flash(gettext("Du er logget ud."), "success")
    return redirect(url_for("auth.log_in"))


def require_login() -> ResponseReturnValue | None:
    """Send everybody who is not logged in to the login page, except on the open pages."""
    if request.endpoint is None or request.endpoint in OPEN_ENDPOINTS:
        return None
    if current_user.is_authenticated:
        return None
    if request.headers.get("HX-Request") == "true":
        # A part of a page was asked for: the login page belongs in the whole window.
        return "", 204, {"HX-Redirect": url_for("auth.log_in")}
    if request.method == "POST" and request.endpoint != "auth.logout" and _is_a_page_wanted():
        flash(
            gettext("Du var logget ud, så det sidste blev ikke gemt. Log ind, og gør det igen."),
            "warning",
        )
    wanted = page_address().rstrip("?")
    return redirect(url_for("auth.log_in", next=None if wanted == "/" else wanted))


def _is_a_page_wanted() -> bool:
    """Tell a person's form from what a page's script sends on its own."""
    return request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def counter_address(redis_url: str) -> str:
    """Say in Flask-Limiter's words where attempts are counted: in Redis, or in this process."""
    if redis_url.startswith("unix://"):
        return f"redis+{redis_url}"
    return redis_url or "memory://"


def init_auth(app: Flask) -> None:
    """Put the gate before every page and the limit before the login.

    ``RATELIMIT_STORAGE_URI`` names a Redis that all web processes share, or is ``memory://``.
    """
    app.config.setdefault("RATELIMIT_STORAGE_URI", "memory://")
    app.config.setdefault("RATELIMIT_IN_MEMORY_FALLBACK_ENABLED", True)
    limiter.init_app(app)
    app.before_request(require_login)


def start_session(user: User) -> None:
    """Begin a fresh session for an account."""
    _empty_session()
    session.permanent = True
    login_user(SessionUser(user, session_token(context(), user.id)))


def _empty_session() -> None:
    """Forget everything but how the person wants pages to be."""
    kept = {key: session[key] for key in (language.SESSION_KEY, CONTRAST) if key in session}
    session.clear()
    session.update(kept)
