"""Which words are verbs, and which of them have a tense."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import simplemma

from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from summarizer.drafting.danish.words import Word

_SHORTEST: Final = 3  # "så" and "få" are no verbs of doing
_FORMS: Final = ("r", "ede", "te", "s", "es", "edes", "tes")
_STRONG: Final = word_set(
    "foreslog skrev sagde bad tilbød "
    "lod fandt gav tog sprang fløj faldt sad lå stod gik kom så hørte blev"
)


@lru_cache(maxsize=50_000)
def is_verb(lemma: str) -> bool:
    """Tell whether a lemma is a verb: the dictionary has its present participle."""
    if lemma.endswith("å") and len(lemma) > _SHORTEST:
        return bool(simplemma.is_known(f"{lemma}ende", lang="da"))
    return lemma.endswith("e") and bool(simplemma.is_known(f"{lemma}nde", lang="da"))


def has_tense(word: Word) -> bool:
    """Tell whether a word is a verb with its tense, by its ending and the dictionary."""
    if word.lower in lexicon().auxiliaries or word.lower in _STRONG:
        return True
    if not is_verb(word.lemma):
        return False
    stem = word.lemma[:-1]
    if len(word.lower) < len(word.lemma) and not word.lower.startswith(stem):
        return True  # "hjalp", "skrev": the vowel has changed
    return word.lower in {f"{word.lemma}r", f"{word.lemma}s", *(stem + f for f in _FORMS[1:])}
