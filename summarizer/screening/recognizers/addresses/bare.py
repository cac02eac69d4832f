"""Homes told by nothing but their number: *jeg bor i 33*, *forbi 25, 23 og 21*, *10'eren*."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Word, standard_lexicon
from summarizer.screening.recognizers.addresses.forms import COUNTED, FLOOR, SURE_ENDING
from summarizer.screening.text.houses import digits
from summarizer.screening.text.patterns import compiled, match_at
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBER = r"[1-9]\d{0,2}(?:[A-Z]|[ ][A-H](?![\w.]))?(?:[-–]\d{1,3}[A-Z]?(?!\w))?"
# What ends a bare house number: no thing that is counted may follow.
_AFTER = r"(?=[ ]?[,;!?)\n]|\.(?:[ ]*\n|[ ]+[A-ZÆØÅ]|[ ]*$)|[ ](?:og|eller|samt|ved|på|er|har|havde|siger|sagde|mener|synes|bor|vil|kan|skal|må|får|fik|blev|bliver|som|der|hvor|også|allerede|aldrig|ikke|begge|selv|altid|lige|især|men|mens|så|når|da|fordi|hvis|med|uden|mod|til|fra|under|over|gennem|igennem|bag|foran|ud|ned|op|går|gik|kom|kommer|står|stod|ligger|lå|gør|bruger|vender|mister|oplever|klager|skriver|ønsker|tager|laver|holder|parkerer|kører|flytter|solgte|købte|ligge|få|have|være|blive|miste|stå)\b|[ ][a-zæøå]{3,}(?:en|et)\b|$)"
ENDS = re.compile(_AFTER)
_MORE = rf"(?:(?:,|,?[ ](?:og|samt|eller))[ ]{_NUMBER}(?!\w|[.,:]\d){COUNTED})"
_HOUSES = compiled(rf"{_NUMBER}(?!\d)(?:{FLOOR}|{_MORE}*{_AFTER})(?![.,:]\d)")
_SEVERAL = compiled(rf"{_NUMBER}{_MORE}+{_AFTER}(?![.,:]\d)(?<=[ ](?:og|samt|eller)[ ]\w{{1,4}})")
_SMALL = r"(?:(?:også|selv|nu|her|ovre|inde|oppe|nede|henne|begge|stadig)[ ]){0,2}"
# Who lives there.
# Those who live somewhere.
RESIDENTS = r"bor|boede|boende|beboer\w*|nabo\w*|genbo\w*|familien?|folkene|ejer(?:en|ne)|lejer(?:en|ne)|dem|hende|ham|parret|mand(?:en)|damen|konen|fruen"
_LIVES = re.compile(
    rf"\b(?:{RESIDENTS}|flyttede|nedenunder|ovenpå|ovenover|ovre|henne|ved siden af) {_SMALL}(?:i|på|fra) $|\b(?:opgang(?:en)?|huset|ejendommen|lejligheden|villaen|rækkehuset|husene|ejendommene|opgangene) $",
    re.IGNORECASE,
)
# The last words of these; asked first, which is far cheaper.
_LIVES_ENDS = frozenset(
    "i på fra opgang opgangen huset ejendommen lejligheden villaen rækkehuset husene ejendommene opgangene".split()  # noqa: SIM905 - reads better
)
# Only where the letter tells of a street besides.
_BESIDE = re.compile(
    rf"\b(?:(?i:(?:fru|frk\.?|hr\.?|fam\.?|familien) \w+,? {_SMALL}i|forbi|overfor|over for|ud ?for|foran|bag(?:ved)?|ved siden af|op ad|hjørnet af|(?:skel(?:let)?|hegnet|hækken) (?:til|mod|ved)|(?:beboer|nabo|genbo|ejer|lejer)\w* (?:af|til|i))|(?P<who>[A-ZÆØÅ][\wæøåé-]+(?: [A-ZÆØÅ][\wæøåé-]+)?),? {_SMALL}(?:i|fra)) $"
)
# *… 5 har kælder fra gaden, og 7A og 7B deler trappe*
_SUBJECT = re.compile(r"(?:,|[,a-zæøå] (?:og|mens|men|samt)) $")
_DOES = compiled(
    rf"{_NUMBER}(?:[ ](?:og|samt)[ ]{_NUMBER})?(?=[ ](?:har|havde|deler|ligger|får|fik|mister|bruger|ejer|vender|mangler|ejes|bebos|slipper|rammes)\b)"
)
_FLAT = compiled(r"\d{1,2}\.\d{1,2}(?![\d.,]\d)")
_AT = re.compile(r"\b(?:i|til|fra|ved|mod|under|over|af|om|på) $", re.IGNORECASE)
# *Kirsa fra 10'eren*: the house by its nickname.
_NICKED = re.compile(r"(?<=[( ])\d{1,3}['’]eren\b")
_NICK_BEFORE = re.compile(r"(?:\(|\b(?:[Ii]|[Ff]ra|på|med|og) )$")
# *(71A)*, *60 C* where 71 and 60 are somebody's, and *Poul (88)*.
_LETTERED = compiled(r"\d{1,3}[ ]?[A-H](?=[),.;]|[ ](?:og|er|har)\b)|(?<=\()\d{1,3}(?=\))")
# *Egevej 2 (Toft), 3 (Vinge)*: a list goes on behind a bracket.
_BRACKETS = compiled(
    rf"[ ]\([^()\n]{{2,40}}\)(?:,|,?[ ](?:og|samt|eller))[ ](?P<number>{_NUMBER})(?=[ ]\(|{_AFTER})(?![.,:]\d)"
)
# *Bøgevej (11-23)*, *Egealle (2, 4 og 8)*
_IN_BRACKETS = compiled(rf"{_NUMBER}(?:[ ]?[-–][ ]?{_NUMBER}|{_MORE}+)(?=\))")
_TOLD = re.compile(r"(?<![\d.])(?:\d{1,3}(?![\d.])|\d{1,2}\.\d{1,2}(?!\d))")
_APOSTROPHES = frozenset("'’")
# The last words of all that may stand before a bare number.
_BEFORE = frozenset(
    "i på fra af til ved mod forbi overfor for udfor foran bag bagved ad under over om og men mens samt"  # noqa: SIM905 - reads better
    " opgang opgangen opgangene huset husene rækkehuset ejendommen ejendommene lejligheden villaen".split()
)
_LONGEST = 14
# From a house to the next ones on the same side of the street.
_STEPS = frozenset({0, 2, 4, 6, 8})
_MOST_DIGITS = 3
_ROOM = 60


def bare_homes(text: str, homes: Iterable[Spot]) -> Iterator[Spot]:
    """Find house numbers without a street; ``homes`` are those that the text tells otherwise."""
    told: set[str] = set()
    inside: set[int] = set()
    done = 0
    for home in homes:
        for number in _TOLD.finditer(text, home.start, home.end):
            told.add(number.group())
            inside.add(number.start())
        position = home.end
        while text.startswith(" (", position) and (more := match_at(_BRACKETS, text, position)):
            position = more.end("number")
            told.add(more["number"])
            yield Spot(more.start("number"), position, "DK_ADDRESS", 0.6)
    for start, end in digits(text):
        if (
            start < done
            or start in inside
            or end - start > _MOST_DIGITS
            or text[start - 1 : start] not in {" ", "("}
        ):
            continue
        match = _bare(text, start, end, told)
        if match:
            done = match.end()
            yield Spot(start, start + len(match.group().rstrip(" .")), "DK_ADDRESS", 0.6)


def _bare(text: str, start: int, end: int, told: set[str]) -> re.Match[str] | None:
    if text[end : end + 1] in _APOSTROPHES:
        is_home = _NICK_BEFORE.search(text, max(0, start - 5), start)
        return _NICKED.match(text, start) if is_home else None
    if text[start:end] in told:
        match: re.Match[str] | None = match_at(_LETTERED, text, start)
        if match:
            return match
    words = text[max(0, start - _LONGEST) : start].rstrip("( ").split()
    word = words[-1].lower() if words else ""
    if word not in _BEFORE and text[start - 1] != "(" and not word.endswith(","):
        return None
    flat: re.Match[str] | None = (
        match_at(_FLAT, text, start) if text[end : end + 1] == "." else None
    )
    if flat and flat.group() in told:
        return flat
    before = text[max(0, start - _ROOM) : start].replace("\n", " ")
    pattern = None
    if (word in _LIVES_ENDS and _LIVES.search(before)) or (told and _is_beside(before)):
        pattern = _HOUSES
    elif text[start - 1] == "(" and SURE_ENDING.search(before.rstrip("( ")):
        pattern = _IN_BRACKETS
    elif told and _AT.search(before):
        is_near = before.lower().endswith(" i ") and _is_near(text[start:end], told)
        pattern = _HOUSES if is_near else _SEVERAL
    elif told and _SUBJECT.search(before):
        pattern = _DOES
    found: re.Match[str] | None = match_at(pattern, text, start) if pattern else None
    return found


def _is_near(number: str, told: set[str]) -> bool:
    """Tell whether ``number`` may be a house on the same side, close to one that is told."""
    return any(abs(int(number) - int(other)) in _STEPS for other in told if other.isdigit())


def _is_beside(before: str) -> bool:
    found = _BESIDE.search(before)
    if found is None or found["who"] is None:
        return found is not None
    classes = standard_lexicon().classes
    return any(classes(word) & Word.NAME for word in found["who"].split())
