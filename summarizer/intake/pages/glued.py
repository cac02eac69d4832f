"""Words that a bad font or a careless program set without space between them."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import Any, Final

_WORD: Final = re.compile(r"[^\W\d_]+")
# Longer than all but a few Danish compounds ("lokalplanområdets", "parkeringsbestemmelserne").
LONG_WORD: Final = 24
_VERY_LONG_WORD: Final = 36
_LONG: Final = re.compile(rf"[^\W\d_]{{{LONG_WORD}}}")
_FEWEST_LETTERS: Final = 120
_MOST_IN_LONG_WORDS: Final = 0.25
_GAP: Final = 0.07  # of the letters' size; between letters of one word there is none
_TIGHT: Final = 0.03


def is_glued(text: str) -> bool:
    """Tell whether so much of a text stands in endless words that it cannot be read."""
    if _longest(text) < _VERY_LONG_WORD:
        return False
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    endless = sum(len(word) for word in words if len(word) >= _VERY_LONG_WORD)
    return letters >= _FEWEST_LETTERS and endless > _MOST_IN_LONG_WORDS * letters


def has_long_word(text: str) -> bool:
    """Tell whether a line may hold words that belong apart."""
    return _longest(text) >= LONG_WORD and _LONG.search(text) is not None


def _longest(text: str) -> int:
    return max(map(len, text.split()), default=0)


def unglued(characters: list[dict[str, Any]], size: float) -> str:
    """Give a span's text with a space wherever its letters stand apart; boxes are MuPDF's."""
    gaps = [after["bbox"][0] - before["bbox"][2] for before, after in pairwise(characters)]
    if not gaps or median(map(abs, gaps)) > _TIGHT * size:
        return "".join(one["c"] for one in characters)  # letters set wide apart on purpose
    text = str(characters[0]["c"])
    for one, gap in zip(characters[1:], gaps, strict=True):
        apart = gap > _GAP * size and text[-1].isalpha() and one["c"].isalpha()
        text += f" {one['c']}" if apart else one["c"]
    return text
