"""Where in a text a slow pattern can match at all.

Most patterns need a digit, an @ or one of a few words. Looking for those first and running
the pattern only around them gives the same matches in a fraction of the time. What is
remembered of a text is dropped by ``forget`` when its screening ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from summarizer.screening.text.houses import MISREAD, digits
from summarizer.screening.text.normalise import Normalised, normalise
from summarizer.screening.text.patterns import match_at, matches
from summarizer.screening.text.words import of_text, with_words_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.screening.text.words import Remembered, Words

# Digits with at most so many other characters between them make one group.
_WIDEST_GAP = 4
_APOSTROPHE = re.compile("['’]")
# Before a small letter, or behind a long line; the sign of a mail that is answered goes with it.
_WRAP = re.compile(
    r"\n(?:(?<=[\w,\"»”]\n)(?=(?:> ?)?[a-zæøå])|(?<=[^\n]{50}[\w,\"»”]\n)(?=(?:> ?)?\w))(?:> ?)?"
)
_REST_OF_WORD = re.compile(r"\w*")


@of_text
def normalised(text: str) -> Normalised:
    """Give the normalised ``text``."""
    return normalise(text)


@of_text
def unwrapped(text: str) -> str:
    """Give ``text`` with blanks for the line ends that only break a sentence, as mails have them.

    Every character keeps its offset.
    """
    return with_words_of(_WRAP.sub(lambda wrap: " " * len(wrap.group()), text), text)


@of_text
def number_groups(text: str) -> list[tuple[int, int, int]]:
    """Give start, end and the count of digits of every group of digits, in order."""
    groups: list[tuple[int, int, int]] = []
    first, last, count = 0, -_WIDEST_GAP - 1, 0
    for start, end in digits(text):
        if start - last > _WIDEST_GAP:
            if count:
                groups.append((first, last, count))
            first, count = start, 0
        last, count = end, count + end - start
    if count:
        groups.append((first, last, count))
    misread = [(*match.span(), 0) for match in MISREAD.finditer(text)]
    return sorted(groups + misread) if misread else groups


@of_text
def numbers(text: str, least: int = 0) -> list[tuple[int, int]]:
    """Give the groups that have at least ``least`` digits."""
    return [(start, end) for start, end, count in number_groups(text) if count >= least]


@of_text
def _number_ends(text: str, least: int) -> list[int]:
    return [end for _, end in numbers(text, least)]


def numbers_with(
    text: str, least: int, sign: re.Pattern[str], around: int
) -> list[tuple[int, int]]:
    """Give the groups of at least ``least`` digits with ``sign`` in or close around them."""
    return [
        (start, end)
        for start, end in numbers(text, least)
        if sign.search(text, max(0, start - around), end + around)
    ]


def with_number(
    text: str, places: Sequence[tuple[int, int]], before: int, after: int, least: int = 0
) -> list[tuple[int, int]]:
    """Give those of ``places`` that have a group of ``least`` digits so close to them."""
    if not places:
        return []
    groups = numbers(text, least)
    ends = _number_ends(text, least)
    found = []
    for place in places:
        nearest = bisect_left(ends, place[0] - before)
        if nearest < len(ends) and groups[nearest][0] <= place[1] + after:
            found.append(place)
    return found


def near(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Sequence[tuple[int, int]],
    before: int,
    after: int,
) -> Iterator[Any]:
    """Run ``pattern`` around ``places`` only; raises ``TimeoutError`` after the time limit.

    ``before`` and ``after`` are how many characters of a match may lie on either side.
    """
    if not places:
        return
    first, last = max(0, places[0][0] - before), 0
    for start, end in places:
        if start - before > last > 0:
            yield from matches(pattern, text, first, _word_end(text, last))
            first = start - before
        last = max(last, end + after)
    yield from matches(pattern, text, first, _word_end(text, last))


def reaching(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Sequence[tuple[int, int]],
    after: int,
) -> Iterator[Any]:
    """Match ``pattern`` where it begins within a place and ends behind its last character.

    ``after`` is how many characters of a match may lie behind a place.
    """
    done = 0
    for start, last in places:
        if last < done:
            continue
        for match in matches(pattern, text, max(start, done), _word_end(text, last + after)):
            if match.start() > last:
                break
            done = match.end()
            yield match
            if done > last:
                break


def at_places(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Sequence[tuple[int, int]],
) -> Iterator[Any]:
    """Match ``pattern`` where ``places`` begin and nowhere else, none over the one before."""
    done = 0
    for start, _ in places:
        match = match_at(pattern, text, start) if start >= done else None
        if match:
            done = match.end()
            yield match


def at_words(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Sequence[tuple[int, int]],
    before: int,
    after: int = 0,
    may_begin: Remembered[str, bool] | None = None,
) -> Iterator[Any]:
    """Match ``pattern``, which begins where a word does, around ``places`` only.

    ``before`` and ``after`` are how far from a place the word may begin; ``may_begin`` tells
    with which words it can.
    """
    cut = words_of(text)
    done = number = 0
    for start, end in places:
        number = max(number, bisect_left(cut.starts, start - before))
        last = bisect_right(cut.starts, end + after)
        for word_start in word_starts(cut, number, last, may_begin):
            match = match_at(pattern, text, word_start) if word_start >= done else None
            if match:
                done = match.end()
                yield match
        number = max(number, last)


def word_starts(
    cut: Words, first: int, last: int, may_begin: Remembered[str, bool] | None = None
) -> Iterator[int]:
    """Give where words begin, also the second half of *d'Arc*."""
    for number in range(first, last):
        start, word = cut.starts[number], cut.words[number]
        if may_begin is None or may_begin[word]:
            yield start
        if not word.isalpha():
            yield from (start + mark.end() for mark in _APOSTROPHE.finditer(word))


def in_lines(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    places: Iterable[tuple[int, int]],
) -> Iterator[Any]:
    """Match ``pattern``, which begins with the end of the line before, where ``places`` are."""
    done = -1
    for place, _ in places:
        if place < done:
            continue
        match = match_at(pattern, text, max(text.rfind("\n", 0, place), 0))
        if match:
            yield match
        end = text.find("\n", place)
        done = end if end >= 0 else len(text)


def _word_end(text: str, end: int) -> int:
    """Go on to where a word ends: half of it would look like a word of its own."""
    if end >= len(text):
        return len(text)
    rest = _REST_OF_WORD.match(text, end)
    return rest.end() if rest else end
