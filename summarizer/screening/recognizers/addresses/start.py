"""Where a street begins, among the capitalised words before a house number."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re

from summarizer.screening.language.lexicon import Word, own_list, standard_lexicon
from summarizer.screening.recognizers.addresses.forms import (
    PREFIX,
    SURE_ENDING,
    is_planning,
    street_ending,
)

HEADINGS = frozenset(word.casefold() for word in own_list("not_streets"))
# Headings by themselves, but streets with a name before them: "Pile Alle 5", "Vestre Ring 3".
_CLOSING = frozenset({"alle", "landevej", "ring", "mølle", "stationsplads"})
_QUARTERS = frozenset({"nord", "syd", "øst", "vest"})
_ARTICLES = frozenset({"den", "det", "de"})
_IS_PREFIX = re.compile(PREFIX + r"\.?", re.IGNORECASE)
_NAMING = frozenset({"Den", "Det", "De"})
_PREPOSITIONS = frozenset(
    {"ved", "under", "over", "på", "bag", "langs", "mellem", "foran", "i", "oven", "neden"}
)
_ABROAD = frozenset(
    {"Am", "Im", "Zum", "Zur", "Rue", "Avenue", "Via", "Viale", "Calle", "Plaza", "Rua", "Place"}
)
_IS = re.compile(r",? (?:er|har|ligger|ejes|bebos|står|skal|får|bliver|blev|var|og|bør)\b")
_ANOTHER = re.compile(r"(?:,| og| samt) \d")
_DEFINITE = re.compile(r"(?:ene|erne)$")
# A list of neighbours has "Tornskaden 4: Bo Due".
_WHO = re.compile(r" ?: ([A-ZÆØÅ][\w-]+)")
_SQUARE = re.compile(r"(?:e[nt]|erne|ene|gade|havn)$", re.IGNORECASE)
# "Torvet 3, Nr. Aaby" fills the rest of its line.
_ENDS_WITH_TOWN = re.compile(r", (?:[A-ZÆØÅ][\w.]* ?){1,3}(?:\n|$)")
_SQUARE_BEFORE = re.compile(
    r"\b(?:på|i|bor|mellem|fra|til|ved|overfor|over for|af|mod|og|ejer|naboen) $"
)
_CAPITALS_BEFORE = re.compile(
    r"(?<!\w)(?:PÅ|BOR|FRA|AF|EJER|VED|TIL|FORBI|HOS|ADR\.|ADRESSE:?) [A-ZÆØÅ]{5,}$"
)
# "bor på 1. Vester 8"
_ORDINAL = re.compile(r"[a-zæøå][ ]\d{1,2}\.[ ]$")
_ORDINAL_ROOM = 6
_MOST_WORDS = 4  # "H. C. Ørsteds Gamle Vej"
_SHORT = 3  # LP, BR


# What belongs to a street and stands before its first capitalised word, read from its start:
# "10. Februars Vej", "Ved Åen", a line's end after "Gammel".
_BEFORE = re.compile(
    rf"(?:(?:(?<=[a-zæøå,:] )|(?<=\())(?:Ved|Under|Oven|Neden|På|Bag|Langs|Over|Mellem|Bagved|Foran)[ ]|(?<![\w.§])\d{{1,2}}\.[ ](?:(?:Januar|Februar|Marts|April|Maj|Juni|Juli|August|September|Oktober|November|December)s?[ ])?|(?<!\w){PREFIX}\.?[ ]?\n)$"
)
# "Christian d. 4.s", "Frederik VII's" before "Gade".
_OF_REGENT = re.compile(
    r"(?<!\w)[A-ZÆØÅ][\w.]*[ ](?:(?:d\.|den)[ ])?(?:\d{1,2}\.?|[IVX]+)['’]?s[ ]$"
)
_BEFORE_ROOM = 40


def with_what_stands_before(start: int, text: str) -> int:
    """Take *Ved*, *10.* and the like as the street's own."""
    found = _BEFORE.search(text[max(0, start - _BEFORE_ROOM) : start])
    return start - len(found.group()) if found else start


