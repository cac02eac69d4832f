"""Finding a stretch of one letter in another that was written from the same text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.domain.span import Span

_WORD = re.compile(r"\w+")
# The words a place is first looked up by.
_ANCHOR = 3


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


class Twin:
    """A letter in which stretches of ``original`` are found again, word for word.

    Line breaks, spaces, case and punctuation may differ; words may not.
    """

    def __init__(self, original: str, letter: str) -> None:
        self._original, self._letter = original, letter
        self._words_there, self._words = _words(original), _words(letter)
        self._places: dict[tuple[str, ...], list[int]] = {}
        for at in range(len(self._words)):
            key = tuple(word.text for word in self._words[at : at + _ANCHOR])
            for length in range(1, len(key) + 1):
                self._places.setdefault(key[:length], []).append(at)

    def find(self, span: Span) -> Span | None:
        """Give where the words of ``span`` stand in the letter, the nearest place if in several."""
        there = [
            (number, word)
            for number, word in enumerate(self._words_there)
            if word.start >= span.start and word.end <= span.end
        ]
        if not there:
            return None
        wanted = [word.text for _number, word in there]
        first = there[0][0]
        for at in sorted(
            self._places.get(tuple(wanted[:_ANCHOR]), ()), key=lambda place: abs(place - first)
        ):
            found = self._words[at : at + len(wanted)]
            if [word.text for word in found] == wanted:
                return Span(found[0].start, self._end(found[-1].end, span, there[-1][1].end))
        return None

    def _end(self, end: int, span: Span, last_there: int) -> int:
        """Take along the punctuation that ended the stretch, where the letter has it too."""
        tail = self._original[last_there : span.end].strip()
        return end + len(tail) if tail and self._letter.startswith(tail, end) else end


def _words(text: str) -> list[_Word]:
    return [
        _Word(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(text)
    ]
