"""What the text around a capitalised word tells: a mail header, a town, a list of letters."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re

from summarizer.screening.language.lexicon import Word, own_list
from summarizer.screening.recognizers.addresses.forms import street_ending
from summarizer.screening.recognizers.names.forms import surname_like
from summarizer.screening.recognizers.names.tokens import (
    Token,
    inside,
)
from summarizer.screening.text.signs import places_of

_HEADER = re.compile(
    r"^(?:> ?)*(?:Date|Dato|Message-ID|Received|MIME-Version):.*$"
    r"|^(?:> ?)*(?:Content-[\w-]+|X-[\w-]+|In-Reply-To|References|Importance):.*$"
    r"|^(?:> ?)*On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:\d{1,2} )?[A-Z][a-z]{2,8} (?:\d{1,2}, )?\d{4}"
    r"|^(?:> ?)*(?:Sent|Sendt|From|To|Cc|Bcc|Subject|Reply-To):|-Original Message-",
    re.MULTILINE,
)
_SAINTS = frozenset({"Sankt", "Sct", "Skt"})
_QUARTERS = frozenset(
    "Nr Ndr Sdr Kgs Kgl Gl Ll Vr Tidl Vedr Evt Tlf Adr Mob Fam Famil Jf Jfr".split()  # noqa: SIM905 - reads better
)
_SAINTS_AND_QUARTERS = _SAINTS | _QUARTERS
# Places of several words by their first: "New" gives "York", "Zealand" ...
_OF_SEVERAL: dict[str, list[list[str]]] = {}
for _place in own_list("places_abroad"):
    if " " in _place:
        _OF_SEVERAL.setdefault(_place.split()[0], []).append(
            [word for word in _place.split() if word[0].isupper()]
        )
_OPENS_PLACE = _SAINTS_AND_QUARTERS | _OF_SEVERAL.keys()
# Blanks, and particles as in "Rio de Janeiro".
_WIDEST_PLACE = 8
_HALF = re.compile(r"-(?:,| (?:og|eller|samt|&) )")
_LIST_BEFORE = re.compile(
    r"\b(?:[A-Z0-9],? (?:og|eller|samt)|felt|zone|bilag|model|etape|linje(?:føring)?|alternativ"
    r"|variant|opgang|blok|løsning|forslag|scenarie|rute|klasse|type) $"
)
_ROMAN = frozenset({"I", "II", "IV", "V", "VI", "IX", "X", "XI"})
_TOWN_ENDING = re.compile(
    r"(?:rup|trup|strup|lev|løse|sted|by|borg|høj|lund|sø|bæk|ager|rød|holt|ved|sund|næs|havn|købing|mark|torp|toft|dal|slev|mose)$"
)


def ends_list(text: str, segment: list[Token]) -> bool:
    """Tell whether a letter with a full stop numbers something: "B og C. Bygningen", "II. Støv"."""
    letter, following = segment[0], segment[1]
    if text[letter.end : letter.end + 2] != ". " or following.is_name or not following.is_word:
        return False
    if text[max(0, letter.start - 1) : letter.start] in {"", "\n"}:
        # "A. Hegnet. Det skal …" where a B follows; "A. Bager" may sign.
        lettered = "\nA. " in text and "\nB. " in text and not surname_like(following.text)
        return letter.text in _ROMAN or lettered
    return _LIST_BEFORE.search(text, max(0, letter.start - 12), letter.start) is not None


def outside_headers(text: str, tokens: list[Token]) -> list[Token]:
    """Leave out a mail header's own words and dates, and the letters of *A/S* and *P/S*."""
    in_header = {
        token.start
        for header in _HEADER.finditer(text)
        for token in inside(tokens, header.start(), header.end())
    }
    slashed = {place for start, end in places_of(text, ("/",)) for place in (start - 1, end)}
    dropped = in_header | {
        token.start for token in tokens if token.start in slashed and len(token.text) == 1
    }
    return [token for token in tokens if token.start not in dropped] if dropped else tokens


def outside_places(text: str, tokens: list[Token]) -> list[Token]:
    """Leave out saints (*Sankt Hans-bål*), *Nr.*, *Sdr.* and *Kgs.* before a place, *New York*."""
    special = [n for n, token in enumerate(tokens) if token.text in _OPENS_PLACE]
    dropped = _halves(text, tokens)
    for number in special:
        token = tokens[number]
        if number in dropped:
            continue
        if token.text in _QUARTERS:
            if text[token.end : token.end + 1] == ".":
                dropped.add(number)
            continue
        several = _of_several(tokens, number)
        if several or token.text not in _SAINTS:
            dropped.update(several)
            continue
        dropped.add(number)
        if number + 1 < len(tokens) and tokens[number + 1].start - token.end <= len(". "):
            dropped.add(number + 1)
            # "Sankt Peders Gade"
            street = tokens[number + 2 : number + 3]
            if street and street_ending(street[0].text) == street[0].text:
                dropped.add(number + 2)
    return [token for n, token in enumerate(tokens) if n not in dropped] if dropped else tokens


def _of_several(tokens: list[Token], number: int) -> range:
    """Give the words of the place that begins with word ``number``: *Rio de Janeiro*."""
    for words in _OF_SEVERAL.get(tokens[number].text, ()):
        stretch = tokens[number : number + len(words)]
        beside = stretch[-1].end - stretch[0].start <= sum(map(len, words)) + _WIDEST_PLACE
        last = stretch[-1].text.removesuffix("s")
        if beside and [*(one.text for one in stretch[:-1]), last] in (
            words,
            [*words[:-1], words[-1].removesuffix("s")],
        ):
            return range(number, number + len(words))
    return range(0)


def _halves(text: str, tokens: list[Token]) -> set[int]:
    """Give the words that are half of another: *Børne- og Ungeudvalget*."""
    ends = {match.start() for match in _HALF.finditer(text)}
    return {n for n, token in enumerate(tokens) if token.end in ends} if ends else set()


def towns_after_commas(text: str, tokens: list[Token]) -> set[int]:
    """Give the starts of words after a comma that tell where somebody lives.

    "Tove Munk, Ejstrup" and "Steffen Dam, Vester Ejstrup".
    """
    towns: set[int] = set()
    for number, token in enumerate(tokens):
        if text[max(0, token.start - 2) : token.start] != ", ":
            continue
        stretch = [token]
        for following in tokens[number + 1 :]:
            if text[stretch[-1].end : following.start] != " ":
                break
            stretch.append(following)
        last = stretch[-1]
        is_place = bool(last.classes & Word.PLACE) or _TOWN_ENDING.search(last.text) is not None
        if is_place and not last.is_name and not any(one.classes & Word.GIVEN for one in stretch):
            towns.update(one.start for one in stretch)
    return towns
