"""Signs: parts of words without which a pattern cannot match, found by one pass over a text.

``Signs(("hils", "vegne af"))`` answers where any of these stands. All signs of all detectors
are asked of a word together, once; the text is not read again for each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.words import Remembered, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[^\W\d_]+")
# Shorter parts of a sign that holds more than letters ("m.v.h") are in too many words.
_SHORTEST_PART = 3
_TEXTS = 2
_NOWHERE = "(?!)"
# How far from one of its words a sign of several words may reach.
_REACH = 24


class Signs:
    """Some lower-case signs, each part of a word, or reaching over blanks and full stops."""

    everywhere: ClassVar[list[Signs]] = []

    def __init__(self, signs: Iterable[str]) -> None:
        words: list[str] = []
        self._spread: list[str] = []
        self._elsewhere: list[str] = []
        parts: list[str] = []
        for sign in signs:
            part = max(_LETTERS.findall(sign), key=len, default="")
            if part == sign:
                words.append(part)
            elif len(part) < _SHORTEST_PART:
                self._elsewhere.append(sign)
            else:
                self._spread.append(sign)
                before, _, after = sign.partition(part)
                parts.append(f"{'^' if before else ''}{part}{'$' if after else ''}")
        self.pattern = "|".join(words + parts) or _NOWHERE
        self._whole = re.compile("|".join(words) or _NOWHERE)
        self.mark = 1 << len(Signs.everywhere)
        Signs.everywhere.append(self)
        _forget_all()

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give the words of ``text`` that hold a sign, in order."""
        found = [
            (start, end)
            for start, end, word, marks in marked_words(text)
            if marks & self.mark and (self._whole.search(word) or self._is_spread(text, start, end))
        ]
        if self._elsewhere:
            found += places_of(text, self._elsewhere)
            found.sort()
        return found

    def _is_spread(self, text: str, start: int, end: int) -> bool:
        low = text[max(0, start - _REACH) : end + _REACH].lower()
        return any(sign in low for sign in self._spread)


def places_of(text: str, parts: Iterable[str]) -> list[tuple[int, int]]:
    """Give where any of the lower-case ``parts`` stands, also inside words, in order."""
    low = lowered(text)
    found: list[tuple[int, int]] = []
    for part in parts:
        position = low.find(part)
        while position >= 0:
            found.append((position, position + len(part)))
            position = low.find(part, position + 1)
    found.sort()
    return found


@lru_cache(maxsize=_TEXTS)
def lowered(text: str) -> str:
    """Give ``text`` in lower case, every character at its own offset."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] or c for c in text)


@lru_cache(maxsize=_TEXTS)
def marked_words(text: str) -> list[tuple[int, int, str, int]]:
    """Give start, end, lower-case form and marks of the words that are somebody's sign."""
    cut = words_of(text)
    return [
        (cut.starts[number], cut.ends[number], cut.words[number].lower(), marks)
        for number, marks in enumerate(map(_marks.__getitem__, cut.words))
        if marks
    ]


def forget_signs() -> None:
    """Drop what is remembered of texts."""
    lowered.cache_clear()
    marked_words.cache_clear()


def _marks_of(word: str) -> int:
    low = word.lower()
    if _any_sign().search(low) is None:
        return 0
    return sum(signs.mark for signs, pattern in _patterns() if pattern.search(low))


@lru_cache(maxsize=1)
def _any_sign() -> re.Pattern[str]:
    return re.compile("|".join(signs.pattern for signs in Signs.everywhere))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Signs, re.Pattern[str]], ...]:
    return tuple((signs, re.compile(signs.pattern)) for signs in Signs.everywhere)


_marks: Remembered[str, int] = Remembered(_marks_of)


def _forget_all() -> None:
    _any_sign.cache_clear()
    _patterns.cache_clear()
    marked_words.cache_clear()
    _marks.clear()
