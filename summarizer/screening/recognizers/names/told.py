"""What right beside a capitalised word tells that it is a person's name."""

# ruff: noqa: E501 - a pattern broken over lines is harder to check than a long one

from __future__ import annotations

import re
from string import ascii_lowercase

from summarizer.screening.language.lexicon import Word
from summarizer.screening.recognizers.names.forms import (
    ONLY_PEOPLE,
    PERSON_VERB,
    SPEECH,
    STRONG_PLACE_WORDS,
    is_like_body,
)
from summarizer.screening.recognizers.names.tokens import Token, is_role, word_before

PERSONAL_TITLES = frozenset(
    {"hr", "fru", "frk", "frøken", "familien", "ægteparret", "naboen", "genboen", "hos", "spørg"}
    | {"bor", "boede"}
)
# What a title or a particle ends with: "fru", "hr.", "da", "zu".
_TITLE_ENDS = frozenset(f"{last} " for last in f".{ascii_lowercase}")
# A title, perhaps with a particle behind it; *von* and *van* stand before no Danish word.
_TITLE = re.compile(
    r"(?<!\w)(?:[Hh]r|[Hh]err|[Ff]ru|[Ff]rk|[Ff]røken|[Ff]am|[Ff]amilien|[Ææ]gteparret)\.? (?:[a-z]{1,3} )?$|(?<!\w)[Vv][ao]n $"
)


def is_told(text: str, token: Token) -> bool:
    """Tell whether a surname that mostly means a thing is a person's: *hr. Bro*, *Bager sagde*."""
    if ONLY_PEOPLE.match(text, token.end):
        return True
    before, between = word_before(text, token.start)
    return not between.strip(" .") and before.rstrip(".") in PERSONAL_TITLES | SPEECH


def is_titled(text: str, token: Token) -> bool:
    """Tell whether only a person can stand here, whatever the word is: *Fru Sø*, *von Rosen*."""
    before = text[max(0, token.start - 2) : token.start]
    if (
        before not in _TITLE_ENDS
        or _TITLE.search(text, max(0, token.start - 16), token.start) is None
    ):
        return False
    word = token.text.lower()
    return not is_role(word) and not is_like_body(word) and not token.classes & Word.ORGANISATION


def may_be_given(text: str, token: Token) -> bool:
    """Tell whether a given name that is mostly a thing is a person's here: *tak til Mark*."""
    before, between = word_before(text, token.start)
    if PERSON_VERB.match(text, token.end):
        return True
    return bool(before) and between == " " and before not in STRONG_PLACE_WORDS
