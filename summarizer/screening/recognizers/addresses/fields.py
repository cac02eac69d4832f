"""Addresses that a form, a table or a letter head sets apart: fields, boxes, postcodes."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Word, standard_lexicon
from summarizer.screening.recognizers.addresses.forms import TOWN, street_ending
from summarizer.screening.text.anchors import at_places, near
from summarizer.screening.text.houses import before_capital, digits
from summarizer.screening.text.patterns import compiled, match_at
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOX = compiled(
    rf"(?<!\w)(?:[Pp]ost[Bb]o(?:ks|x)|POSTBO(?:KS|X)|P\.?[ ]?O\.?[ ]?[Bb]ox|Box|[Bb]oks(?=[ \n]\d{{1,5}}{TOWN})|PB(?=[ ]\d{{1,5}}{TOWN}))(?:[ ]nr\.?)?[ \n]\d{{1,5}}(?!\w)(?P<tail>{TOWN}?)"
)
# A field of a form: "Postnr./by: 9999 Nyby", "Adresse: Lykkebo", "Vej og nr.: Tranerne 8".
_FIELD = compiled(
    r"(?<=^|[\n\t|]|[ ]{2})[ \t*\-]*(?:(?:(?P<whole>(?:(?:min|vores|privat|bopæls?|post|hjemme|ejendommens|fuld|nuværende)[ ]?)?adresse|adr\.|bopæl)"
    r"|(?P<street>(?:vej|gade)(?:navn)?(?:[ ]?(?:/|og|\+|,)[ ]?(?:vej|gade|hus)?[ ]?(?:nr|nummer)?\.?)?|(?P<bare>nr\.?)|hus(?:nr|nummer)\.?)"
    r"|(?P<post>post(?:nr|nummer|[ ]nr)\.?[^\n:\d]{0,14}|by|(?:sal[ ]?/[ ]?|etage[ ]?/[ ]?)?(?:side|dør)(?:[ ]?/[ ]?dør)?|etage|sal))[ ]?:)[ \t]*(?P<value>\S(?:[^\n\t|]*?\S)??)[ \t]*(?=[\n\t|]|[ ]{2}|$)",
    ignore_case=True,
)
_FORM = re.compile(
    r"(?:\b(?:hus|post)n(?:umme)?r|\b(?:navn|tlf|telefon|mobil|e-?mail|mail)\b\.?)[^\n]{0,12}[:|]|post ?nr",
    re.IGNORECASE,
)
# "Gade/vej: Tranerne", and on the next line "Nr.: 8"
_STREET_FIELD = re.compile(r"(?:^|\n)[^\n:]{0,20}(?:vej|gade)[^\n:]{0,12}:[^\n]+\n$", re.IGNORECASE)
_FORM_AROUND = 160
_POST_CELL = compiled(
    r"(?<=(?:^|[\n\t|·;,/(•]|[ ][-–—]|\bfra|\bboende)[ ]{0,3}(?:DK[- ]?)?)(?P<post>[1-9]\d{3})(?P<town>[ ]{1,2}\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,2})(?=[ ]*(?:$|[\n\t|·;,/).•!?]|[ ][-–—]))"
)
_PARTING = frozenset(";|\t")
_STREET_CELLS = re.compile(
    r"(?:(?<=[;|\t])|^) ?(?P<street>[A-ZÆØÅ][^;|\t\n]{1,40})[;|\t] ?(?:\d{1,3} ?[A-Za-z]?(?:[ ,.][^;|\t\n]{1,14})?[;|\t] ?){0,3}\Z",
    re.MULTILINE,
)
_TOWN_CELL = re.compile(r" ?[;|\t] ?[A-ZÆØÅ][^;|\t\n\d]{1,24}(?=[;|\t\n]|$)")
_POST_DIGITS = 4
_MOST_WORDS = 6
_FEW_WORDS = 3
_YEARS = range(1900, 2100)

# Without one of these the patterns above do not match.
_BOXES = Signs(("boks", "box"), forms=("^pb$",))
_FIELDS = Signs(
    forms=(
        "^(?:(?:privat|bopæls?|post|hjemme)?adresse|adr|bopæl|vej(?:navn)?|gade(?:navn)?|husn(?:umme)?r|nr|by|etage|side|dør|sal)$",
        "^postn",
    )
)
_FIELD_ROOM = 24
# A colon follows its label within so many characters.
_COLON = 24
_VALUE_ROOM = 90


def address_fields(text: str) -> Iterator[Spot]:
    """Find boxes, the fields of forms, and a postcode with its town that stand by themselves."""
    for match in at_places(_BOX, text, _BOXES.places(text)):
        yield Spot(match.start(), match.end(), "DK_ADDRESS", 0.8)
    labels = [one for one in _FIELDS.places(text) if text.find(":", one[1], one[1] + _COLON) >= 0]
    for match in near(_FIELD, text, labels, _FIELD_ROOM, _VALUE_ROOM):
        if _is_filled_in(match, text):
            yield Spot(match.start("value"), match.end("value"), "DK_ADDRESS", 0.8)
    yield from _cells(text)
    for start, _ in before_capital(text, _POST_DIGITS, _POST_DIGITS):
        cell = match_at(_POST_CELL, text, start)
        if cell and _is_town(cell):
            yield Spot(start, cell.end(), "DK_ADDRESS", 0.6)


def _cells(text: str) -> Iterator[Spot]:
    """Find street, number, postcode and town in cells of their own: *;Birkevej;4;4200;Slagelse*."""
    for start, end in digits(text):
        if end - start != _POST_DIGITS or text[start - 1 : start] not in _PARTING:
            continue
        town = _TOWN_CELL.match(text, end)
        before = _STREET_CELLS.search(text, max(0, start - _VALUE_ROOM), start)
        is_year = int(text[start:end]) in _YEARS
        if town and before and _is_street_cell(before, is_year=is_year):
            yield Spot(before.start("street"), town.end(), "DK_ADDRESS", 0.7)


def _is_street_cell(cells: re.Match[str], *, is_year: bool) -> bool:
    """Tell a street and its number from *Trafik;2024;Stigning*."""
    if any(map(str.isdigit, cells.group())):
        return True
    return not is_year and bool(street_ending(cells["street"].rstrip()))


def _is_filled_in(match: re.Match[str], text: str) -> bool:
    value = match["value"]
    if match["bare"]:
        before = text[max(0, match.start() - _VALUE_ROOM) : match.start()]
        return value[0].isdigit() and _STREET_FIELD.search(before) is not None
    words = value.split()
    around = text[max(0, match.start() - _FORM_AROUND) : match.end() + _FORM_AROUND]
    if (
        match["post"]
        and len(words) <= _FEW_WORDS
        and _FORM.search(around.replace(match.group(), ""))
    ):
        return True
    if not (value[0].isupper() or value[0].isdigit()) or len(words) > _MOST_WORDS:
        return any(char.isdigit() for char in value) and len(words) <= _MOST_WORDS
    if match["whole"] or value[0 if match["post"] else -1].isdigit():
        return True
    return _FORM.search(around.replace(match.group(), "")) is not None


def _is_town(cell: re.Match[str]) -> bool:
    """Tell whether a town follows: no year with a heading (*2025 Budget*), no count of things."""
    word = cell["town"].split()[0]
    classes = standard_lexicon().classes(word)
    if int(cell["post"]) in _YEARS:
        return bool(classes & Word.PLACE)
    return bool(classes & Word.PLACE) or not classes & Word.ORDINARY
