"""The blueprint that the views of a hearing's screening hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("gate", __name__, url_prefix="/hoeringer/<hearing_id>/screening")
