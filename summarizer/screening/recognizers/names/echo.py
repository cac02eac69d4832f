"""Names told by other names: the other half of a pair, and what was a name elsewhere."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import GENITIVE_ENDS, Word, without_genitive
from summarizer.screening.recognizers.names.forms import (
    AT_HOME,
    CLEAR_VERB,
    PERSON_VERB,
    PRONOUN_LIKE,
    PRONOUNS,
    is_spot,
    is_street,
    surname_like,
)
from summarizer.screening.recognizers.names.tokens import (
    PLAN_WORDS,
    Token,
    is_role,
    starts_sentence,
)
from summarizer.screening.text.spots import SURE, Spot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DOUBT = 0.5
_JOINTS = frozenset({" og ", " & ", ", ", " samt "})
_WIDEST_JOINT = max(map(len, _JOINTS))
_MOST_INITIALS = 4
_BEFORE_SURNAME = (": ", "; ", "\n")
_AFTER_GIVEN = frozenset({"", ";", ",", ".", "\n", ")"})
_SPEAKS = re.compile(r" (?:ønsker|oplyser|oplyste|mener|siger|sagde|har|er|bor|ejer|foreslår)\b")
_BEFORE_INITIALS = frozenset({"", "\n", "/", "-"})
_PARTS_OF_NAME = re.compile(r"[A-ZÆØÅ][\w'’.]*")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_IN_BRACKET = re.compile(r" \((?:\d{1,2}(?: år)?[),]|(?P<role>[a-zæøå]+)[), ]|[A-ZÆØÅ][a-zæøå]+\))")
_IN_BRACKETS = re.compile(r" ?\((?P<short>[A-ZÆØÅ]{2,4})\)")


# "6. Lærke, Rallarvej 9"
_BEFORE_HOME = re.compile(r", [A-ZÆØÅ][\wæøå. ]{3,30} \d{1,3}[A-Z]?(?:[\n,]|$)")


def reads_as_word(text: str, token: Token) -> bool:
    """Tell whether a word at a sentence's start means itself: nobody acts ("Hans bil …")."""
    if token.classes & Word.GIVEN and _BEFORE_HOME.match(text, token.end):
        return False
    if text[token.end : token.end + 2] == ": ":
        return False
    if token.classes & Word.GIVEN and _is_someone(text, token):
        return False
    verb = CLEAR_VERB if token.text in PRONOUN_LIKE else PERSON_VERB
    return verb.match(text, token.end) is None


def _is_someone(text: str, token: Token) -> bool:
    """Tell whether an age, a role or a home follows: *Line (34)*, *Palle (ejer)*, *Bo i nr. 9*."""
    found = _IN_BRACKET.match(text, token.end)
    if found is not None:
        return found["role"] is None or is_role(found["role"])
    return token.text not in PRONOUN_LIKE and AT_HOME.match(text, token.end) is not None


def joined_by_and(text: str, tokens: Sequence[Token], names: Sequence[Spot]) -> Iterator[Spot]:
    """Take the other half of *Skov og Anders Bæk*, though it be an ordinary word."""
    starts = {spot.start for spot in names}
    ends = {spot.end for spot in names}
    pairs = [
        (left, right)
        for left, right in pairwise(tokens)
        if right.start - left.end <= _WIDEST_JOINT and text[left.end : right.start] in _JOINTS
    ]
    for left, right in pairs:
        if left.initial or right.initial:
            continue
        may_begin = left.classes & Word.GIVEN or not starts_sentence(text, left.start)
        if right.start in starts and may_begin:
            candidate = left
        elif left.end in ends:
            candidate = right
        else:
            continue
        if candidate.text.isupper() and not (left.text.isupper() and right.text.isupper()):
            continue
        if not (_is_public(candidate) or candidate.classes & Word.PLACE or _is_a_thing(candidate)):
            yield Spot(candidate.start, candidate.end, "PERSON", _DOUBT)


