"""Capitalised words of a text, grouped into runs that stand side by side."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from summarizer.screening.language.lexicon import Lexicon, Word, own_list
from summarizer.screening.recognizers.names.words import SHORTENED, Mark, marked_words
from summarizer.screening.text.patterns import compiled, match_at
from summarizer.screening.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITALISED = compiled(
    r"(?<![\w@.\-])(?:\p{Lu}\.-?(?=\p{Lu}[.\p{Ll}]))|(?<![^\W\d]|\d(?!\p{Lu}\p{Ll}{2})|@|//|\.[a-z]{2,3}/)\p{Lu}[\p{L}\p{M}\d]*(?:['’´]\p{L}+)*(?:-[\p{L}\d'’]+)*['’]?(?<!['’](?=['’]))",
)
_GAP = compiled(
    r"[ \t\u00a0]{1,4}|\"[ ]|\.[ ]?|-|[ ]\"|\.?[ ](?:af|von|van|v\.[ ]?d\.|van[ ]de[rn]?|von[ ]de[rm]|von[ ]und[ ]zu|zu|de[ ]la|de[ ]los|de|del|della|den|der|da|dos|di|la|le|bin|bint|ibn|el|al|ul|zu|ten|ter|abu|á|í)[ ]|[ ](?:al|el|ul|as|ad)-",
)
_WRAP = compiled(r"[ \t]?\n[ \t]?")
_PARTS = re.compile(r"[^\W_'’]+")
_PLAIN_BEFORE = frozenset(' \n\t("»“,:;')
_ENDS_WORD = frozenset(' \n\t)"»”,:;!?') | {""}
# Before which signs a capitalised word is taken as it stands.
_ENDS = {Mark.SHORT: _ENDS_WORD, Mark.LONG: _ENDS_WORD | {"."}}
_BETWEEN = ' \t,:;("»“'
# Read backwards.
_LAST_WORD = re.compile(r"(?:[^\W_]|['’.\-/])+")
_NO_START = "0123456789_'’.-/"
# Shorter lines without so many words in lower case are no running text.
_RUNNING = 45
_PROSE = 3
_SMALL_WORD = re.compile(r"(?<!\w)[a-zæøå]+(?!\w)")
# The longest particle with its blanks.
_WIDEST_JOINT = 10
_DOUBLE_INITIAL = re.compile(r"[A-ZÆØÅ]-[A-ZÆØÅ]")  # "H-C Bjørnvig"
_INITIAL_I = re.compile(r"\. ?[A-ZÆØÅ]")
_WORDS_OF_A_LETTER = frozenset("IÅØ")
_GREETS = frozenset({"vh", "mvh", "kh", "hilsen", "hilsner", "og"})
_FARTHEST = 8
_LONGEST = 32
_INITIAL = 2  # "Th."
_SURE_STARTERS = frozenset("!?\n•*–—|>")
# After these an abbreviation may stand: no sentence begins.
_STARTERS = frozenset(".:;")
_OPENING = frozenset(" \t\"'’”“»«([-_#\u00a0")
_ABBREVIATIONS = own_list("abbreviations")
ROLES = own_list("roles")
_ROLE_ENDING = re.compile(
    r"[a-zæøå](?:formand|forkvinde|leder|chef|direktør|sekretær|kasserer|konsulent|arkitekt|ingeniør|rådgiver|medarbejder|ansvarlig|koordinator|bestyrer|inspektør|assistent|ordfører|repræsentant|mester|medlem|fuldmægtig|hjælper|plejerske|behandler|tekniker|mægler|terapeut|forsker|læge|lærer|pædagog)(?:en|n)?$"
)
PLAN_WORDS = own_list("plan_words")
_WORDS = Word.ORDINARY | Word.COMPOUND
_BY_START = attrgetter("start")


class Token(NamedTuple):
    """A capitalised word and what the lexicon says of it."""

    text: str
    start: int
    end: int
    classes: int
    initial: bool

    @property
    def is_name(self) -> bool:
        """Tell whether a list has it as a given name or surname."""
        return self.classes & Word.NAME != 0

    @property
    def is_word(self) -> bool:
        """Tell whether it is also an ordinary word, by itself or as a compound."""
        return self.classes & _WORDS != 0


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Tell whether the lower-case ``word`` is a title, a trade or a relation."""
    return word in ROLES or _ROLE_ENDING.search(word) is not None


def is_forerunner(word: str) -> bool:
    """Tell whether the lower-case ``word`` stands before a name: a title, *vh*."""
    return word in _GREETS or is_role(word)


_new = tuple.__new__


def capitalised(text: str, lexicon: Lexicon) -> list[Token]:
    """Give the capitalised words of ``text`` in order."""
    tokens: list[Token] = []
    words, starts, ends, gaps = words_of(text)
    done = 0
    capital, classes_of = Mark.CAPITAL, lexicon.classes
    for number, marks in marked_words(text, lexicon):
        if not marks & capital or ends[number] <= done:
            continue
        word, start, end = words[number], starts[number], ends[number]
        # A text begins as a line does.
        before, after = gaps[number] or "\n", gaps[number + 1]
        if marks in _ENDS and (
            before == after == " " or (after[:1] in _ENDS[marks] and before[-1:] in _PLAIN_BEFORE)
        ):
            initial = end - start == 1
            classes = Word.UNKNOWN if initial else classes_of(word)
            # Made as NamedTuple makes them, in half the time.
            tokens.append(_new(Token, (word, start, end, classes, initial)))
            continue
        # With a hyphen, a digit or a dot beside it: the pattern tells how far the word goes.
        for place in _capitals_of(word, start):
            match = match_at(_CAPITALISED, text, place) if place >= done else None
            if match:
                tokens.append(_token(match, text, lexicon))
                done = match.end()
    return tokens


