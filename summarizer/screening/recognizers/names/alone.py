"""Whether a capitalised word that stands alone is a name, and how sure that is."""

from __future__ import annotations

import re

from summarizer.screening.language.lexicon import Lexicon, Word, own_list
from summarizer.screening.language.place_forms import is_like_place
from summarizer.screening.recognizers.names.capitals import in_capital_line
from summarizer.screening.recognizers.names.echo import reads_as_word
from summarizer.screening.recognizers.names.forms import (
    AT_HOME,
    DEALT_WITH,
    KIN_OF,
    KIND_OF_PLACE,
    NO_THING,
    ONLY_PEOPLE,
    OWNED,
    PERSON_VERB,
    PLACE_AFTER,
    PLACE_TAIL,
    PLACE_WORDS,
    PLACES_LISTED,
    PRONOUN_LIKE,
    PRONOUNS,
    SPEAKING_VERB,
    SPEECH,
    STRONG_PLACE_WORDS,
    THING_ENDING,
    is_like_body,
    is_spot,
    is_street,
    surname_like,
)
from summarizer.screening.recognizers.names.tokens import (
    PLAN_WORDS,
    Token,
    is_role,
    starts_sentence,
    word_before,
)
from summarizer.screening.recognizers.names.told import PERSONAL_TITLES, is_titled
from summarizer.screening.text.spots import SURE

PERSON = "PERSON"
UNKNOWN = "UNKNOWN_WORD"
_DOUBT = 0.5
_SIGN = 0.9
_LONGEST_ABBREVIATION = 5
_SHORT_ABBREVIATION = 4
_LONG_WORD = 8
_SHORTEST_PART = 4
# Words of speech after which no thing stands: "hos Bilka", "med Bus 5", "hedder Perlen".
_SAYING = SPEECH - {"hed", "hedder", "hos", "ifølge", "med"}
_TO_TOWN = re.compile(r" (?:og )?(?:til|mod) [A-ZÆØÅ]")
_FROM_TOWN = re.compile(r"\bfra [A-ZÆØÅ][\wé]+(?: [A-ZÆØÅ][\wé]+)? til $")
_SHORT_PARTS = frozenset({"gl.", "ll.", "sdr.", "ndr.", "nr.", "vr.", "kgs."})
_ARTICLE = re.compile(r"(?:et|[^s]en|erne)s?$")
# *vi kalder hende Mosser*
_CALLED = frozenset({"hende", "ham", "mig", "dig", "dem", "os", "for", "manden", "kaldet"})
_IS_CALLED = re.compile(
    r"\bkald(?:er|te|t)?[ ]"
    r"(?:jeg[ ]|vi[ ]|de[ ]|alle[ ]|man[ ])?(?:hende|ham|mig|dig|dem|os|manden)[ ]"
    r"(?:for[ ]|altid[ ]|bare[ ])?$|\bkaldet[ ]$"
)
_PARTICLES = frozenset({"von", "van", "de", "der", "af"})
# What is told of by its article, "stationen i", is in a place.
_WITHIN = re.compile(r"[^\W\d_]{3,}(?:en|et|erne|ene) i $")
_DEALT_WITH = frozenset({"hos", "fra", "til", "af"})
_TOWARDS = frozenset({"fra", "til", "af"})
_KIN_WORDS = frozenset({"til", "med", "af", "efter"})
_COMMONEST = own_list("commonest_words")


def _may_be_kin(text: str, start: int) -> bool:
    """Tell whether one of the two words before ends a form of ``KIN_OF``."""
    return not _KIN_WORDS.isdisjoint(text[max(0, start - 40) : start].split(" ")[-3:])


def is_common(word: str) -> bool:
    """Tell whether a capitalised word by itself can be no name, though it begins no sentence."""
    return word in PRONOUNS or word.lower() in _COMMONEST


