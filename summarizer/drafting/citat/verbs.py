"""Tell a sentence from a heading by its verb, in the present or the past."""

from __future__ import annotations

import re
from typing import Final

from summarizer.drafting.danish.words import lemma_of

_SURE: Final = re.compile(
    r"\b(?:er|var|har|havde|vil|ville|kan|kunne|skal|skulle|bør|må|får|fik|blev|findes|gør|ser|tror|bor|sker|"
    r"kører|vokser|læste|\w*(?:står|går|slår)|\w{2,}ede)\b",
    re.IGNORECASE,
)
_LIKELY: Final = re.compile(r"\b\w{2,}(?:er|es|te)\b", re.IGNORECASE)


def has_finite_verb(words: str) -> bool:
    """Tell whether a word looks like one: *boliger*, *over* and *oktober* end like *ligger*.

    The dictionary gives an infinitive in *-e* for verbs, and for a few nouns (*etager*).
    """
    return _SURE.search(words) is not None or any(
        (lemma := lemma_of(found)) != found.lower() and lemma.endswith("e")
        for found in _LIKELY.findall(words)
    )
