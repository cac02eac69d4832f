"""Which other language a text is written in, told by the small words that languages repeat."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from summarizer.screening.language.lexicon import own_list

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD: Final = re.compile(r"[^\W\d_]+")
_SHARE: Final = 0.1  # of all words; the small words of a running text come more often
_FEWEST: Final = 3


def language_of(text: str) -> str | None:
    """Give the ISO 639-1 code of a text that is not Danish; ``None`` where no language is told.

    Letters at random, a broken scan and Danish itself give ``None``.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    hits = {code: sum(word in small for word in words) for code, small in _small_words().items()}
    best = max(hits, key=hits.__getitem__)
    return best if hits[best] >= max(_FEWEST, _SHARE * len(words)) else None


@lru_cache(maxsize=1)
def _small_words() -> Mapping[str, frozenset[str]]:
    """Give each language's small words; those that are Danish too tell nothing."""
    path = resources.files("summarizer.screening") / "lists" / "other_languages.toml"
    danish = own_list("commonest_words")
    return {
        code: frozenset(words.split()) - danish
        for code, words in tomllib.loads(path.read_text("utf-8")).items()
    }
