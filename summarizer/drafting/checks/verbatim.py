"""A point that repeats its passages word for word can have changed nothing in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.drafting.danish.words import PLACEHOLDER

if TYPE_CHECKING:
    from summarizer.drafting.checks.cited import Cited


def is_verbatim(text: str, cited: Cited) -> bool:
    """Tell whether ``text`` is all of the passages in their order; a mask stands for any words."""
    said = " ".join(text.split())
    pattern = ".+?".join(re.escape(part) for part in PLACEHOLDER.split(said))
    passages = " ".join(" ".join(one.text.split()) for one in cited.passages)
    return bool(said) and re.fullmatch(pattern, passages) is not None
