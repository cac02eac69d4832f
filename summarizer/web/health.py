"""``GET /health``: for the start script, the container and the load balancer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify

from summarizer.web.session import context
from summarizer.workflow.health import check_health

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def show() -> ResponseReturnValue:
    """Answer 200 while pages can be shown; without a queue they can, and work waits."""
    health = check_health(context())
    answer = jsonify(
        status="ok" if health.database else "down",
        database="up" if health.database else "down",
        queue="up" if health.queue else "down",
    )
    return answer, 200 if health.database else 503
