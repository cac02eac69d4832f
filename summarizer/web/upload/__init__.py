"""Uploading responses: choose files, see what they are, start."""

from summarizer.web.upload import views
from summarizer.web.upload.blueprint import blueprint

__all__ = ["blueprint", "views"]
