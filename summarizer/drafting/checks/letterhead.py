"""Who writes a letter: what its first sentences say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.drafting.danish.words import compound_parts

if TYPE_CHECKING:
    from summarizer.drafting.checks.cited import Cited
    from summarizer.drafting.danish.words import Word


def first_sentence(cited: Cited) -> str:
    """Give the letter's first sentence."""
    return cited.source.sentences[0].of(cited.source.text)


def head_of(cited: Cited) -> str:
    """Give the first two sentences, where a letter says whose it is."""
    return " ".join(s.of(cited.source.text) for s in cited.source.sentences[:2]).lower()


def is_other_body(word: Word, head: str, letter: str) -> bool:
    """Tell whether a club or council is not the one that writes: its kind is not in the head."""
    if len(compound_parts(word.lemma)) > 1:
        kinds = {word.lemma}  # "haveforening" is not the "boligforening" that writes
    else:
        kinds = {word.lemma, *compound_parts(word.lemma)[-1:]}
    writer = any(kind in head for kind in ("forening", "klub", "råd", "laug", "parti", "gruppe"))
    alone = not writer and re.search(
        r"\b(?:jeg|min|mit|vi|vores|undertegnede)\b", letter, re.IGNORECASE
    )
    return bool(writer or alone) and not any(kind in head for kind in kinds)