def street_start(match: re.Match[str], text: str) -> int | None:
    """Give where the street begins, or None when the words before the number are none."""
    regent = _OF_REGENT.search(text[max(0, match.start() - _BEFORE_ROOM) : match.start()])
    if regent and street_ending(match["street"]) == match["street"]:
        return match.start() - len(regent.group())
    found = list(re.finditer(r"\S+", match["street"]))
    words = [one.group() for one in found]
    if _is_heading(words) or _is_abbreviation(words, match) or _ends_sentence(words[-1]):
        return None
    first = _first_word(words, match, text)
    return None if first is None else match.start("street") + found[first].start()


def _first_word(words: list[str], match: re.Match[str], text: str) -> int | None:
    last = words[-1].strip(".,")
    suffix = street_ending(last)
    sure = SURE_ENDING.search(last)
    # "Parkvej" is an ending, and yet a whole street.
    is_whole = not suffix or len(last) > len(suffix) or (sure is not None and sure.start() > 0)
    if is_whole and sure and last.casefold() not in _CLOSING:
        first = _before_whole(words)
        named = first == 1 and _is_named_for(words[0])
        if named and starts_sentence(text, match.start()):
            # "Kongens Nytorv 3"
            named = words[0].endswith("s") and _stands_alone(match, text)
        return 0 if named else _with_preposition(words, first, match, text)
    if not is_whole or (len(words) > 1 and last.casefold() in _CLOSING | _QUARTERS):
        if len(words) == 1:
            return 0 if _is_square(last, match, text) else None
        return _with_preposition(words, _before_part(words), match, text)
    if len(words) > 1 and last.casefold().endswith("v") and _IS_PREFIX.fullmatch(words[-2]):
        # "Ndr. Strandv. 44"
        return _before_whole(words)
    at_start = starts_sentence(text, match.start("street") + match["street"].rfind(words[-1]))
    # After a colon or at a sentence's start: "Lappestenen 4, 6 og 12".
    several = _ANOTHER.search(text, match.end("number"), match.start("tail"))
    known = match["tail"] or suffix or several or _IS.match(text, match.end())
    if at_start and not known and not _stands_alone(match, text):
        return None
    return _with_preposition(words, _before_whole(words), match, text)


def _is_named_for(word: str) -> bool:
    """Tell whether a street may be named for ``word``: *Vrist Strandvej*, no *Jens Strandvej*."""
    classes = standard_lexicon().classes(word)
    plain = word.rstrip(".").casefold()
    return not (
        classes & (Word.NAME | Word.ORGANISATION)
        or plain in HEADINGS | _PREPOSITIONS
        or is_planning(plain)
        or _DEFINITE.search(plain)
    )


def _is_heading(words: list[str]) -> bool:
    last = words[-1].strip(".,").casefold()
    before = words[-2].strip(".,") if len(words) > 1 else ""
    if last in _QUARTERS and before.casefold() == "ring":
        return False
    if before and not _is_heading(words[:-1]):
        if last in _QUARTERS and street_ending(before):
            return False
        if last in _CLOSING:
            owned = before.endswith(("s", "S")) or _IS_PREFIX.fullmatch(before) is not None
            return last == "ring" and not owned
    return last in HEADINGS or is_planning(last)


def _is_abbreviation(words: list[str], match: re.Match[str]) -> bool:
    last = words[-1].strip(".,")
    if not last.isupper() or SURE_ENDING.search(last):
        return False
    shouted = not match["tail"] and not street_ending(last) and not _is_told(match)
    return shouted or (len(last) <= _SHORT and (len(words) == 1 or not street_ending(last)))


def _ends_sentence(word: str) -> bool:
    """Tell a whole word with its full stop (*Kørsel. 140 biler*) from one cut short (*Alg. 4*)."""
    plain = word.strip(".")
    if not word.endswith(".") or len(plain) <= _SHORT or street_ending(plain):
        return False
    return bool(standard_lexicon().classes(plain) & Word.ORDINARY)


