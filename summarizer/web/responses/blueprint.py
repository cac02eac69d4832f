"""The blueprint that all views of one response hang on, and how it answers refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint
from flask_babel import gettext
from flask_login import login_required

from summarizer.domain.response import TransitionError
from summarizer.web.errors import Words, render_page
from summarizer.workflow.refusals import Changed, NotAllowed, NotFound, Refusal

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("responses", __name__, url_prefix="/horingssvar/<response_id>")


@blueprint.before_request
@login_required
def only_staff() -> None:
    """Send everybody who is not logged in to the login page."""


@blueprint.errorhandler(Refusal)
def show_refusal(refusal: Refusal) -> ResponseReturnValue:
    """Say what the corridor refused, in its own words."""
    match refusal:
        case NotFound():
            code, title = 404, gettext("Høringssvaret findes ikke")
        case NotAllowed():
            code, title = 403, gettext("Du har ikke adgang til handlingen")
        case Changed():
            code, title = 409, gettext("Høringssvaret er ændret")
        case _:
            code, title = 400, gettext("Det kunne ikke lade sig gøre")
    return render_page(code, Words(title, str(refusal))), code


@blueprint.errorhandler(TransitionError)
def show_transition(_error: TransitionError) -> ResponseReturnValue:
    """Say that the response has gone another way in the meantime."""
    return show_refusal(Changed())
