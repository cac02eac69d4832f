"""The blueprint that the upload's views hang on."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("upload", __name__)
