"""Making the hvidbog and the ledger, and fetching those made before."""

from summarizer.web.exports import views
from summarizer.web.exports.blueprint import blueprint

__all__ = ["blueprint", "views"]
