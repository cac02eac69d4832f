"""Words as the search compares them: small letters without accents, Danish endings cut off.

Æ, ø and å are letters of their own and stay. Folding keeps every place: letter *i* of the
folded text is letter *i* of the text as ``composed`` gives it.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
# Inflections of Danish nouns, adjectives and verbs, the longest first (after the first step of
# the Snowball stemmer for Danish, https://snowballstem.org/algorithms/danish/stemmer.html).
_ENDINGS = (
    *("erendes", "erende", "hedens", "ernes", "erens", "heden", "heder", "erets", "erede"),
    *("ethed", "endes", "erne", "eren", "erer", "heds", "enes", "eres", "eret", "ende", "ered"),
    *("enen", "hed", "ene", "ere", "ens", "ers", "ets", "es", "en", "er", "et", "e", "s"),
)
_SHORTEST_STEM = 3
_MOST_WORDS = 8
_LONGEST_QUERY = 200


def composed(text: str) -> str:
    """Give a text with each accented letter as one character."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Fold a composed text, letter by letter."""
    return "".join(map(_letter, text))


def query_stems(typed: str) -> tuple[str, ...]:
    """Give what the words of a query begin with, each once; empty when there is no word."""
    words = _WORD.findall(folded(composed(typed[:_LONGEST_QUERY])))
    return tuple(dict.fromkeys(map(_stem, words)))[:_MOST_WORDS]


def _letter(letter: str) -> str:
    if letter in "æøåÆØÅ":
        return letter.lower()
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def _stem(word: str) -> str:
    """Cut an inflection, and half of a doubled consonant before it: trafikken → trafik."""
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            is_doubled = stem[-1] == stem[-2] and stem[-1] not in "aeiouyæøå"
            return stem[:-1] if is_doubled and len(stem) > _SHORTEST_STEM else stem
    return word
