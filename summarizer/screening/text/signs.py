"""Signs: parts of words without which a pattern cannot match, found by one pass over a text.

``Signs(("hils", "vegne af"))`` answers where any of these stands. All signs of all detectors
are asked of a word together, once; the text is not read again for each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.text.words import (
    Remembered,
    forget,
    of_text,
    source_of,
    told_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS = re.compile(r"[^\W\d_]+")
# Shorter parts of a sign that holds more than letters ("m.v.h") are in too many words.
_SHORTEST_PART = 3
_NOWHERE = "(?!)"
# How far from one of its words a sign of several words may reach.
_REACH = 24


class Signs:
    """Some lower-case signs, each part of a word, or reaching over blanks and full stops.

    ``forms`` are patterns that a lower-case word is searched for besides.
    """

    everywhere: ClassVar[list[Signs]] = []

    def __init__(self, signs: Iterable[str] = (), *, forms: Iterable[str] = ()) -> None:
        words = [*forms]
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
        self.whole = re.compile("|".join(words) or _NOWHERE)
        self._number = len(Signs.everywhere)
        Signs.everywhere.append(self)
        _forget_all()

    def places(self, text: str) -> list[tuple[int, int]]:
        """Give the words of ``text`` that hold a sign, in order."""
        marked = marked_words(text).get(self._number)
        if marked is None and not self._elsewhere:
            return []
        found = [
            (start, end)
            for start, end, certain in marked or ()
            if certain or self._is_spread(text, start, end)
        ]
        if self._elsewhere:
            found += places_of(text, self._elsewhere)
            found.sort()
        return found

    def before(self, text: str, follows: tuple[str, ...]) -> list[tuple[int, int]]:
        """Give those of the ``places`` that have one of ``follows`` right behind them."""
        return [place for place in self.places(text) if text.startswith(follows, place[1])]

    def _is_spread(self, text: str, start: int, end: int) -> bool:
        low = lowered(text)[max(0, start - _REACH) : end + _REACH]
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


@of_text
def lowered(text: str) -> str:
    """Give ``text`` in lower case, every character at its own offset."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] or c for c in text)


@of_text
def marked_words(text: str) -> dict[int, list[tuple[int, int, bool]]]:
    """Give for each ``Signs`` (by its number) start and end of the words that may be its sign.

    ``True`` with a word: it is one, whatever stands around it.
    """
    source = source_of(text)
    if source is not text:
        return marked_words(source)
    cut = words_of(text)
    found: dict[int, list[tuple[int, int, bool]]] = {}
    for number, marks in told_of(_marks, cut.words):
        for signs, certain in marks:
            found.setdefault(signs, []).append((cut.starts[number], cut.ends[number], certain))
    return found


def _marks_of(word: str) -> tuple[tuple[int, bool], ...]:
    low = word.lower()
    if _any_sign().search(low) is None:
        return ()
    return tuple(
        (number, signs.whole.search(low) is not None)
        for number, (signs, pattern) in enumerate(_patterns())
        if pattern.search(low)
    )


@lru_cache(maxsize=1)
def _any_sign() -> re.Pattern[str]:
    return re.compile("|".join(signs.pattern for signs in Signs.everywhere))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Signs, re.Pattern[str]], ...]:
    return tuple((signs, re.compile(signs.pattern)) for signs in Signs.everywhere)


_marks: Remembered[str, tuple[tuple[int, bool], ...]] = Remembered(_marks_of)


def _forget_all() -> None:
    _any_sign.cache_clear()
    _patterns.cache_clear()
    forget()
    _marks.clear()
