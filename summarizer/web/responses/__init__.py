"""The pages of one response: review, hold, unreadable, in progress, excluded, history."""

from summarizer.web.responses import (
    decide_views,
    desk_views,
    live_views,
    look_views,
    mend_views,
    page_views,
    review_views,
    version_views,
)
from summarizer.web.responses.blueprint import blueprint

__all__ = [
    "blueprint",
    "decide_views",
    "desk_views",
    "live_views",
    "look_views",
    "mend_views",
    "page_views",
    "review_views",
    "version_views",
]
