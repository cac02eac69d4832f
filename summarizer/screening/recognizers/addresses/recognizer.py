"""Addresses, found from their house number: no list of streets is needed.

A street without a number is a place and stays. What counts is a number of one to three
digits (perhaps with a letter, floor, door, postcode and town) right after something that can
be a street: a word with a street ending, a street of several words, or a capitalised word
that is no heading ("Lokalplan 21").
"""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from summarizer.screening.language.lexicon import Word, standard_lexicon
from summarizer.screening.recognizers.addresses.bare import bare_homes
from summarizer.screening.recognizers.addresses.end import address_end
from summarizer.screening.recognizers.addresses.fields import address_fields
from summarizer.screening.recognizers.addresses.forms import (
    BEFORE,
    BEFORE_DOOR,
    CAPITAL,
    CARE_OF,
    EDGE,
    FLOOR,
    LOWER_ENDINGS,
    NOT_AFTER,
    NUMBER,
    NUMBER_WORDS,
    STRETCH,
    TOWN,
    WORD,
    WORD_ROOM,
    is_planning,
    street_ending,
)
from summarizer.screening.recognizers.addresses.lower import lower_streets, with_part_before
from summarizer.screening.recognizers.addresses.start import (
    HEADINGS,
    street_start,
    with_what_stands_before,
)
from summarizer.screening.recognizers.addresses.units import homes_by_number
from summarizer.screening.recognizers.base import DanishRecognizer
from summarizer.screening.text.anchors import at_places, at_words, near, with_number
from summarizer.screening.text.houses import House, before_capital, houses
from summarizer.screening.text.patterns import compiled, match_at
from summarizer.screening.text.signs import Signs
from summarizer.screening.text.spots import Spot
from summarizer.screening.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterator


# A sentence ends with the street, and the next line begins with the number.
_FULL_STOP = re.compile(r"[a-zæøå]{4}\.$")
_FIRST_ITEMS = 4
_IS_LOWER: Remembered[str, bool] = Remembered(lambda word: word[0].islower())


