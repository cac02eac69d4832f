"""A hearing's themes: the frame, what stands under each, and the double-check of a sample."""

from summarizer.web.categories import frame_views, point_views, sample_views
from summarizer.web.categories.blueprint import blueprint

__all__ = ["blueprint", "frame_views", "point_views", "sample_views"]
