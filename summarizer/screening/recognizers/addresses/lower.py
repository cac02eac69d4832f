"""Addresses in lower case: "nordre alle 7", "skovbrynet 28, 9999 nyby"."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.screening.language.lexicon import Word, own_list, standard_lexicon
from summarizer.screening.recognizers.addresses.forms import (
    BEFORE,
    FLOOR,
    NOT_AFTER,
    NUMBER,
    TOWN,
    is_planning,
    street_ending,
)
from summarizer.screening.text.patterns import compiled, match_at
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import of_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.screening.text.houses import House

# After one of these, at a line's start or after a comma begins an address.
_BEGIN = re.compile(
    r"^|\n|[,:|] |\(|\b(?:på|i|bor|fra|ved|til|af|naboen|er|og|med|bag|foran|for|overfor|mod|mellem|både|rammer|ejer|gælder|især|vores|barndomshjem) "
)
_CLOSERS = frozenset(
    "vej gade alle allé plads vænge torv boulevard brygge landevej bro park have stræde avenue ring bakke kaj hovedvej kongevej nord syd øst vest lod overdrev".split()  # noqa: SIM905 - reads better
)
_PART = r"[a-zæøåé][\wæøåé.'’\-]*"
_STREET = rf"(?P<street>{_PART}(?:[ ]{_PART}){{0,3}})(?:,?[ ](?:nr|nummer)\.?)?[ ]{NUMBER}"
_SEVERAL_WORDS = compiled(rf"{_STREET}{NOT_AFTER}(?P<tail>{FLOOR}{{0,2}}{TOWN}?)")
_WITH_TOWN = compiled(rf"{_STREET}(?P<tail>{FLOOR}{{0,2}}{TOWN})")
_VERB = r"(?:er|har|siger|ligger|får|bliver|blev|skal|kan|vil|må|og|samt|men|sammen|hvor|som|der|til|i|om|hver|var|gør|gjorde|fik|står|støjer|bor|mener|synes|ønsker)"
_IN_SENTENCE = compiled(
    rf"(?P<street>{_PART})(?:,?[ ](?:nr|nummer)\.?)?[ ]{NUMBER}{NOT_AFTER}(?P<tail>{FLOOR}{{0,2}}{TOWN}?)(?=[ ]?(?:[.,;:!?)|\n]|$)|[ ]{_VERB}\b)"
)
_OWN_LINE = compiled(rf"{_STREET}(?P<tail>{FLOOR}{{0,2}})(?=[ ]?[,.]?[ ]?(?:\n|$))")
_SENTENCE_BEGINS = re.compile(r"[.!?\n]\s*([^\W\d_])")
# At most one in so many.
_MOST_CAPITALS = 5
_POST = re.compile(r"[0-9OlI]{4}(?!\w)")
_POST_ROOM = 50
# Four words, *nr.* and the number.
_MOST_BLANKS = 5
_LONGEST_BEGIN = 8
_MOST_BEFORE = 4
_SHORTEST_WORD = 3
_SHORTEST_STREET = 5
_LAST_LINES = 4
_PART_BEFORE = re.compile(r"(?<![\w-])(?P<part>[a-zæøåé]{2,}\.?) $")
_PART_ROOM = 24
_PARTS_OF_STREETS = frozenset(
    "gl. gamle gammel ny nye lille ll. store nordre ndr. søndre sdr. østre vestre nørre sønder øster vester indre ydre øvre nedre sankt sct. skt.".split()  # noqa: SIM905 - reads better
)
# Words that stand before a street of several words and are no part of it.
_NO_PART = own_list("commonest_words") | {"næsten", "stort", "hos", "blandt", "stadig", "også"}
_HEADINGS = frozenset(word.casefold() for word in own_list("not_streets")) - {
    "alle", "landevej", "ring", "station", "mølle", "møllen",
}  # fmt: skip


def lower_streets(text: str, found: list[tuple[House, str]]) -> Iterator[Spot]:
    """Find streets in lower case: of several words, before a town, or at a line's end.

    ``found`` has each house number with the word before it, *nr.* left out.
    """
    for house, word in found:
        if len(word) < _SHORTEST_WORD or (_is_heading(word) and word not in _CLOSERS):
            continue
        spot = None
        if word not in _CLOSERS and _POST.search(text, house.start, house.start + _POST_ROOM):
            spot = _first(_WITH_TOWN, text, house, word)
        if spot is None:
            pattern = _pattern_for(text, house, word)
            spot = _first(pattern, text, house, word) if pattern else None
        if spot:
            yield spot


def _first(pattern: Any, text: str, house: House, word: str) -> Spot | None:  # noqa: ANN401 - regex has no types
    """Give the first that ``pattern`` finds with its number at ``house``."""
    begins: Iterable[int] = _begins(text, house.start)
    if pattern is _IN_SENTENCE and _is_street(word):
        # "især birkekrogen 7": the street itself tells where it begins.
        begins = (text.rfind(word, 0, house.start),)
    for begin in begins:
        if pattern is _OWN_LINE and not _begins_line(text, begin):
            continue
        match = match_at(pattern, text, begin)
        spot = _spot_of(match) if match and match.start("number") == house.start else None
        if spot:
            return spot
    return None


def _pattern_for(text: str, house: House, word: str) -> Any:  # noqa: ANN401 - regex has no types
    if word in _CLOSERS:
        return _SEVERAL_WORDS
    if _is_street(word):
        return _IN_SENTENCE if writes_low(text) else _OWN_LINE
    if len(word) >= _SHORTEST_STREET and word not in _NO_PART and writes_low(text):
        return _IN_SENTENCE
    # In a signature "vindrosen 12c" is a home as well.
    is_last = len(word) >= _SHORTEST_STREET and house.start >= _last_lines(text)
    return _OWN_LINE if is_last and word not in _NO_PART else None


@of_text
def writes_low(text: str) -> bool:
    """Tell whether hardly a line or sentence of ``text`` begins with a capital letter."""
    begins = _SENTENCE_BEGINS.findall("\n" + text)
    return sum(map(str.isupper, begins)) * _MOST_CAPITALS < len(begins)


@of_text
def _last_lines(text: str) -> int:
    """Give where the lines begin that can be a signature's."""
    start = len(text)
    for _ in range(_LAST_LINES + 1):
        start = text.rfind("\n", 0, start)
        if start < 0:
            return 0
    return start + 1