def _is_told(match: re.Match[str]) -> bool:
    """Tell whether the words in capitals before it say that it is a street: *PÅ ENGDRAGET 25*."""
    start = match.start("street")
    return (
        _CAPITALS_BEFORE.search(match.string[max(0, start - 10) : match.end("street")]) is not None
    )


def _before_whole(words: list[str]) -> int:
    """Take *Gl.*, *Ny* and a town before a whole street: "Fredensborg Kongevej"."""
    first = len(words) - 1
    if first > 1 and words[first - 1] in {"neden", "oven"}:
        # "Overgaden neden Vandet"
        return first - 2
    while first > 0 and _belongs(words, first - 1):
        first -= 1
    return first


def _belongs(words: list[str], number: int) -> bool:
    word = words[number]
    if _IS_PREFIX.fullmatch(word):
        return number > 0 or word.rstrip(".").casefold() not in HEADINGS or "." in word
    if word.rstrip(".").casefold() in HEADINGS or is_planning(word):
        return False
    if number and word.endswith(("s", "S")) and _IS_PREFIX.fullmatch(words[number - 1]):
        # "Skt. Pauls Kirkeplads"
        return True
    classes = standard_lexicon().classes(word)
    is_place = classes & Word.PLACE or classes == Word.UNKNOWN
    return bool(is_place) and not classes & (Word.GIVEN | Word.ORGANISATION)


def _before_part(words: list[str]) -> int:
    """Take the words before *Vej*, *Alle* or *Plads*: "H. C. Ørsteds Gamle Vej"."""
    first = len(words) - 1
    while first > 0 and len(words) - 1 - first < _MOST_WORDS:
        word = words[first - 1].rstrip(".")
        if word.casefold() in _ARTICLES:
            return first - 1
        if word == "af":
            break
        if word.casefold() in HEADINGS - _QUARTERS - _CLOSING and not _IS_PREFIX.fullmatch(word):
            break
        first -= 1
    return first


def _with_preposition(words: list[str], first: int, match: re.Match[str], text: str) -> int:
    """Take *Ved* and *Bag* where an address stands on its own line: "Ved Åen 12"."""
    if words[0] in _ABROAD:
        return 0
    if 0 < first < _MOST_WORDS and words[0] in _NAMING:
        # "Den Grønne Kile 7", but "Den Aabenraavej 7 …" begins a sentence.
        is_sure = match["tail"] or _stands_alone(match, text)
        return 0 if is_sure or not starts_sentence(text, match.start()) else first
    if first == 1 and words[0].casefold() in _PREPOSITIONS:
        # A list of neighbours has "Langs Åen 4: Bo Due".
        begins = text[match.start() - 1 : match.start()] in {"", "\n"}
        parted = text[match.end() : match.end() + 1] in {":", ",", "\t", ";"}
        return 0 if (begins and parted) or _stands_alone(match, text) else first
    return first


def _is_square(word: str, match: re.Match[str], text: str) -> bool:
    """Tell whether *Torvet 4* is a home: with a town, in brackets, after a comma, or on its own line."""
    if _SQUARE.search(word) is None:
        return False
    before = text[max(0, match.start("street") - 12) : match.start("street")]
    return bool(
        match["tail"]
        or before.endswith((", ", ": ", "/", "("))
        or _SQUARE_BEFORE.search(before)
        or _IS.match(text, match.end())
        or _stands_alone(match, text)
        or _ENDS_WITH_TOWN.match(text, match.end())
    )


def _stands_alone(match: re.Match[str], text: str) -> bool:
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    rest = text[match.end() : line_end if line_end >= 0 else len(text)]
    before = text[line_start : match.start("street")].strip(" \t,;:-•*")
    if before:
        return False
    who = _WHO.match(rest)
    if who and standard_lexicon().classes(who.group(1)) & Word.GIVEN:
        return True
    return not rest.strip(" \t.,;)")


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether a capital letter is to be expected at ``start``."""
    position = start - 1
    if _ORDINAL.search(text[max(0, start - _ORDINAL_ROOM) : start]):
        return False
    while position >= 0 and text[position] in " \t\"'(»“”-•*":
        position -= 1
    return position < 0 or text[position] in ".!?\n:"
