"""How one hearing is screened: its own documents, its strictness, its decided words."""

from summarizer.web.gate import views
from summarizer.web.gate.blueprint import blueprint

__all__ = ["blueprint", "views"]
