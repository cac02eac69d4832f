"""What several capitalised words side by side are: a street, a firm, a whole name, a heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.language.lexicon import Lexicon, Word, without_genitive
from summarizer.screening.language.place_forms import is_landscape, is_like_place
from summarizer.screening.recognizers.names.forms import PLACE_WORDS, STREET, SURNAME_ENDING
from summarizer.screening.recognizers.names.tokens import Token, is_initial_i, word_before
from summarizer.screening.recognizers.names.told import is_titled, is_told

if TYPE_CHECKING:
    from summarizer.screening.text.spots import Spot

_PARTICLE = re.compile(
    r"(?<!\w)(?:(?:[Vv][ao]n(?: de[nr]?)?|[Dd]e(?: l[ae]s?)?|[Dd]ella|[Dd]os|[Ii]bn) "
    r"|(?:[Aa][dls]|[Ee]l)-)$"
)
_PARTICLE_ROOM = 12
_PARTICLE_ENDS = frozenset({"n ", "r ", "a ", "s ", "e ", "l-", "d-", "s-"})


def is_street_of_words(run: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether the run ends as a street of several words ("Niels Bohrs Vej")."""
    if len(run) < 2:  # noqa: PLR2004 - a name and the word for a street
        return False
    owner, last = run[-2], run[-1].text
    found = STREET.fullmatch(last)
    if found is None:
        return False
    if all(token.initial for token in run[:-1]):
        # "K. Gade"
        return not run[-1].is_name
    if run[0].classes & Word.GIVEN and not _is_genitive(owner, lexicon):
        return False
    # "Steen Gade" is a person: only a genitive or a plain word makes it a street.
    return (
        not owner.classes & Word.NAME
        or _is_genitive(owner, lexicon)
        or run[-1].text.endswith(("en", "et"))
    )


def _is_genitive(token: Token, lexicon: Lexicon) -> bool:
    stem = without_genitive(token.text)
    if lexicon.listed(token.text) & Word.PROPER and not lexicon.listed(stem):
        # "Laurs" is a name of its own.
        return False
    return stem != token.text and (not token.is_name or lexicon.base(token.text) == stem)


def is_owned_thing(run: list[Token], lexicon: Lexicon) -> bool:
    """Tell whether the run is a genitive and a thing ("Jensens Bøfhus")."""
    if len(run) != 2 or not _is_genitive(run[0], lexicon):  # noqa: PLR2004 - owner and thing
        return False
    thing = run[1]
    return (
        thing.is_word
        and not thing.classes & (Word.NAME | Word.PROPER)
        and not SURNAME_ENDING.search(thing.text)
    )


def looks_like_full_name(text: str, segment: list[Token]) -> bool:
    """Tell whether words of which none is a known given name read as a whole name."""
    if is_landscape(segment[-1].text) and all(
        token.classes & Word.PLACE or is_like_place(token.text) for token in segment[:-1]
    ):
        return False
    before = word_before(text, segment[0].start)[0]
    if before == "i" and not any(token.is_name for token in segment):
        return False
    if before in PLACE_WORDS and any(
        token.classes & Word.PLACE or is_like_place(token.text) for token in segment
    ):
        return False
    if any(token.text.isupper() and len(token.text) > 1 for token in segment):
        return any(token.is_name for token in segment)
    if segment[-1].classes & Word.SURNAME:
        return True
    return not segment[0].classes & Word.PLACE and not any(token.is_word for token in segment)


def are_words(segment: list[Token]) -> bool:
    """Tell whether all of them are ordinary words and none a given name."""
    return len(segment) > 1 and all(
        token.classes & Word.ORDINARY and not token.classes & Word.GIVEN for token in segment
    )


def is_part_here(text: str, token: Token, segment: list[Token]) -> bool:
    """Tell whether the text makes part of a name of what else ends one."""
    if segment and _is_quoted(text, token):
        return True
    if token.text == "I" and segment and text[token.end : token.end + 2] == ". ":
        # "Jørn I. Rønde"
        return bool(segment[-1].classes & Word.GIVEN)
    told = is_titled(text, token) or (token.is_name and is_told(text, token))
    return told or is_initial_i(text, token)


def _is_quoted(text: str, token: Token) -> bool:
    """Tell whether the word stands in quotes, as a nickname does: *Poul "Murer"*."""
    return text[token.start - 1 : token.start] == '"' == text[token.end : token.end + 1]


def with_particle(text: str, spot: Spot) -> Spot:
    """Take *von* and *de la* along."""
    if text[max(0, spot.start - 2) : spot.start] not in _PARTICLE_ENDS:
        return spot
    found = _PARTICLE.search(text[max(0, spot.start - _PARTICLE_ROOM) : spot.start])
    return spot if found is None else spot._replace(start=spot.start - len(found.group()))
