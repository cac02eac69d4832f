"""Whether a text is readable Danish, told from its words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.screening.lexicon import own_list
from summarizer.screening.recognizers.base import compiled

if TYPE_CHECKING:
    from summarizer.screening.lexicon import Lexicon

_LOWER = compiled(r"(?<![\p{L}\d@./\-])\p{Ll}{2,}(?![\p{L}\d@/])")
_ANY = compiled(r"\p{L}{2,}")
_FUNCTION_WORDS = own_list("commonest_words")


@dataclass(frozen=True, slots=True)
class Readability:
    """``words`` counted, and the shares of unknown and of very common Danish words."""

    words: int
    unknown: float
    common: float


def readability(text: str, lexicon: Lexicon) -> Readability:
    """Measure ``text`` by its lower-case words; capitals may be names and say little."""
    counted = Counter(_LOWER.findall(text))
    total = sum(counted.values())
    if not total:
        counted = Counter(word.lower() for word in _ANY.findall(text))
        total = sum(counted.values())
    if not total:
        return Readability(0, 1.0, 0.0)
    unknown = sum(count for word, count in counted.items() if not lexicon.is_ordinary(word))
    common = sum(count for word, count in counted.items() if word in _FUNCTION_WORDS)
    return Readability(total, unknown / total, common / total)
