"""The blueprint that the hearings' views hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("hearings", __name__)
