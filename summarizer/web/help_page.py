"""How the program works and why it stops: one page for everybody who is logged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from summarizer.domain.user import Role
from summarizer.web.session import context, current_actor
from summarizer.web.words import ROLE_TASKS
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("help", __name__)


@blueprint.get("/hjaelp")
def overview() -> ResponseReturnValue:
    """Show the way of a response, the rules behind a stop, the roles and the keys."""
    require(current_actor(), Permission.SEE)
    return render_template(
        "help/overview.html",
        roles=[(role, ROLE_TASKS[role]) for role in Role],
        limit_days=context().screeners.max_age_days,
    )
