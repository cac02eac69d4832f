"""Finding homes of a register in a text: a street and a number, in either order."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import own_list
from summarizer.screening.register.keys import number_key, number_keys, street_word, written_out
from summarizer.screening.register.protected import STREET_ENDING
from summarizer.screening.register.words import Hit
from summarizer.screening.text.anchors import at_places, near
from summarizer.screening.text.houses import houses
from summarizer.screening.text.patterns import compiled, match_at, matches
from summarizer.screening.text.signs import places_of
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.register.protected import ProtectedRegister

_HOUSE = compiled(
    r"(?<![\w.,])(?P<number>0?[1-9][\dlIO]{0,3}(?:[ ]?[A-Za-z](?![\w]))?|[lI]\d{1,2}[A-Za-z]?)(?![\w%])|(?<=[a-zæøå])(?P<glued>\d{1,3}[A-Za-z]?)(?!\w)"
)
_NUMBER_FIRST = compiled(
    r"\b(?:[Nn]r|[Nn]ummer|[Hh]usnr)\.?[ ]?(?P<number>\d{1,3}(?:[ ]?[A-Za-z](?!\w))?)(?:[ ](?:på|i|ved|ad)|,)[ ](?P<words>\p{L}[\p{L}.'’\-]+(?:[ ]\p{Lu}[\p{L}.'’\-]+){0,3})",
)
_POSTCODE = compiled(r"(?<!\d)(?:DK-?[ ]?)?(\d{4})(?!\d)")
_FIRST_SIGNS = ("nr", "nummer")
_LOOK_BACK = 80
_LOOK_AHEAD = 70
_STREET_WORDS = 5
_SHORTEST_STREET = 4
# Room for floor, door and village before a postcode.
_BEFORE_POSTCODE = 45
_COMMONEST = own_list("commonest_words")
_NUMBER_WORDS = frozenset({"nr", "nummer", "husnr", "husnummer", "no", ""})
# May stand between a street and its number: "Søbækvej (5)", "Vej: Søbækvej, nr.: 5".
_BETWEEN = " ,:;#|(–-\n\t"
_AROUND = ".,:;#|()"
# "Søbækvej 3, 5 og 7", "Søbækvej 3-7": the numbers behind the first.
_MORE = compiled(
    r"(?:[ ]?(?:,|-|–|/|&|og|samt|eller|til)[ ]?(?:(?:og|nr\.?)[ ])?\d{1,3}(?:[ ]?[A-Za-z](?!\w))?(?!\w)){1,8}"
)
_MORE_BEGINS = frozenset(",-–/&oset")
_ONE_MORE = compiled(r"(?P<joint>-|–|til)?[ ]?(?P<number>\d{1,3}(?:[ ]?[A-Za-z](?!\w))?)(?!\w)")
# More houses than that are a street, not somebody's home.
_WIDEST_RANGE = 12


class HomeScanner:
    """Looks for the homes of one register."""

    def __init__(self, register: ProtectedRegister) -> None:
        self._register = register
        self._streets: Remembered[str, tuple[tuple[int, bool], ...]] = Remembered(
            lambda key: register.resolve("street", key)
        )
        self._may_follow: Remembered[str, bool] = Remembered(self._may_be_last)
        self._may_end: Remembered[str, bool] = Remembered(register.may_end_street)

    def scan(self, text: str) -> Iterator[Hit]:
        """Give every home in the normalised ``text``."""
        for match in at_places(_HOUSE, text, self._places(text)):
            words = _words_before(text, match.start())
            number = match["number"] or match["glued"]
            for one, end in _numbers(number, text, match.end()):
                count = self._count_street_words(words, one, text, end)
                if count:
                    start = text.rindex(words[-count], 0, match.start())
                    yield Hit(start, end, is_name=False)
                    break
        for match in near(_NUMBER_FIRST, text, places_of(text, _FIRST_SIGNS), 4, 100):
            words = match["words"].split()
            if self._count_street_words(words, match["number"], text, match.end()):
                yield Hit(match.start(), match.end(), is_name=False)

    def _places(self, text: str) -> list[tuple[int, int]]:
        """Give where a number may begin that a street may stand before: *14*, *l4*."""
        found = []
        for start, before in houses(text):
            if self._may_follow[before]:
                if text[start - 1] in "lI":
                    found.append((start - 1, start))
                found.append((start, start))
        return found

    def _may_be_last(self, word: str) -> bool:
        """Tell whether a house number may follow ``word``, as far as the word alone can tell."""
        word = word.rstrip(_BETWEEN)
        if not word:
            return True
        if not (word[-1].isalpha() or word[-1] in ".'’") or word in _COMMONEST:
            return False
        key = street_word(word)
        is_told = len(key) >= STREET_ENDING and word.strip(_AROUND).lower() not in _NUMBER_WORDS
        return not is_told or self._may_end[key[-STREET_ENDING:]]

    def _count_street_words(self, words: list[str], number: str, text: str, end: int) -> int:
        """Give how many of the last ``words`` are the street of a protected home, or 0."""
        words = list(words)
        while words and words[-1].strip(_AROUND).lower() in _NUMBER_WORDS:
            words.pop()
        keys = list(map(street_word, words))
        if not keys:
            return 0
        whole = "".join(keys)
        for ending in dict.fromkeys((keys[-1], written_out(whole)[len(whole) - len(keys[-1]) :])):
            key = ending
            if not self._may_end[("".join(keys[:-1]) + key)[-STREET_ENDING:]]:
                continue
            for count, word in enumerate(("", *reversed(keys[:-1])), start=1):
                key = word + key
                if len(key) >= _SHORTEST_STREET and self._is_home(key, number, text, end):
                    return count
        return 0

    def _is_home(self, key: str, number: str, text: str, end: int) -> bool:
        after = text[end : end + _LOOK_AHEAD]
        return any(
            self._register.has_home(street, house) and self._is_same_zone(street, house, after)
            for street, _ in self._streets[key]
            for house in number_keys(number)
        )

    def _is_same_zone(self, street: int, number: str, after: str) -> bool:
        """Tell whether the postcode that follows, if any, can be the entry's.

        The same street and number in a town with quite another postcode is another home.
        """
        found = _POSTCODE.search(after.split("\n\n", maxsplit=1)[0])
        if found is None or found.start() > _BEFORE_POSTCODE:
            return True
        return self._register.has_zone(street, number, found.group(1))


def _numbers(first: str, text: str, end: int) -> list[tuple[str, int]]:
    """Give a house number and those listed behind it, a range written out; each with its end."""
    found = [(first, end)]
    lists = text[end : end + 2].lstrip(" ")[:1] in _MORE_BEGINS
    more = match_at(_MORE, text, end) if lists else None
    for one in matches(_ONE_MORE, text, end, more.end()) if more else ():
        if one["joint"]:
            low, high = _value(found[-1][0]), _value(one["number"])
            reach = range(low + 1, min(high, low + _WIDEST_RANGE))
            found += [(str(number), one.end()) for number in reach]
        found.append((one["number"], one.end()))
    return found


def _value(number: str) -> int:
    return int(re.sub(r"\D", "", number_key(number)) or 0)


def _words_before(text: str, start: int) -> list[str]:
    """Give the words before a house number that can be its street."""
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(_BETWEEN)
    if not before or not (before[-1].isalpha() or before[-1] in ".'’"):
        return []
    words = before.split()[-_STREET_WORDS:]
    return [] if words[-1] in _COMMONEST else words
