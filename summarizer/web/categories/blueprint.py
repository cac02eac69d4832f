"""The blueprint that the views of a hearing's themes hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("categories", __name__, url_prefix="/hoeringer/<hearing_id>/emner")
