"""High contrast: by the system's own wish, or by a switch that the session remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, request, session

from summarizer.web.addresses import local_address, page_address

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug import Response

SESSION_KEY = "contrast"
# The stylesheet's media attribute. Without a choice the system decides.
_MEDIA = {"high": "all", "normal": "not all"}
_BY_SYSTEM = "(prefers-contrast: more)"

blueprint = Blueprint("contrast", __name__)


@blueprint.post("/kontrast")
def choose() -> Response:
    """Remember the contrast and go back to where the person was."""
    wanted = request.form.get("contrast", "")
    if wanted in _MEDIA:
        session[SESSION_KEY] = wanted
    return redirect(local_address(request.form.get("next")))


def init_contrast(app: Flask) -> None:
    """Let every page know when the stylesheet for high contrast applies."""
    app.jinja_env.globals.update(
        contrast_media=lambda: _MEDIA.get(session.get(SESSION_KEY, ""), _BY_SYSTEM),
        page_address=page_address,
        is_high_contrast=lambda: session.get(SESSION_KEY) == "high",
    )
