"""Capitalised words of a text, grouped into runs that stand side by side."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from summarizer.screening.lexicon import Lexicon, Word, own_list
from summarizer.screening.patterns import compiled, matches

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAPITALISED = compiled(
    r"(?<![\w@.\-])(?:\p{Lu}\.-?(?=\p{Lu}[.\p{Ll}]))|(?<![\w@]|//|\.[a-z]{2,3}/)\p{Lu}[\p{L}\p{M}\d]*(?:['’´]\p{L}+)*(?:-[\p{L}\d'’]+)*['’]?(?<!['’](?=['’]))",
)
_GAP = compiled(
    r"[ \t\u00a0]{1,4}|\.[ ]?|-|[ \t]\(?\"?(?=\p{Lu})|[ ](?:af|von|van|van[ ]der|de[ ]la|de[ ]los|de|del|della|den|der|da|dos|di|la|le|bin|bint|ibn|el|al|ul|zu|ten|ter|abu|á|í)[ ]|[ ](?:al|el|ul|as|ad)-",
)
_WRAP = compiled(r"[ \t]?\n[ \t]?")
_BETWEEN = ' \t,:;("»“'
_IN_WORD = "'’.-/"
_NO_START = "0123456789_'’.-/"
_FARTHEST = 8
_LONGEST = 32
_INITIAL = 2  # "Th."
# Given names that people shorten: "Chr. Balle".
_SHORTENED = frozenset(
    "Chr Fr Joh Ths Rasm And Nic Nik Mich Gust Ferd Vilh Aug Edv Alb Frd Fred Jør Jørg Hen Rob Alf Ant".split()  # noqa: SIM905 - reads better
)
_STARTERS = ".!?:\n•*–—|>;"
_ABBREVIATIONS = own_list("abbreviations")
ROLES = own_list("roles")
_ROLE_ENDING = re.compile(
    r"[a-zæøå](?:formand|forkvinde|leder|chef|direktør|sekretær|kasserer|konsulent|arkitekt|ingeniør|rådgiver|medarbejder|ansvarlig|koordinator|bestyrer|inspektør|assistent|ordfører|repræsentant|mester|medlem|fuldmægtig|hjælper|plejerske)(?:en|n)?$"
)
PLAN_WORDS = own_list("plan_words")
_WORDS = Word.ORDINARY | Word.COMPOUND
_BY_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Token:
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


def capitalised(text: str, lexicon: Lexicon) -> list[Token]:
    """Give the capitalised words of ``text`` in order."""
    tokens = []
    for match in matches(_CAPITALISED, text):
        word = match.group()
        initial = len(word.rstrip(".-")) == 1 or (
            (len(word) <= _INITIAL or word in _SHORTENED)
            and text[match.end() : match.end() + 1] == "."
        )
        classes = Word.UNKNOWN if initial else lexicon.classes(word)
        tokens.append(Token(word, match.start(), match.end(), classes, initial))
    return tokens


def inside(tokens: list[Token], start: int, end: int) -> list[Token]:
    """Give the tokens that lie between ``start`` and ``end``."""
    first = bisect_left(tokens, start, key=_BY_START)
    last = bisect_left(tokens, end, key=_BY_START)
    return [token for token in tokens[first:last] if token.end <= end]


def runs(text: str, tokens: list[Token]) -> Iterator[list[Token]]:
    """Group tokens with nothing but a blank, an initial's dot or a particle between them."""
    run: list[Token] = []
    for token in tokens:
        if run and not _joined(text, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _joined(text: str, left: Token, right: Token) -> bool:
    gap = text[left.end : right.start]
    if gap in {" ", ""}:
        return True
    if len(gap) > 10:  # noqa: PLR2004 - the longest particle with its blanks
        return False
    if gap.startswith("."):
        return left.initial and _GAP.fullmatch(gap) is not None
    if "\n" in gap:
        # A name broken over two lines of running text, not two lines of a letter head.
        line_start = text.rfind("\n", 0, left.start) + 1
        is_long = left.end - line_start > 45  # noqa: PLR2004 - shorter lines are no running text
        return (
            is_long
            and bool(left.classes & Word.GIVEN)
            and not right.is_word
            and _WRAP.fullmatch(gap) is not None
        )
    return _GAP.fullmatch(gap) is not None


def word_before(text: str, start: int) -> tuple[str, str]:
    """Give the word right before ``start`` in lower case, and what stands between."""
    stop = start
    while stop > 0 and start - stop < _FARTHEST and text[stop - 1] in _BETWEEN:
        stop -= 1
    first = stop
    while (
        first > 0
        and stop - first < _LONGEST
        and (text[first - 1].isalnum() or text[first - 1] in _IN_WORD)
    ):
        first -= 1
    word = text[first:stop].lstrip(_NO_START)
    if not word:
        return "", ""
    # A full stop or colon after the word belongs to it ("fru.", "nr."), as far as it goes.
    return word.lower(), text[stop:start]


def starts_sentence(text: str, start: int) -> bool:
    """Tell whether a capital letter is to be expected at ``start``."""
    position = start - 1
    while position >= 0 and text[position] in " \t\"'’”“»«([-_#\u00a0":
        position -= 1
    if position < 0 or text[position] in _STARTERS:
        before = word_before(text, position + 1 if position >= 0 else 0)[0]
        return before.rstrip(".") not in _ABBREVIATIONS
    if text[position] == ")" or text[position].isdigit():
        # "1) Vejen", "2 Støj": a numbered heading.
        line = text[text.rfind("\n", 0, position) + 1 : position + 1]
        return len(line.strip()) <= 5 and line.strip(" .)(").isalnum()  # noqa: PLR2004 - "10.2)"
    return False