class AddressRecognizer(DanishRecognizer):
    """Street and house number with all that follows; also *nr. 23* of a named street."""

    ENTITIES: ClassVar[tuple[str, ...]] = ("DK_ADDRESS",)
    LAYER: ClassVar[str] = "address"
    _STREET = compiled(
        rf"""{EDGE}(?P<street>
            {WORD}(?:[ ](?:(?:af|den|d\.|de|von|og|oven|neden)[ ])?(?!N[RrOo]\.?[ ]){WORD}){{0,4}}
        )(?:,?[ ](?i:husnr|nr|nummer|no)\.?|,?[ ]u?lige(?:[ ](?:nr\.?|(?:hus)?numre(?:ne)?))?|,?[ ](?:hus)?numrene)?(?:,?[ ]{{1,2}}|\n|(?=[ \#1-9])(?:[ ]?\#|(?=[1-9])(?:(?<=[a-zæøå]v\.)|(?<=[a-zæøå](?:vej|gade|stræde|all[eé]|vænge|torv)(?:en|et)?))))(?i:nr\.?[ ]?)?{NUMBER}{NOT_AFTER}
        (?P<tail>{CARE_OF}?{FLOOR}{{0,2}}{CARE_OF}?{TOWN}?{CARE_OF}?)""",
    )
    _LOWER = compiled(
        rf"""(?<![\w.@/\-])(?P<street>(?:(?:gl|gamle?|gammel|nordre|søndre|vestre|østre|nørre|sønder|sdr|ndr|nr|øster|vester|ny|store|lille|sankt|s[ck]t|indre|nedre|øvre)\.?[ ])?[a-zæøåé][a-zæøåé.\-]{{1,}}?
            (?:s[ ](?:vej|alle|gade|plads|vænge|torv)|(?<=[a-zæøåé]{{2}})(?:vej|vejen|gade|gaden|all[eé]|alleen|stræde|stien|vænge|vænget|torv|torvet|parken|haven|vangen|toften|krogen|bakken|marken|lunden|engen|boulevard|plads|bakke|park|mark|have|toft|ager|høj|brinken|skrænten|løkken|ageren|svinget|hegnet|draget|krattet|bryggen|gyden|slippen)))
        (?:,?[ ](?:husnr|nr|nummer)\.?)?[ ]{NUMBER}{NOT_AFTER}(?P<tail>{FLOOR}{{0,2}}{TOWN}?)""",
    )
    _BY_VERB = compiled(
        rf"""(?i:\b(?:bor|bosat|boende|bopæl|adresse|adr\.?|ejer|ejendommen|flytte[rt]?|hjemme)\b(?:[ ](?:selv|nu|her|vi|jeg|er|til|lige|fortsat|stadig|også|ovre|oppe|nede|ude|bolig(?:en)?|grunden|(?:sommer|fritids|række|parcel|bonde)?huset|gården|ejendommen|lejligheden|villaen|landstedet|kolonihaven))*[ :]{{1,2}}(?:på|i|ved)?[ ]?)
        (?P<street>[\wÆØÅæøå.\-]{{3,}}(?:[ ][\wæøå]{{3,}})?)(?:[ ](?:nr|nummer)\.?[ ]|[ ][(–-][ ]?|[ ]){NUMBER}{NOT_AFTER}(?P<tail>{FLOOR}{{0,2}}{TOWN}?)""",
    )
    # "I live at 14 Møllevej"
    _NUMBER_FIRST = compiled(
        r"(?<=\b(?:i|på|bor|lives?|living|at|is)[ ])[1-9]\d{0,2}[A-Z]?[ ](?=\p{Lu})"
        rf"(?P<street>(?:{WORD}[ ]){{0,2}}\p{{Lu}}[\p{{L}}.\-]*(?:vej|gade|allé|alle|stræde|vænge|torv|boulevard)(?:en|et|n)?)(?!\w)(?![ ]\d)(?P<tail>{TOWN}?)"
    )
    _BEFORE_FIRST = ("i ", "på ", "bor ", "live ", "lives ", "living ", "at ", "is ")
    # "118, 5. tv": a house and a flat, whatever street was named before.
    _FLAT = compiled(
        r"(?<![\w.,])(?:(?i:blok|opgang|opg\.|bygning|hus|indgang|nr|nummer)\.?[ ](?:nr\.[ ]?)?)?\d{1,3}[A-Z]?,?[ ](?i:(?:\d{1,2}\.|st\.?|stuen)[ ]?(?:sal,?[ ]?)?(?:t\.?[hv]|mf)\b)"
        r"|(?<![\w.,])\d{1,3}[A-Z]?,?[ ](?:st|stuen|kl)\.?(?=[ ]?[),;\n])"
        r"|(?<![\w.,])\d{1,2}\.[ ]?(?:sal[ ,]{0,2})?(?:t\.?[hv]|mf)\b"
        r"|(?<!\w)(?i:blok|opgang|opg\.)[ ](?:nr\.[ ]?)?\d{1,3}[A-Z]?,?[ ](?:\d{1,2}\.[ ]sal|st\.)"
    )
    _FARM = re.compile(
        r"(?:\"[A-ZÆØÅ][^\"\n]{2,30}\"|(?:(?<=\n)|(?<=, )|(?<=[a-zæøå] ))\"?[A-ZÆØÅ][\w\-]*(?:gård|gården|gaard|gaarden|lund|hus|huset|minde|hvile|bo|lyst|hjem|ly|høj|ro|boligen|villaen|møllen|smedjen)\"?)(?:,[ ]|\n)$",
    )
    # "på Store Tang, ", "ejer Birkehøj, lejlighed 4, "
    _NAMED_HOUSE = re.compile(
        rf"\b(?:på|ejer|driver|gården|ejendommen|[Pp]lejecentre?t|[Kk]ollegiet|[Pp]lejehjemmet) (?P<house>{WORD}(?: {WORD}){{0,2}},(?: (?:værelse|lejlighed|bolig|nr\.) \d{{1,3}},)? )$"
    )
    # Without one of these the patterns above do not match.
    _VERBS = Signs(
        forms=("^(?:bor|bosat|boende|bopæl|adresse|adr|ejer|ejendommen|flytte[rt]?|hjemme)$",)
    )
    _DOORS = Signs(forms=("(?:t[vh]|mf)$", "^(?:[vh]|st|sal|stuen|kl)$"))

    def spots(self, text: str) -> Iterator[Spot]:
        """Find addresses."""
        streets = list(self._with_street(text))
        yield from streets
        homes = list(homes_by_number(text, is_told=bool(streets)))
        yield from homes
        yield from bare_homes(text, streets + homes)
        yield from address_fields(text)

    def _with_street(self, text: str) -> Iterator[Spot]:
        named = [(house, _word_before(text, house)) for house in houses(text)]
        after_capital = [
            house for house, word in named if word[:1].isupper() or not word[:1].isalpha()
        ]
        # "Kastanjevej" has no beginning in small letters, "O'kastanjevej" has.
        after_street = [
            (house.start, house.start)
            for house, word in named
            if word.lower().endswith(LOWER_ENDINGS) and not (word[:1].isupper() and word.isalpha())
        ]
        for match in self._streets(text, after_capital):
            start = None if _numbers_a_list(match, text) else street_start(match, text)
            if start is not None:
                yield Spot(
                    self._with_farm(with_what_stands_before(start, text), text),
                    address_end(match),
                    "DK_ADDRESS",
                    self._score(match),
                )
        for match in at_words(self._LOWER, text, after_street, BEFORE, may_begin=_IS_LOWER):
            if self._is_lower_street(match, text):
                start = with_part_before(text, match.start())
                yield Spot(start, address_end(match), "DK_ADDRESS", 0.8)
        yield from lower_streets(text, [pair for pair in named if pair[1][:1].islower()])
        for match in at_places(
            self._BY_VERB, text, with_number(text, self._VERBS.places(text), 0, BEFORE)
        ):
            word = match["street"].rsplit(" ", 1)[-1].strip(".").casefold()
            if word not in HEADINGS and not is_planning(word) and not word.isdigit():
                yield Spot(match.start("street"), address_end(match), "DK_ADDRESS", 0.5)
        flats = with_number(text, self._DOORS.places(text), BEFORE_DOOR, 0)
        for match in near(self._FLAT, text, flats, BEFORE_DOOR, 2):
            yield Spot(match.start(), match.end(), "DK_ADDRESS", 0.7)
        first = [
            (start, end)
            for start, end in before_capital(text, 3)
            if text.endswith(self._BEFORE_FIRST, 0, start)
        ]
        for match in at_places(self._NUMBER_FIRST, text, first):
            yield Spot(match.start(), match.end(), "DK_ADDRESS", 0.6)

    def _streets(self, text: str, found: list[House]) -> Iterator[re.Match[str]]:
        """Match from the first capitalised word of each stretch that ends at a house number."""
        done = 0
        for house in found:
            stretch = STRETCH.match(text[max(0, house.start - BEFORE) : house.start][::-1])
            reach = max(done, house.start - stretch.end()) if stretch else house.start
            for start in CAPITAL.finditer(text, reach, house.start):
                match = match_at(self._STREET, text, start.start())
                if match:
                    yield match
                    done = match.end()
                    break

    @staticmethod
    def _is_lower_street(match: re.Match[str], text: str) -> bool:
        street = match["street"]
        if (
            re.search(
                r"^(?:motor|lande|cykel|grus|mark|parkerings|villa|privat|ad|tilkørsels|om|hoved|bi|ring|stam|brand|adgangs|sti|gang|lege|bane|bus|rund|has|over|halv|natur|skole|p-|boligv|fælles)"
                r"(?:vej|vejen|sti|stien|gade|gaden|plads|park|mark|have|bakke)",
                street,
            )
            and not match["tail"]
        ):
            return False
        before = text[max(0, match.start() - 12) : match.start()].casefold()
        return (
            re.search(r"(?:\b(?:en|et|den|det|de|ny|nye|hver|per|vores|ingen|anden)\s)$", before)
            is None
        )

    def _with_farm(self, start: int, text: str) -> int:
        window = max(0, start - 41)
        before = text[window:start]
        if not before.endswith((", ", "\n")):
            return start
        farm = self._FARM.search(before)
        if farm:
            return window + farm.start()
        house = self._NAMED_HOUSE.search(before)
        return window + house.start("house") if house and _may_be_house(house["house"]) else start

    @staticmethod
    def _score(match: re.Match[str]) -> float:
        last = match["street"].rsplit(" ", 1)[-1]
        return 0.9 if street_ending(last) or match["tail"] else 0.5