def lone_word(text: str, token: Token, lexicon: Lexicon) -> tuple[str, float] | None:  # noqa: PLR0911, C901, PLR0912, PLR0915 - one question a line, in order
    """Give the entity and the score of a lone ``token``, or None when it is no name."""
    if token.initial or is_common(token.text):
        return None
    before, between = word_before(text, token.start)
    at_start = starts_sentence(text, token.start)
    after_role = is_role(before.rstrip(".")) and not between.strip(" .,(:")
    if _is_part_of_town(before, token):
        return None
    in_place = (before in PLACE_WORDS and not at_start) or PLACE_AFTER.match(
        text, token.end
    ) is not None
    # "fra Dalby til Nyby" is a way.
    on_way = before == "fra" and _TO_TOWN.match(text, token.end) is not None
    on_way = on_way or (before == "til" and _is_from_town(text, token.start))
    in_place = in_place or on_way
    place_like = bool(token.classes & Word.PLACE or is_like_place(token.text))
    if place_like and not in_place and not at_start:
        in_place = _is_in_list_of_places(text, token.start)
    # "langs Tryggevælde Å"
    of_landscape = before in STRONG_PLACE_WORDS and PLACE_AFTER.match(text, token.end) is not None
    if of_landscape and not token.is_name:
        return None
    if (after_role or before in _PARTICLES) and is_titled(text, token):
        return PERSON, _SIGN
    if (
        after_role
        and not at_start
        and token.text not in PLAN_WORDS
        and not token.classes & Word.ORGANISATION
        and not ("(" in between and (is_street(token.text) or token.classes & Word.PLACE))
    ):
        sure = not token.is_word or token.is_name or before.rstrip(".") in PERSONAL_TITLES
        return PERSON, (_SIGN if sure else _DOUBT)
    kin = (
        not at_start
        and _may_be_kin(text, token.start)
        and KIN_OF.search(text, max(0, token.start - 40), token.start) is not None
    )
    if kin and not token.classes & Word.ORGANISATION and token.text not in PLAN_WORDS:
        return PERSON, (_DOUBT if token.is_word and not token.is_name else _SIGN)
    if before in _CALLED and _IS_CALLED.search(text, max(0, token.start - 40), token.start):
        return PERSON, _DOUBT
    if _is_dealt_with(text, token, before) or _has_home(text, token, at_start=at_start):
        return PERSON, _DOUBT
    # "i Norwich", "gågaden i Lunde"; but "i Gudmunds kælder" names its owner.
    if before == "i" and not between.strip() and not text.startswith("s ", token.end - 1):
        within = _WITHIN.search(text, max(0, token.start - 40), token.start)
        if not token.is_name or (within and not token.classes & Word.GIVEN):
            return None
    if _is_abbreviation(token) and not after_role and not in_capital_line(text, token):
        return None
    if token.classes & Word.GIVEN:
        if token.classes & Word.COMMON and at_start and reads_as_word(text, token):
            return None
        # "Ring til Ole": a village too, but hardly where one rings.
        person = token.classes & Word.HAMLET and before in _TOWARDS and not on_way
        if in_place and token.classes & Word.PLACE and not person:
            return None
        return PERSON, _SIGN
    on_street = not token.is_name or (before in STRONG_PLACE_WORDS and not at_start)
    if on_street and (is_street(token.text) or is_spot(token.text)):
        return None
    if (
        token.text.rstrip("s").isupper()
        and len(token.text) <= _LONGEST_ABBREVIATION
        and not (after_role and token.is_name)
    ):
        return None
    acts = PERSON_VERB.match(text, token.end) is not None and token.text not in PRONOUN_LIKE
    if not in_place and _is_family(text, token, before, lexicon):
        return PERSON, _DOUBT
    if token.classes & Word.PLACE and not (token.classes & Word.SURNAME and not in_place):
        speaks = (
            before in SPEECH
            and bool(token.classes & Word.HAMLET)
            and surname_like(token.text) is not None
        )
        acts = bool(token.classes & Word.HAMLET) and surname_like(token.text)
        acts = acts and not in_place and SPEAKING_VERB.match(text, token.end) is not None
        return (PERSON, _DOUBT) if speaks or acts else None
    proper = token.classes & Word.PROPER and not token.classes & Word.ORDINARY
    if proper or token.classes & Word.SURNAME:
        owns = token.text.endswith("s") and OWNED.match(text, token.end) is not None
        acts = acts or ONLY_PEOPLE.match(text, token.end) is not None
        if token.is_word and at_start and not (acts or owns) and not _is_surname_only(token):
            return None
        if in_place and place_like and not token.classes & Word.SURNAME:
            return None
        strong = (on_way or (before in STRONG_PLACE_WORDS and not at_start)) or (
            in_place and before not in PLACE_WORDS
        )
        if strong and is_like_place(token.text) and token.classes & Word.COMPOUND:
            return None
        return PERSON, (SURE if token.classes & Word.SURNAME else _DOUBT)
    if token.is_word:
        if (
            at_start
            and acts
            and token.classes & Word.COMPOUND
            and surname_like(token.text)
            and not token.classes & Word.ORDINARY
        ):
            return PERSON, _DOUBT
        if at_start or token.text.isupper():
            return None
        says = before in _SAYING and not between.strip()
        if not _ARTICLE.search(token.text) and (says or ONLY_PEOPLE.match(text, token.end)):
            return PERSON, _DOUBT
        if token.classes & Word.COMMON:
            return PERSON, _DOUBT
        if token.classes & Word.COMPOUND and surname_like(token.text) and not in_place:
            return PERSON, _DOUBT
        return None
    if in_place and place_like:
        return None
    if between == " " and KIND_OF_PLACE.search(before):
        return None
    if THING_ENDING.search(token.text) or is_like_body(token.text):
        return None
    if _is_thing(token.text, lexicon) or _is_misread(token.text, lexicon):
        return None
    if PLACE_TAIL.search(token.text):
        return None
    head, _, tail = token.text.rpartition("-")
    if head and tail.islower() and len(tail) > 3 and lexicon.is_ordinary(tail):  # noqa: PLR2004 - "-ere"
        # "DOS-programmet": the thing is a word, its first part only an abbreviation.
        return None if head.isupper() else (UNKNOWN, _DOUBT)
    return UNKNOWN, _DOUBT


