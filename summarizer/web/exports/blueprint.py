"""The blueprint that the exports' views hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("exports", __name__)
