"""How a name in lower case goes on: *palle kvist*, *svend aage*, *amalie, storm og bjørk*."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Lexicon, Word
from summarizer.screening.recognizers.names.forms import surname_like
from summarizer.screening.recognizers.names.tokens import is_role
from summarizer.screening.recognizers.names.words import (
    COMMONEST,
    NEVER,
    is_given,
    is_lower_name,
    is_named,
)
from summarizer.screening.text.patterns import compiled
from summarizer.screening.text.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SCORE = 0.6
_INITIAL = compiled(
    r"[ ](?:\p{Ll}\.?(?=[ \t]*(?:\n|$))|(?![iåø])\p{Ll}(?:\.(?=[,;)]|[ ]og\b)|(?=[ ,;)]|\.[ ]\p{L})))"
)
_NEXT = compiled(r"(?:[ ]\p{Ll}{1,4}\.)?[ ](\p{Ll}[\p{Ll}']+(?:-\p{Ll}+)*)(?![\w@/])")
_AND = compiled(
    r"(?:[ ](?:i[ ]|fra[ ])?(?:nr\.?|nummer)[ ]\d{1,3})?(?:[ ](?:og|&|samt|eller)[ ]|,[ ])(\p{Ll}[\p{Ll}']+(?:-\p{Ll}+)*)(?![\w@/])"
)
_BEFORE = compiled(r"(?<![\w@.\-/])(\p{Ll}{2,})[ ]$")
_BEFORE_AND = compiled(r"(?<![\w@.\-/])(\p{Ll}{2,}(?:-\p{Ll}+)?)(?:[ ](?:og|&|samt)|,)[ ]$")
_CLOSES = re.compile(r"$|[,;:)\n]|\.(?:\s|$)|[ ](?:og|samt|&)[ ]")
# A verb, as its end tells it: *jan vinter har båden*, *bodil kær låser op*.
_DOES = re.compile(
    r" (?:har|havde|vil|kan|skal|må|bor|står|går|gik|kom|fik|får|tog|gør|ved|var|er"
    r"|(?!(?:under|over|efter|eller|heller|samler|siden|hver|flere?|mere)\b)[a-zæøå]{3,}(?:er|ede|te))\b"
)
_SHORTEST_SURNAME = 3
_TAIL = re.compile(r" ([a-zæøåéüö]{3,}(?:-[^\W\d_]+)*)(?![\w@/.'’-])")
_AFTER_NAME = frozenset({"", "\n", ","})
_WORD = re.compile(r"[^\W\d_]+")
# Words for things that are surnames: right after a given name nothing else stands in the singular.
_THINGS = frozenset(
    "bank bonde borg bro dal dam eg gade kok krog kær mark mose ring skov sommer sten"  # noqa: SIM905 - reads better
    " storm strand vinter".split()
)
# Surnames that are no thing: after a name they may mean themselves.
_NO_THINGS = frozenset(
    "bang brun fast for fors frank frisk glad grøn grønne have held holden holdt hove hvid hvidt hvilsom"  # noqa: SIM905 - reads better
    " høj just klinge knap kold lad lade lage lang lange ledet li lyster mørk noble nord norman rank rask"
    " rode rust rutten ryge sand sort stærk sund urban vest vester viking vind vinding".split()
)


def rest_of_list(text: str, end: int, lexicon: Lexicon) -> Iterator[Spot]:
    """Take the other names of a list: *amalie, storm og bjørk*."""
    while (other := _AND.match(text, end)) is not None:
        word = other.group(1)
        # After a comma only a given name is another name; after *og* also what is no word at all.
        is_name = is_named(word, lexicon)
        if text[end] == " ":
            is_name = may_be_name(word, lexicon) or lexicon.word_class(word) == Word.UNKNOWN
        if not is_name and not is_lower_name(word, lexicon):
            return
        end = grown(text, other.end(1), lexicon)
        yield Spot(other.start(1), end, "PERSON", _SCORE)


def list_before(text: str, start: int, lexicon: Lexicon) -> Iterator[Spot]:
    """Take the given names of a list that a name ends: *storm og sol er ledere*."""
    while (other := _BEFORE_AND.search(text, max(0, start - 30), start)) is not None:
        if not is_named(other.group(1), lexicon):
            return
        start = other.start(1)
        yield Spot(start, other.end(1), "PERSON", 0.5)


def _may_follow(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word right after a given name may be its surname, listed or not."""
    if may_be_name(word, lexicon) or word in _THINGS:
        return True
    classes = lexicon.classes(word.capitalize())
    if word in NEVER or classes & Word.ORDINARY or len(word) < _SHORTEST_SURNAME:
        return False
    return not classes & Word.COMPOUND or surname_like(word)