def _begins_line(text: str, begin: int) -> bool:
    """Tell whether a line, or what follows a name on a short one, begins there."""
    line = text[text.rfind("\n", 0, begin) + 1 : begin]
    return not line or (line.endswith((", ", "/ ")) and line.count(" ") <= _MOST_BEFORE)


def _begins(text: str, end: int) -> Iterator[int]:
    """Give where an address that has its number at ``end`` may begin."""
    reach = end
    for _ in range(_MOST_BLANKS + 1):
        reach = max(0, end - BEFORE, text.rfind(" ", max(0, end - BEFORE), reach))
    for one in _BEGIN.finditer(text, max(0, reach - _LONGEST_BEGIN), end):
        if one.end() >= reach:
            yield one.end()


def _spot_of(match: re.Match[str]) -> Spot | None:
    words = match["street"].split(" ")
    first = next(
        (len(words) - n for n, word in enumerate(reversed(words)) if n and word in _NO_PART), 0
    )
    if match.re is _SEVERAL_WORDS and len(words) - first == 1:
        return None
    return _spot(match, sum(map(len, words[:first])) + first)


@lru_cache(maxsize=50_000)
def _is_street(word: str) -> bool:
    return bool(street_ending(word))


@lru_cache(maxsize=50_000)
def _is_heading(word: str) -> bool:
    return word.strip(".") in _HEADINGS or is_planning(word)


def with_part_before(text: str, start: int) -> int:
    """Take *gamle* and a town before a street: *gamle banegård 4*, *holte stationsvej 7*."""
    part = _PART_BEFORE.search(text, max(0, start - _PART_ROOM), start)
    if part is None:
        return start
    classes = standard_lexicon().classes(part["part"].capitalize())
    is_town = classes & Word.PLACE and not classes & (Word.ORDINARY | Word.NAME)
    return part.start("part") if is_town or part["part"] in _PARTS_OF_STREETS else start


def _spot(match: re.Match[str], offset: int) -> Spot:
    start = with_part_before(match.string, match.start("street") + offset)
    return Spot(start, match.start() + len(match.group().rstrip(" .")), "DK_ADDRESS", 0.8)