def _is_dealt_with(text: str, token: Token, before: str) -> bool:
    """Tell whether somebody is written to, sold to or visited: *brev fra*, *hos*."""
    if before not in _DEALT_WITH:
        return False
    public = token.classes & Word.ORGANISATION or token.text in PLAN_WORDS
    town = token.classes & Word.PLACE and not token.classes & Word.HAMLET
    if public or town or is_street(token.text) or is_spot(token.text):
        return False
    if is_like_body(token.text) or THING_ENDING.search(token.text):
        return False
    if _ARTICLE.search(token.text) and token.is_word and not token.is_name:
        return False
    if before == "hos":
        return True
    return (not token.is_word or surname_like(token.text) or token.is_name) and DEALT_WITH.search(
        text, max(0, token.start - 40), token.start
    ) is not None


def _has_home(text: str, token: Token, *, at_start: bool) -> bool:
    """Tell whether a house number follows, as after a neighbour: *Ballings i nr. 9*."""
    if AT_HOME.match(text, token.end) is None or (token.is_word and at_start):
        return False
    word = token.text
    if token.classes & Word.PLACE and not token.classes & Word.HAMLET:
        return False
    if token.classes & Word.ORGANISATION or word in PLAN_WORDS or is_role(word.lower()):
        return False
    if is_street(word) or is_spot(word) or is_like_body(word) or THING_ENDING.search(word):
        return False
    return not (_ARTICLE.search(word) and token.is_word) and not word.isupper()


def _is_family(text: str, token: Token, before: str, lexicon: Lexicon) -> bool:
    """Tell whether a village's name in the plural names a family: *så Sønderups, og nu*."""
    if not token.classes & Word.HAMLET or not token.text.endswith("s") or before in PLACE_WORDS:
        return False
    is_plural = not lexicon.listed(token.text) and bool(lexicon.listed(token.text[:-1]))
    return is_plural and NO_THING.match(text, token.end) is not None


def _is_misread(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a scan made an I of an l: *Iøber*, *SkeI*."""
    if "I" not in word or word.isupper():
        return False
    return lexicon.is_ordinary(word.replace("I", "l").lower())


def _is_thing(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word's end is a thing with its article: "Neptunspringvandet"."""
    if len(word) < _LONG_WORD or not _ARTICLE.search(word) or not word[1:].islower() or "-" in word:
        return False
    return any(
        lexicon.word_class(word[cut:]) == Word.ORDINARY
        for cut in range(2, len(word) - _SHORTEST_PART)
    )


def _is_part_of_town(before: str, token: Token) -> bool:
    """Tell whether a town follows: *Lille Skensved*, *Gl. Rye*; not *lille Oskar*."""
    if before == "lille":
        return bool(token.classes & Word.PLACE) and not token.classes & Word.NAME
    return before in _SHORT_PARTS and not token.classes & Word.GIVEN


def _is_from_town(text: str, start: int) -> bool:
    return _FROM_TOWN.search(text, max(0, start - 40), start) is not None


def _is_in_list_of_places(text: str, start: int) -> bool:
    """Tell whether *i Ravnshøj og* or the like stands before."""
    return (
        text[start - 2 : start] in {"g ", ", ", "r ", "t "}
        and PLACES_LISTED.search(text, max(0, start - 90), start) is not None
    )


def _is_surname_only(token: Token) -> bool:
    """Tell whether a surname only happens to be made up of words ("Han-sen", "Sol-gaard")."""
    return bool(token.classes & Word.SURNAME) and not token.classes & (Word.ORDINARY | Word.COMMON)


def _is_abbreviation(token: Token) -> bool:
    """Tell whether a word in capitals is as short as abbreviations are: *EVA*, *BL*."""
    return token.text.isupper() and 1 < len(token.text) <= _SHORT_ABBREVIATION
