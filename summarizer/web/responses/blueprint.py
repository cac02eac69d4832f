"""The blueprint that all views of one response hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("responses", __name__, url_prefix="/horingssvar/<response_id>")
