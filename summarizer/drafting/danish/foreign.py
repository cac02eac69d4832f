"""Is a passage Danish? Passages in other languages cannot be compared word by word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import simplemma

from summarizer.drafting.danish.words import stop_words, word_set, words_of

_ENOUGH: Final = 3  # words from which a passage has a language
_FUNCTION: Final = 0.2  # share of function words that Danish text always exceeds
_KNOWN: Final = 0.5  # share of words that the Danish dictionary has, by chance or as loans
_TELLING: Final = 2
# Small words of the languages that come up most and that are no Danish words.
_ELSEWHERE: Final = word_set(
    "the of and is are we not you they this that with our my would should und der die das nicht "
    "wir ist ich sind gegen sie auf für mit ein "
    "och att inte är jag vi till le la les nous ne pas et est el los las no que"
) - word_set("vi et der die")


@lru_cache(maxsize=4096)
def is_foreign(text: str) -> bool:
    """Tell whether a passage is surely in another language; names and figures decide nothing."""
    words = [w for at, w in enumerate(words_of(text)) if at == 0 or not w.text[0].isupper()]
    if len(words) < _ENOUGH:
        return False
    danish = sum(w.lower in stop_words() for w in words)
    elsewhere = sum(w.lower in _ELSEWHERE for w in words)
    if elsewhere >= _TELLING and elsewhere >= danish:
        return True
    if danish / len(words) > _FUNCTION:
        return False
    known = sum(bool(simplemma.is_known(w.lower, lang="da")) for w in words)
    return known / len(words) <= _KNOWN
