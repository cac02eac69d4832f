"""Uploading responses: choose files, see what they are, start."""

from summarizer.web.upload import columns_views, receiving_views, views
from summarizer.web.upload.blueprint import blueprint

__all__ = ["blueprint", "columns_views", "receiving_views", "views"]
