"""Where in a text a slow pattern can match at all.

Most patterns need a digit, an @ or one of a few words. Looking for those first and running
the pattern only around them gives the same matches in a fraction of the time. What is
remembered of a text is dropped by ``forget`` when its screening ends.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.screening.normalise import Normalised, normalise
from summarizer.screening.patterns import matches
from summarizer.screening.signs import forget_signs
from summarizer.screening.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Digits with at most four other characters between them make one group. A lone l or I at a
# line's end is a misread 1 ("Skovvej l").
_GROUP = re.compile(r"\d\d*(?:\D{1,4}\d+)*")
_MISREAD = re.compile(r"[lI](?=[ ]?\n)(?<=[^\W\d_][ ].)")
_TEXTS = 2


@lru_cache(maxsize=_TEXTS)
def normalised(text: str) -> Normalised:
    """Give the normalised ``text``."""
    return normalise(text)


@lru_cache(maxsize=_TEXTS)
def number_groups(text: str) -> list[tuple[int, int, int]]:
    """Give start, end and the count of digits of every group of digits, in order."""
    groups = [
        (match.start(), match.end(), sum(map(str.isdigit, match.group())))
        for match in _GROUP.finditer(text)
    ]
    misread = [(*match.span(), 0) for match in _MISREAD.finditer(text)]
    return sorted(groups + misread) if misread else groups


def numbers(text: str, least: int = 0) -> list[tuple[int, int]]:
    """Give the groups that have at least ``least`` digits."""
    return [(start, end) for start, end, count in number_groups(text) if count >= least]


def near(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Iterable[tuple[int, int]],
    before: int,
    after: int,
) -> Iterator[Any]:
    """Run ``pattern`` around ``places`` only; raises ``TimeoutError`` after the time limit.

    ``before`` and ``after`` are how many characters of a match may lie on either side.
    """
    for start, end in _windows(places, before, after, len(text)):
        yield from matches(pattern, text, start, _word_end(text, end))


def in_lines(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Iterable[tuple[int, int]],
) -> Iterator[Any]:
    """Run ``pattern``, which begins where a line does, in the lines that hold ``places``."""
    done = -1
    for place, _ in places:
        if place < done:
            continue
        start = max(text.rfind("\n", 0, place), 0)
        end = text.find("\n", place)
        done = end if end >= 0 else len(text)
        yield from matches(pattern, text, start, done)


def forget() -> None:
    """Drop what is remembered of texts."""
    normalised.cache_clear()
    number_groups.cache_clear()
    forget_signs()
    words_of.cache_clear()


def _word_end(text: str, end: int) -> int:
    """Go on to where a word ends: half of it would look like a word of its own."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _windows(
    places: Iterable[tuple[int, int]], before: int, after: int, length: int
) -> Iterator[tuple[int, int]]:
    first = last = -1
    for start, end in places:
        if first >= 0 and start - before <= last:
            last = max(last, end + after)
            continue
        if first >= 0:
            yield first, min(last, length)
        first, last = max(0, start - before), end + after
    if first >= 0:
        yield first, min(last, length)