def _capitals_of(word: str, start: int) -> Iterator[int]:
    """Give where a capitalised word can begin: *Arc*, and the second letter of *d'Arc*."""
    for part in _PARTS.finditer(word):
        if part.group()[0].isupper():
            yield start + part.start()


def _token(match: re.Match[str], text: str, lexicon: Lexicon) -> Token:
    word = match.group()
    initial = (
        len(word.rstrip(".-")) == 1
        or _DOUBLE_INITIAL.fullmatch(word) is not None
        or (
            (len(word) <= _INITIAL or word in SHORTENED)
            and text[match.end() : match.end() + 1] == "."
        )
    )
    classes = Word.UNKNOWN if initial and len(word) != _INITIAL else lexicon.classes(word)
    # "Så kom Ib.": a short given name ends its sentence, and shortens nothing.
    initial = initial and (len(word) != _INITIAL or not classes & Word.GIVEN)
    classes = Word.UNKNOWN if initial else classes
    return Token(word, match.start(), match.end(), classes, initial)


def is_initial_i(text: str, token: Token) -> bool:
    """Tell whether *I.* shortens a name (*fru I. Kattrup*) and does not end a sentence.

    *Å.* and *Ø.* are asked the same: they may end a place (*Vorgod Å.*).
    """
    if token.text not in _WORDS_OF_A_LETTER or not _INITIAL_I.match(text, token.end):
        return False
    before, between = word_before(text, token.start)
    begins = text[max(0, token.start - 1) : token.start] in {"", "\n"}
    greets = before.rstrip(".") in _GREETS
    return begins or greets or is_role(before.rstrip(".")) or "," in between


def inside(tokens: list[Token], start: int, end: int) -> list[Token]:
    """Give the tokens that lie between ``start`` and ``end``."""
    first = bisect_left(tokens, start, key=_BY_START)
    last = bisect_left(tokens, end, key=_BY_START)
    return [token for token in tokens[first:last] if token.end <= end]


def runs(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """Group tokens with nothing but a blank, an initial's dot or a particle between them."""
    run: list[Token] = []
    # Where the next of a run begins at the latest.
    reach = 0
    for token in tokens:
        if run and (token.start > reach or not _joined(text, run[-1], token)):
            yield run
            run = []
        run.append(token)
        reach = token.end + _WIDEST_JOINT
    if run:
        yield run


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap in {" ", ""}:
        return True
    if gap == " v. ":
        # "Bjarne v. Qualen"; but "Skolen v. Hansen" is *ved*.
        return bool(left.classes & Word.GIVEN)
    if gap.startswith("."):
        # "Niels-Chr. Aldershvile"
        is_short = left.initial or left.text.rpartition("-")[2] in SHORTENED
        return is_short and _GAP.fullmatch(gap) is not None
    if "\n" in gap:
        # A name broken over two lines of running text, not two lines of a letter head.
        line_start = text.rfind("\n", 0, left.start) + 1
        before = text[line_start : left.start]
        is_long = left.end - line_start > _RUNNING or len(_SMALL_WORD.findall(before)) >= _PROSE
        return (
            is_long
            and bool(left.classes & Word.GIVEN)
            and (right.is_name or not right.is_word)
            and _WRAP.fullmatch(gap) is not None
        )
    return _GAP.fullmatch(gap) is not None


def word_before(text: str, start: int) -> tuple[str, str]:
    """Give the word right before ``start`` in lower case, and what stands between."""
    if text[start - 1 : start] == " ":
        # Mostly a blank and a word of letters.
        farthest = max(0, start - _LONGEST)
        blank = text.rfind(" ", farthest, start - 1)
        word = text[max(blank + 1, farthest) : start - 1]
        if word.isalpha() and (blank >= 0 or farthest == 0):
            return word.lower(), " "
    before = text[max(0, start - _FARTHEST - _LONGEST) : start]
    reach = before.rstrip(_BETWEEN)
    if len(before) - len(reach) > _FARTHEST:
        return "", ""
    # A full stop or colon after the word belongs to it ("fru.", "nr."), as far as it goes.
    last = reach[max(0, len(reach) - _LONGEST, reach.rfind(" ")) :]
    found = _LAST_WORD.match(last[::-1])
    word = found.group()[::-1].lstrip(_NO_START) if found else ""
    return (word.lower(), before[len(reach) :]) if word else ("", "")


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether a capital letter is to be expected at ``start``."""
    position = start - 1
    while position >= 0 and text[position] in _OPENING:
        position -= 1
    if position < 0:
        return True
    mark = text[position]
    if mark.isalpha():
        return False
    if mark in _SURE_STARTERS:
        return True
    if mark in _STARTERS:
        before = word_before(text, position + 1)[0]
        # A name follows *undertegnede:*.
        return before.rstrip(".") not in _ABBREVIATIONS and before != "undertegnede"
    if mark == ")" or mark.isdigit():
        # "1) Vejen", "2 Støj": a numbered heading.
        line = text[text.rfind("\n", 0, position) + 1 : position + 1]
        return len(line.strip()) <= 5 and line.strip(" .)(").isalnum()  # noqa: PLR2004 - "10.2)"
    return False
