"""The words of a text, cut once for all who look at it.

A language has few words that come often. What is to be known of a word is worked out the first
time it is met and then remembered, so that most of a text costs one look-up a word.
"""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from functools import lru_cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Key = TypeVar("Key")
Value = TypeVar("Value")
Asked = ParamSpec("Asked")

# Letters; between them apostrophes, and a 0 or 1 that a scanner read for o or l.
_LETTERS = r"[^\W\d_¼½¾]"
_LETTER = re.compile(_LETTERS)
_WORD = re.compile(rf"({_LETTERS}+(?:['’]+{_LETTERS}*|(?<!['’])[01]{_LETTERS}+)*)")
# The same, for a text without letters beyond those of Western Europe: those are found faster.
_WESTERN = "".join(re.escape(c) for c in map(chr, range(256)) if re.match(_LETTERS, c))
_BEYOND = re.compile(r"[^\x00-\xff\u2010-\u206f\u20ac]")
_FEW_LETTERS = 20
_FEW_DIGITS = 4
# What stands before is asked after: a pattern that begins with a set of signs is found faster.
_JOINED = re.compile(rf"['’01](?<=[{_WESTERN}].)(?:(?<=['’])|(?=[{_WESTERN}]))", re.DOTALL)
_MEMORY = 100_000
# Of two texts, and of one question asked in several ways.
_ANSWERS = 16


class Remembered(dict[Key, Value]):
    """Answers worked out once for each key; bounded, so that odd input cannot grow it for ever.

    A word with more than four digits is part of somebody's number and is not kept.
    """

    def __init__(self, answer: Callable[[Key], Value], most: int = _MEMORY) -> None:
        super().__init__()
        self._answer = answer
        self._most = most

    def __missing__(self, key: Key) -> Value:
        """Work the answer out and keep it."""
        answer = self._answer(key)
        if isinstance(key, str) and sum(map(str.isdigit, key)) > _FEW_DIGITS:
            return answer
        if len(self) >= self._most:
            self.clear()
        self[key] = answer
        return answer


def told_of(answers: Remembered[Key, Value], words: list[Key]) -> list[tuple[int, Value]]:
    """Give the numbers of the words that have an answer other than none, with their answers."""
    told = list(map(answers.__getitem__, words))
    return list(compress(enumerate(told), told))


_caches: list[Callable[[], None]] = []
# Texts that have their words where another has them, and that other.
_same_words: dict[str, str] = {}
_caches.append(_same_words.clear)


def of_text(answer: Callable[Asked, Value]) -> Callable[Asked, Value]:
    """Remember what ``answer`` gives for a text while it is screened, until ``forget``."""
    cached = lru_cache(maxsize=_ANSWERS)(answer)
    _caches.append(cached.cache_clear)
    return cached  # type: ignore[return-value]  # it takes the same, all of it hashable


def forget() -> None:
    """Drop what is remembered of texts."""
    for drop in _caches:
        drop()


@contextmanager
def one_text() -> Iterator[None]:
    """Screen a text: what is remembered of it is dropped at the end.

    Python's collector of garbage waits so long. A screening makes many small objects, none of
    them in a ring; to go through them again and again takes a quarter of the time of a long text.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        forget()
        if was_on:
            gc.enable()


class Words(NamedTuple):
    """The words of a text in order, where each begins and ends, and what stands between."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    # What stands before the first word, between each two, and behind the last.
    gaps: list[str]


def with_words_of(text: str, other: str) -> str:
    """Give ``text``, which differs from ``other`` only between words: these are not cut again."""
    _same_words[text] = _same_words.get(other, other)
    return text


def source_of(text: str) -> str:
    """Give the text that was cut for the words of ``text``: itself, or the other one."""
    return _same_words.get(text, text)


def words_of(text: str) -> Words:
    """Cut ``text`` into words. Hyphens part them, apostrophes belong to them.

    The ``gaps`` are those of ``source_of(text)``.
    """
    return _cut(_same_words.get(text, text))


@of_text
def _cut(text: str) -> Words:
    beyond = "".join(sorted(filter(_LETTER.match, set(_BEYOND.findall(text)))))
    is_plain = not beyond and _JOINED.search(text) is None
    pieces = _word_of(beyond, is_plain=is_plain).split(text)
    bounds = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], bounds[:-1:2], bounds[1::2], pieces[::2])


@lru_cache(maxsize=64)
def _word_of(beyond: str, *, is_plain: bool) -> re.Pattern[str]:
    """Give the pattern of words of Western letters and of those few ``beyond`` that a text has."""
    if len(beyond) > _FEW_LETTERS:
        return _WORD
    letters = f"[{_WESTERN}{beyond}]"
    return re.compile(f"({letters}+)" if is_plain else _WORD.pattern.replace(_LETTERS, letters))
