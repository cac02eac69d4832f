"""Nobody overwrites what they have not seen: a form carries a mark of what it was filled with."""

from __future__ import annotations

import hashlib

from summarizer.workflow.refusals import Overtaken

_CHARACTERS = 16


def mark_of(*facts: object) -> str:
    """Give the mark of facts that a form shows: frozen values, days, words and numbers."""
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:_CHARACTERS]


def refuse_unseen(seen: str | None, mark: str) -> None:
    """Raise ``Overtaken`` unless ``seen`` is the mark of what stands.

    ``None`` is for orders that show nothing first: many responses at once, the terminal.
    """
    if seen is not None and seen != mark:
        raise Overtaken