def _may_be_house(words: str) -> bool:
    """Tell whether ``words`` before a street name a house: no person, and no lone place."""
    classes = [standard_lexicon().classes(word) for word in words.rstrip(", ").split()]
    return not any(one & Word.GIVEN for one in classes) and not (
        len(classes) == 1 and classes[0] & Word.PLACE
    )


def _numbers_a_list(match: re.Match[str], text: str) -> bool:
    """Tell whether the number begins the next line of a list: *… Klostertorvet*, *3. Parkering*."""
    if "\n" not in text[match.end("street") : match.start("number")]:
        return False
    number = match["number"]
    after = text[match.end("number") : match.end("number") + 1]
    # "…på Pramdragerstien\n28. Det er …": in a list another number stood before.
    counts = not number.isdigit() or int(number) < _FIRST_ITEMS or f"\n{int(number) - 1}" in text
    return (after in {".", ")"} and counts) or _FULL_STOP.search(match["street"]) is not None


def _word_before(text: str, house: House) -> str:
    """Give the word before a house number, *nr.* and the like left out."""
    if house.before.rstrip(".,:")[-1:] not in _NUMBER_WORD_ENDS:
        return _plain(house.before)
    if house.before.strip(".,:").lower() in NUMBER_WORDS or not house.before.strip("lIO"):
        words = text[max(0, house.start - WORD_ROOM) : house.start].rstrip("lIO").split()
        while words and words[-1].strip(".,:").lower() in NUMBER_WORDS:
            words.pop()
        return _plain(words[-1]) if words else ""
    return _plain(house.before)


# With these ends *nr* and the others of ``NUMBER_WORDS``, and digits that were misread.
_NUMBER_WORD_ENDS = frozenset({"r", "R", "o", "O", "l", "I", "e", ""})


def _plain(word: str) -> str:
    return word.rstrip(".,:;").lstrip("\"'(»“")
