"""The blueprint that the figures' views hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("quality", __name__)
