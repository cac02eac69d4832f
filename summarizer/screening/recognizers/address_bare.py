"""Homes told by nothing but their number: *jeg bor i 33*, *forbi 25, 23 og 21*, *10'eren*."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.houses import digits
from summarizer.screening.lexicon import Word, standard_lexicon
from summarizer.screening.patterns import compiled, match_at
from summarizer.screening.recognizers.address_forms import COUNTED, FLOOR
from summarizer.screening.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"[1-9]\d{0,2}[A-Z]?"
# What ends a bare house number: no thing that is counted may follow.
_AFTER = r"(?=[ ]?[,.;!?)\n]|[ ](?:og|eller|samt|ved|på|er|har|havde|siger|sagde|mener|synes|bor|vil|kan|skal|må|får|fik|blev|bliver|som|der|hvor|også|allerede|aldrig|ikke|begge|selv)\b|$)"
_HOUSES = compiled(
    rf"{_NUMBER}(?:{FLOOR}|(?:(?:,|,?[ ](?:og|samt|eller))[ ]{_NUMBER}(?!\w|[.,:]\d){COUNTED})*{_AFTER})(?![.,:]\d)"
)
_SMALL = r"(?:(?:også|selv|nu|her|ovre|inde|oppe|nede|henne|begge|stadig)[ ]){0,2}"
# Who lives there.
_LIVES = re.compile(
    rf"\b(?:bor|boede|boende|flyttede|beboer\w*|nabo\w*|genbo\w*|familien?|folkene|ejer(?:en|ne)|lejer(?:en|ne)|dem|hende|ham|parret|manden|damen|konen|fruen|nedenunder|ovenpå|ovenover|ovre|henne|ved siden af) {_SMALL}(?:i|på|fra) $",
    re.IGNORECASE,
)
# Only where the letter tells of a street besides.
_BESIDE = re.compile(
    rf"\b(?:(?i:forbi|overfor|over for|ud ?for|foran|bag(?:ved)?|ved siden af|op ad|hjørnet af|(?:skel(?:let)?|hegnet|hækken) (?:til|mod|ved)|(?:beboer|nabo|genbo|ejer|lejer)\w* (?:af|til|i))|(?P<who>[A-ZÆØÅ][\wæøåé-]+(?: [A-ZÆØÅ][\wæøåé-]+)?),? {_SMALL}(?:i|fra)) $"
)
# *Kirsa fra 10'eren*: the house by its nickname.
_NICKED = re.compile(r"(?<=[( ])\d{1,3}['’]eren\b")
_NICK_BEFORE = re.compile(r"(?:\(|\b(?:[Ii]|[Ff]ra|på|med|og) )$")
_APOSTROPHES = frozenset("'’")
# The last letters of all that may stand before a bare number.
_ENDS = ("i ", "på ", "ra ", "af ", "il ", "ed ", "od ", "rbi ", "for ", "an ", "bag ", "ad ", "(")
_MOST_DIGITS = 3
_ROOM = 60


def bare_homes(text: str, *, is_told: bool) -> Iterator[Spot]:
    """Find house numbers without a street; ``is_told`` says that the text has one elsewhere."""
    done = 0
    for start, end in digits(text):
        if start < done or end - start > _MOST_DIGITS or not text.endswith(_ENDS, 0, start):
            continue
        if text[end : end + 1] in _APOSTROPHES:
            match = _NICKED.match(text, start)
            is_home = _NICK_BEFORE.search(text, max(0, start - 5), start) is not None
        else:
            before = text[max(0, start - _ROOM) : start].replace("\n", " ")
            is_home = _LIVES.search(before) is not None or (is_told and _is_beside(before))
            match = match_at(_HOUSES, text, start) if is_home else None
        if match and is_home:
            done = match.end()
            yield Spot(start, start + len(match.group().rstrip(" .")), "DK_ADDRESS", 0.6)


def _is_beside(before: str) -> bool:
    found = _BESIDE.search(before)
    if found is None or found["who"] is None:
        return found is not None
    classes = standard_lexicon().classes
    return any(classes(word) & Word.NAME for word in found["who"].split())
