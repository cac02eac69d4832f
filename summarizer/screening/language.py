"""Whether a text is readable Danish, told from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.screening.lexicon import own_list
from summarizer.screening.patterns import compiled

if TYPE_CHECKING:
    from summarizer.screening.lexicon import Lexicon

_LOWER = compiled(r"(?<![\p{L}\d@./\-])\p{Ll}{2,}(?![\p{L}\d@/])")
_ANY = compiled(r"\p{L}{2,}")
_PARAGRAPH = re.compile(r"\n\s*\n")
_FUNCTION_WORDS = own_list("commonest_words")


@dataclass(frozen=True, slots=True)
class Readability:
    """``words`` counted, and the shares of unknown and of very common Danish words.

    ``capitals`` tells that there was no word in lower case, so that all had to be counted.
    """

    words: int
    unknown: float
    common: float
    capitals: bool = False


def readabilities(text: str, lexicon: Lexicon) -> tuple[Readability, list[Readability]]:
    """Measure the whole ``text`` by its lower-case words, and each of its paragraphs."""
    parts = [readability(part, lexicon) for part in _PARAGRAPH.split(text) if part.strip()]
    counted = [part for part in parts if not part.capitals]
    total = sum(part.words for part in counted)
    if not total:
        return readability(text, lexicon), parts
    unknown = sum(part.unknown * part.words for part in counted)
    common = sum(part.common * part.words for part in counted)
    return Readability(total, unknown / total, common / total), parts


def readability(text: str, lexicon: Lexicon) -> Readability:
    """Measure ``text`` by its lower-case words; capitals may be names and say little."""
    words = _LOWER.findall(text)
    capitals = not words
    if capitals:
        words = [word.lower() for word in _ANY.findall(text)]
    if not words:
        return Readability(0, 1.0, 0.0)
    total = len(words)
    different = set(words)
    strange = {word for word in different if not lexicon.is_ordinary(word)}
    unknown = sum(map(strange.__contains__, words)) if strange else 0
    common = sum(map(_FUNCTION_WORDS.__contains__, words))
    return Readability(total, unknown / total, common / total, capitals)
