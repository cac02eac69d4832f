"""Whether a text is readable Danish, told from its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from summarizer.screening.language.lexicon import Word, own_list
from summarizer.screening.text.words import Remembered, Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.language.lexicon import Lexicon

_BLANK_LINES = re.compile(r"\n\s*\n")
_ANY = re.compile(r"[^\W\d_]{2,}")
_NOT_BEFORE = frozenset("0123456789@./-")
_NOT_AFTER = frozenset("0123456789@/")
# What mostly stands between two words.
_COMMON_GAPS = frozenset({" ", ", ", ". ", "\n", "\n\n", ".\n", ",\n"})
_NOT_COUNTED, _ORDINARY, _STRANGE, _COMMON = range(4)
_PROPER = Word.NAME | Word.PROPER | Word.PLACE | Word.ORGANISATION
_FUNCTION_WORDS = own_list("commonest_words")


class Readability(NamedTuple):
    """``words`` counted, and the shares of unknown and of very common Danish words.

    ``capitals`` tells that there was no word in lower case, so that all had to be counted.
    """

    words: int
    unknown: float
    common: float
    capitals: bool = False


def readabilities(text: str, lexicon: Lexicon) -> tuple[Readability, list[Readability]]:
    """Measure the whole ``text`` by its lower-case words, and each of its paragraphs."""
    words = words_of(text)
    judged = _judged(words, lexicon)
    parts = []
    for start, end in paragraphs(text):
        verdicts = judged[bisect_left(words.starts, start) : bisect_left(words.starts, end)]
        part = _measured(verdicts)
        parts.append(part if part.words else _of_capitals(text[start:end], lexicon))
    counted = [part for part in parts if not part.capitals]
    total = sum(part.words for part in counted)
    if not total:
        return _of_capitals(text, lexicon), parts
    unknown = sum(part.unknown * part.words for part in counted)
    common = sum(part.common * part.words for part in counted)
    return Readability(total, unknown / total, common / total), parts


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give where each paragraph of ``text`` begins and ends; blank lines part them."""
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


def _judged(text: Words, lexicon: Lexicon) -> bytearray:
    """Give the verdict on each word, a byte each; parts of links and compounds are not counted."""
    verdicts = bytearray(map(_verdicts(lexicon).__getitem__, text.words))
    rare = [(number, gap) for number, gap in enumerate(text.gaps) if gap not in _COMMON_GAPS]
    for number, gap in rare:
        if gap[-1:] in _NOT_BEFORE and number < len(verdicts):
            verdicts[number] = _NOT_COUNTED
        if gap[:1] in _NOT_AFTER and number:
            verdicts[number - 1] = _NOT_COUNTED
    return verdicts


def _of_capitals(text: str, lexicon: Lexicon) -> Readability:
    """Measure a text without lower-case words by all it has but known names."""
    table = _verdicts(lexicon)
    # A mail's header by itself: its addresses tell nothing of the language.
    prose = " ".join(part for part in text.split() if "@" not in part and "//" not in part)
    verdicts = bytearray(
        verdict
        for word in _ANY.findall(prose)
        if (verdict := table[word.lower()] or _ORDINARY) != _STRANGE
        or not lexicon.classes(word) & _PROPER
    )
    return _measured(verdicts, capitals=bool(verdicts))


def _measured(verdicts: bytearray, *, capitals: bool = False) -> Readability:
    total = len(verdicts) - verdicts.count(_NOT_COUNTED)
    if not total:
        return Readability(0, 1.0, 0.0)
    unknown, common = verdicts.count(_STRANGE), verdicts.count(_COMMON)
    return Readability(total, unknown / total, common / total, capitals)


@lru_cache(maxsize=4)
def _verdicts(lexicon: Lexicon) -> Remembered[str, int]:
    def verdict(word: str) -> int:
        if len(word) == 1 or not (word.islower() and word.isalpha()):
            return _NOT_COUNTED
        if word in _FUNCTION_WORDS:
            return _COMMON
        if lexicon.is_ordinary(word):
            return _ORDINARY
        # "paa", "naar", "vaeret": letters of old hands and of foreign keyboards.
        modern = word.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
        if modern != word and (modern in _FUNCTION_WORDS or lexicon.is_ordinary(modern)):
            return _COMMON if modern in _FUNCTION_WORDS else _ORDINARY
        # A letter in lower case has its names so too; they tell nothing of the language.
        is_name = lexicon.classes(word.capitalize()) & Word.NAME
        return _NOT_COUNTED if is_name else _STRANGE

    return Remembered(verdict)
