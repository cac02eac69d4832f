"""Places that a text itself tells to be places: towns, villages and lists of them."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Lexicon, Word
from summarizer.screening.language.place_forms import is_like_place
from summarizer.screening.recognizers.addresses.forms import street_ending
from summarizer.screening.recognizers.names.forms import PLACE_AFTER, STRONG_PLACE_WORDS
from summarizer.screening.recognizers.names.tokens import Token, starts_sentence, word_before
from summarizer.screening.text.anchors import near, numbers_with
from summarizer.screening.text.houses import houses
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.screening.text.spots import Spot

_POSTAL_TOWN = compiled(r"(?<!\d)\d{4}[ ](?P<town>[A-ZÆØÅ][\wé]+)")
_PUBLIC_TOWN = compiled(
    r"(?<!\w)(?P<town>[A-ZÆØÅ][\wé]+)[ ](?:Kommunes?|Midtby|Byråd|Station|Kirke|Havn|Sogn)\b"
)
# "øerne Lynø, Sandø og Birkholm"
_LISTED_PLACES = compiled(
    r"(?<=\b(?:øen|byen|sognet|bydelen)[ ])[A-ZÆØÅ][\wé-]+"
    r"|(?<=\b(?:øerne|byerne|landsbyerne|sognene|kommunerne|bydelene)[ ])"
    r"[A-ZÆØÅ][\wé-]+(?:(?:,|[ ]og|[ ]samt)[ ][A-ZÆØÅ][\wé-]+)*"
)
_LISTS_PLACES = Signs(
    forms=("^(?:øerne|øen|(?:lands)?byerne|byen|sognene|sognet|kommunerne|bydelene|bydelen)$",)
)
_CAPITALISED = re.compile(r"[A-ZÆØÅ][\wé-]+")
_BETWEEN_PLACES = frozenset({", ", " og ", " samt ", ", og "})
_BEFORE_ROWS = STRONG_PLACE_WORDS | {"i", "landsbyråd", "foreninger", "landsbyer", "byer"}
_WIDEST = max(map(len, _BETWEEN_PLACES))
_LEAST = 3
_OF_TOWN = re.compile(r" (?:Kommunes?|Byråds?|Sogns?|Kirkes?|Menighedsråd)\b")
_AFTER_TOWN = frozenset({"", "\n", " "})
# "Artur Mazur, Bjergby"
_ROW = re.compile(
    r"^[-*• ]*[A-ZÆØÅ][\w.'-]+(?: [\w.'-]+){1,4}, (?P<town>[A-ZÆØÅ][\wé]+)(?: \([a-zæøå]+\))?$",
    re.MULTILINE,
)
_PUBLIC = Signs(forms=("^(?:kommunes?|midtby|byråd|station|kirke|havn|sogn)$",))
_POSTAL = re.compile(r"\d[ ][A-ZÆØÅ]")


def towns_of(text: str) -> frozenset[str]:
    """Give the towns and streets that the text itself tells: *4999 Egebæk*, *Mellemvang 2*."""
    postal = near(_POSTAL_TOWN, text, numbers_with(text, 4, _POSTAL, 2), 1, 40)
    public = near(_PUBLIC_TOWN, text, _PUBLIC.places(text), 40, 1)
    streets = (house.before for house in houses(text) if street_ending(house.before))
    return frozenset((*(match["town"] for match in (*postal, *public)), *streets))


def listed_places(text: str, tokens: list[Token], lexicon: Lexicon) -> frozenset[str]:
    """Give the places that the text lists as such: *øerne Lynø og Sandø*, *i Ans, Flade og Iglsø*."""
    named = [
        place
        for match in near(_LISTED_PLACES, text, _LISTS_PLACES.places(text), 1, 120)
        for place in _CAPITALISED.findall(match.group())
        if is_like_place(place) and not lexicon.classes(place) & Word.NAME
    ]
    return frozenset((*named, *_in_rows(text, tokens), *_in_homes(text, tokens)))


def _in_rows(text: str, tokens: list[Token]) -> Iterator[str]:
    """Give the places of rows as *i Sejerslev, Flade og Sundby*: most of them look like places."""
    row: list[Token] = []
    for token in (*tokens, None):
        beside = token and row and token.start - row[-1].end <= _WIDEST
        if token and beside and text[row[-1].end : token.start] in _BETWEEN_PLACES:
            row.append(token)
            continue
        if len(row) >= _LEAST and word_before(text, row[0].start)[0] in _BEFORE_ROWS:
            yield from _places(row)
        row = [token] if token else []


def _in_homes(text: str, tokens: list[Token]) -> Iterator[str]:
    """Give the places at the ends of lines that tell whence people are: *Tove Munk, Ejstrup*."""
    rows = [
        token
        for token in tokens
        if text[token.start - 2 : token.start] == ", "
        and text[token.end : token.end + 1] in _AFTER_TOWN
        and (row := _ROW.match(text, text.rfind("\n", 0, token.start) + 1))
        and row.end("town") == token.end
    ]
    if len(rows) >= _LEAST:
        yield from _places(rows)


def _places(row: list[Token]) -> Iterator[str]:
    like = sum(bool(one.classes & Word.PLACE) or is_like_place(one.text) for one in row)
    if 2 * like > len(row) and not any(one.classes & Word.GIVEN for one in row):
        yield from (one.text for one in row)


def villages_of(text: str, tokens: list[Token]) -> frozenset[str]:
    """Give the villages with a surname's form that the text tells to be places: *i Ejstrup*."""
    return frozenset(
        form
        for token in tokens
        if token.classes & Word.HAMLET and not token.classes & Word.GIVEN
        if _is_told(text, token)
        for form in (token.text, token.text.removesuffix("s"))
    )


def _is_told(text: str, token: Token) -> bool:
    before = word_before(text, token.start)[0]
    if before in STRONG_PLACE_WORDS and not starts_sentence(text, token.start):
        return True
    return PLACE_AFTER.match(text, token.end) is not None


def is_town(
    text: str, spot: Spot, towns: frozenset[str], villages: frozenset[str], lexicon: Lexicon
) -> bool:
    """Tell whether a lone word is one of ``towns`` and no listed name, or one of ``villages``."""
    word = text[spot.start : spot.end]
    forms = word, word.removesuffix("s")
    if not villages.isdisjoint(forms):
        return spot.score <= SURE
    told = spot.score < SURE and not towns.isdisjoint(forms)
    return told and not lexicon.classes(word) & Word.NAME


def is_where(text: str, token: Token) -> bool:
    """Tell whether a surname is a place: *i Vedsted Kommune*, *hilsen grundejerne på Sandvej*."""
    if _OF_TOWN.match(text, token.end):
        return True
    return (
        not token.classes & Word.GIVEN and word_before(text, token.start)[0] in STRONG_PLACE_WORDS
    )
