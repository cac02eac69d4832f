"""Addresses in lower case: "nordre alle 7", "skovbrynet 28, 9999 nyby"."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.lexicon import own_list
from summarizer.screening.patterns import compiled, match_at
from summarizer.screening.recognizers.address_forms import (
    BEFORE,
    ENDING,
    FLOOR,
    NOT_AFTER,
    NUMBER,
    PLANNING,
    TOWN,
)
from summarizer.screening.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.houses import House

# After one of these, at a line's start or after a comma begins an address.
_BEGIN = re.compile(r"^|\n|[,:(] |\b(?:på|i|bor|fra|ved|til|af|naboen) ")
_CLOSERS = frozenset(
    "vej gade alle allé plads vænge torv boulevard brygge landevej bro park have stræde avenue ring bakke kaj hovedvej kongevej".split()  # noqa: SIM905 - reads better
)
_PART = r"[a-zæøåé][\wæøåé.'’\-]*"
_STREET = rf"(?P<street>{_PART}(?:[ ]{_PART}){{0,3}})(?:[ ](?:nr|nummer)\.?)?[ ]{NUMBER}"
_SEVERAL_WORDS = compiled(rf"{_STREET}{NOT_AFTER}(?P<tail>{FLOOR}{{0,2}}{TOWN}?)")
_WITH_TOWN = compiled(rf"{_STREET}(?P<tail>{FLOOR}{{0,2}}{TOWN})")
_OWN_LINE = compiled(rf"{_STREET}(?P<tail>{FLOOR}{{0,2}})(?=[ ]?[,.]?[ ]?(?:\n|$))")
_POST = re.compile(r"[0-9OlI]{4}(?!\w)")
_POST_ROOM = 50
# Words that stand before a street of several words and are no part of it.
_NO_PART = own_list("commonest_words") | {"næsten", "stort", "hos", "blandt", "stadig", "også"}
_HEADINGS = frozenset(word.casefold() for word in own_list("not_streets")) - {
    "alle", "landevej", "ring", "station", "mølle", "møllen",
}  # fmt: skip


def lower_streets(text: str, found: list[House]) -> Iterator[Spot]:
    """Find streets in lower case: of several words, before a town, or on a line of their own."""
    for house in found:
        window = max(0, house.start - BEFORE)
        begins = [
            window + one.end()
            for one in _BEGIN.finditer(text[window : house.start])
            if one.end() or not window
        ]
        for begin in begins:
            spot = _street_at(text, begin, house)
            if spot:
                yield spot
                break


def _street_at(text: str, begin: int, house: House) -> Spot | None:
    """Give the address that begins at ``begin`` and has its number at ``house``."""
    if house.before in _CLOSERS:
        match = match_at(_SEVERAL_WORDS, text, begin)
        if match is None or match.start("number") != house.start:
            return None
        words = match["street"].split(" ")
        first = next(
            (len(words) - n for n, word in enumerate(reversed(words)) if n and word in _NO_PART), 0
        )
        if len(words) - first > 1:
            return _spot(match, sum(map(len, words[:first])) + first)
        return None
    if _is_heading(house.before):
        return None
    match = None
    if _POST.search(text, house.start, house.start + _POST_ROOM):
        match = match_at(_WITH_TOWN, text, begin)
    elif ENDING.search(house.before) and (begin == 0 or text[begin - 1] == "\n"):
        match = match_at(_OWN_LINE, text, begin)
    return _spot(match, 0) if match and match.start("number") == house.start else None


def _is_heading(word: str) -> bool:
    return word.strip(".") in _HEADINGS or PLANNING.search(word) is not None


def _spot(match: re.Match[str], offset: int) -> Spot:
    start = match.start("street") + offset
    return Spot(start, match.start() + len(match.group().rstrip(" .")), "DK_ADDRESS", 0.8)
