"""The hearings: the list of all, one hearing with its progress and ledger, a new one."""

from summarizer.web.hearings import (
    bulk_pages,
    campaign_pages,
    print_views,
    saved_view_pages,
    views,
)
from summarizer.web.hearings.blueprint import blueprint

__all__ = ["blueprint", "bulk_pages", "campaign_pages", "print_views", "saved_view_pages", "views"]