def surnames_first(text: str, tokens: Sequence[Token], names: Sequence[Spot]) -> Iterator[Spot]:
    """Take the surname of *Skov, Jens; Bæk, Anne*, though it be an ordinary word."""
    ends = {spot.start: spot.end for spot in names}
    for left, right in pairwise(tokens):
        if (
            right.classes & Word.GIVEN
            and left.classes & Word.SURNAME
            and right.start in ends
            and text[left.end : right.start] == ", "
            and text[max(0, left.start - 2) : left.start].endswith(_BEFORE_SURNAME)
            and text[ends[right.start] : ends[right.start] + 1] in _AFTER_GIVEN
        ):
            yield Spot(left.start, left.end, "PERSON", _DOUBT)


def again(text: str, tokens: Sequence[Token], found: Sequence[Spot]) -> Iterator[Spot]:
    """Find parts of a sure name again wherever they stand alone, before or after."""
    known = _parts_of_sure_names(text, found)
    covered = bytearray(len(text))
    for spot in found:
        covered[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
    for token in tokens:
        word = token.text
        if word not in known and (
            word[-1] not in GENITIVE_ENDS or without_genitive(word) not in known
        ):
            continue
        if all(covered[token.start : token.end]) or _is_public(token):
            continue
        ambiguous = token.is_word and (not token.is_name or bool(token.classes & Word.COMMON))
        if ambiguous and starts_sentence(text, token.start) and reads_as_word(text, token):
            continue
        yield Spot(token.start, token.end, "PERSON", _DOUBT)


def short_for(text: str, names: Sequence[Spot]) -> Iterator[Spot]:
    """Find initials that a text gives to a name, wherever they stand: *Else Dahl (ED)* … *ED*."""
    for name in names:
        found = _IN_BRACKETS.match(text, name.end)
        if found is None or not _shortens(found["short"], text[name.start : name.end]):
            continue
        short = found["short"]
        for again in re.finditer(rf"{short}(?<![\w-]{short})(?=s?(?![\w-]))", text):
            yield Spot(again.start(), again.end(), "PERSON", _DOUBT)


def initials_alone(text: str, tokens: Sequence[Token], names: Sequence[Spot]) -> Iterator[Spot]:
    """Find the initials of a name that fill a line or speak: a mail signed *JO*, *OK mener*."""
    short = [
        one for one in tokens if 1 < one.end - one.start <= _MOST_INITIALS and one.text.isupper()
    ]
    if not short:
        return
    every = {
        "".join(part[0] for part in _PARTS_OF_NAME.findall(text[spot.start : spot.end]))
        for spot in names
    }
    for token in short:
        before, after = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
        fills = before in _BEFORE_INITIALS and after in {"", "\n"}
        speaks = token.text in every and _SPEAKS.match(text, token.end)
        if speaks or (fills and any(one.startswith(token.text) for one in every)):
            yield Spot(token.start, token.end, "PERSON", _DOUBT)


def _shortens(short: str, name: str) -> bool:
    """Tell whether the letters of ``short`` stand in the name in that order, from its first."""
    letters = iter(name.upper())
    return short[0] == name[:1] and all(letter in letters for letter in short)


def _parts_of_sure_names(text: str, found: Sequence[Spot]) -> set[str]:
    parts = {
        part
        for spot in found
        if spot.entity == "PERSON"
        for part in _LETTERS.findall(text[spot.start : spot.end])
        if part[:1].isupper() and (spot.score >= SURE or surname_like(part))
    }
    return parts | {without_genitive(part) for part in parts}


def _is_a_thing(token: Token) -> bool:
    """Tell whether a compound is no name: *Loppemarked og Sankt Hans*."""
    made_up = token.classes & Word.COMPOUND and not token.classes & (Word.ORDINARY | Word.NAME)
    return bool(made_up) and not surname_like(token.text)


def _is_public(token: Token) -> bool:
    """Tell whether a word is a body, a role, a pronoun or a street, whatever stands beside it."""
    return (
        (token.text in PLAN_WORDS and not token.classes & Word.GIVEN)
        or token.text in PRONOUNS
        or is_role(token.text.lower())
        or bool(token.classes & Word.ORGANISATION)
        or is_street(token.text)
        or is_spot(token.text)
    )