def may_be_name(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a list has the lower-case ``word`` as a name, whatever else it means."""
    return word not in NEVER and bool(lexicon.classes(word.capitalize()) & Word.NAME)


def grown(text: str, end: int, lexicon: Lexicon) -> int:
    """Take following words that a name list has: *palle kvist*."""
    for number in range(3):
        found = _NEXT.match(text, end)
        follows = may_be_name if number else _may_follow
        if found is None:
            break
        word = found.group(1)
        if not follows(word, lexicon) and not _ends_name(text, word, found.end(), lexicon):
            break
        end = found.end()
    # "kh gitte m": an initial at the line's end.
    initial = _INITIAL.match(text, end)
    return initial.end() if initial else end


def _ends_name(text: str, word: str, end: int, lexicon: Lexicon) -> bool:
    """Tell whether an everyday word closes a name: *rasmus dam, formand*, *ida krog og jeg*."""
    if word in COMMONEST or not lexicon.classes(word.capitalize()) & Word.SURNAME:
        return False
    return (_CLOSES.match(text, end) or _DOES.match(text, end)) is not None


def grown_back(text: str, start: int, lexicon: Lexicon) -> int:
    """Take the word before when it is a given name too: *svend aage*."""
    before = _BEFORE.search(text, max(0, start - 20), start)
    if before is not None and _is_own_line(text, before.start(1), start, lexicon):
        return int(before.start(1))
    if before is None or is_role(before.group(1)):
        return start
    # "sten østergaard": before what is only a surname any given name is one.
    following = _WORD.match(text, start)
    only = following and not lexicon.classes(following.group().capitalize()) & Word.GIVEN
    may_be = is_named if only else is_given
    return int(before.start(1)) if may_be(before.group(1), lexicon) else start


def lower_surnames(text: str, names: Sequence[Spot], lexicon: Lexicon) -> Iterator[Spot]:
    """Take the surname that lost its capital: *Bodil krag,*, *Gunnar tvilum er*, *Oda rømer Flensted*."""
    starts = {spot.start for spot in names}
    for spot in names:
        if text[spot.end : spot.end + 1] != " ":
            continue
        found = _TAIL.match(text, spot.end)
        if found is None or found.group(1) in COMMONEST or found.group(1) in NEVER:
            continue
        word, end = found.group(1), found.end()
        between = text[end : end + 1] == " " and end + 1 in starts
        ends = between or text[end : end + 1] in _AFTER_NAME
        listed = lexicon.classes(word.capitalize()) & Word.SURNAME
        if lexicon.word_class(word) == Word.UNKNOWN or (listed and ends and not is_role(word)):
            yield Spot(spot.start, end, "PERSON", _SCORE)


def is_bare_surname(word: str, lexicon: Lexicon) -> bool:
    """Tell whether right after a given name that is a word *word* is a surname: *maj kvist*."""
    if word in _THINGS or word in COMMONEST or word in _NO_THINGS:
        return word in _THINGS
    return bool(lexicon.classes(word.capitalize()) & Word.SURNAME) and word not in NEVER


def _is_own_line(text: str, first: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether *liv nygaard* fills its line: then the everyday word is a given name."""
    end = text.find("\n", start)
    rest = text[start : end if end >= 0 else len(text)].strip(" .!")
    begins = text[max(0, first - 1) : first] in {"", "\n"}
    return begins and " " not in rest and is_named(text[first : start - 1], lexicon)
