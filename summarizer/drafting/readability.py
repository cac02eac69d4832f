"""How long and how hard a summary is: words, sentences, and Björnsson's LIX.

LIX is the mean number of words in a sentence plus the percentage of words with more than six
letters. The bands are those used for Danish texts: below 25 children's books, 25 to 34 easy,
35 to 44 newspapers, 45 to 54 hard, from 55 acts and research.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.domain.sentences import split_sentences
from summarizer.drafting.danish.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONG: Final = 6  # letters; longer words are long
# The first band whose limit lies above the number is the text's.
_BANDS: Final = (
    (25, "meget let"),
    (35, "let"),
    (45, "middel"),
    (55, "svær"),
)
_HARDEST: Final = "meget svær"


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts of a text. ``lix`` is rounded to a whole number and 0 for a text without words."""

    words: int
    sentences: int
    long_words: int
    characters: int

    @property
    def lix(self) -> int:
        """Words per sentence plus the percentage of long words."""
        if not self.words:
            return 0
        return round(self.words / max(1, self.sentences) + 100 * self.long_words / self.words)

    @property
    def band(self) -> str:
        """The number in a Danish word: *meget let* to *meget svær*."""
        return next((name for limit, name in _BANDS if self.lix < limit), _HARDEST)


def readability(texts: Iterable[str]) -> Readability:
    """Count the points of a summary, or any texts, as one. A point ends the sentence it is in."""
    words = sentences = long_words = characters = 0
    for text in texts:
        found = words_of(text)
        words += len(found)
        long_words += sum(len(word.text) > _LONG for word in found)
        characters += len(text.strip())
        spans = split_sentences(text)
        sentences += sum(any(s.contains(word.span) for word in found) for s in spans)
    return Readability(words, sentences, long_words, characters)
