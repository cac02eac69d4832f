"""How drafts fare with reviewers: figures with charts and tables, and a file of them."""

from summarizer.web.quality import views
from summarizer.web.quality.blueprint import blueprint

__all__ = ["blueprint", "views"]
