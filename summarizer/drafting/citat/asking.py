"""What asks for something by the form of the sentence, whatever the verb: *Sluk klokken ni*."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import simplemma

from summarizer.drafting.citat.verbs import has_finite_verb
from summarizer.drafting.danish.words import stop_words, word_set

_OPENING: Final = re.compile(
    r"^\W*(?:[^.:;!?]{1,40}:\s)?(?:(?:så|nej,?|ja,?|men|og|eller|venligst)\s)*"
    r"(?P<verb>[^\W\d_]{3,})\s+(?P<rest>[^.!?]*[.!])",
    re.IGNORECASE,
)
# Where the clause of the imperative ends and others may have finite verbs.
_CLAUSE_ENDS: Final = re.compile(r"[,;:–]|\b(?:og|men|så|når|hvis|der|som|at|hvor|end|for|inden)\b")
# Bare stems that open a sentence in other ways.
_NO_ORDER: Final = word_set(
    "tak held ros hilsen hej ham kun bare mit min din har vil skal kan bør ved for kom hav hils "
    "god tilbage alt igen løbende ud ind det den der her nok nord syd øst vest endelig blot næst "
    "først sidst håb tro"
)
# "Den skal gentages", "Kommunen må afholde udgiften": a duty laid on somebody or something else.
_BODY: Final = r"\w*(?:foreningen|klubben|lauget|rådet|bestyrelsen)"
_SUBJECT_WORD: Final = r"(?!(?:at|der|som|hvor|jeg|vi|når|hvis|om)\b)[\w§-]+"
_DUTY: Final = re.compile(
    r"^\W*(?:(?:men|og|så|desuden|endelig|endvidere|derfor)\s)?"
    r"(?!nu |så |efter |ifølge |i dag |på |hv)"
    rf"(?!(?:jeg|vi|man|der|de|han|hun|min|mit|vores|{_BODY})\b)"
    rf"(?:{_SUBJECT_WORD}\s){{0,4}}{_SUBJECT_WORD}(?:, (?:der|som)\b[^,]{{1,60}},)?\s(?:må|skal)\s"
    r"(?!(?:jeg|vi|man|de|han|hun|du|i|altså|siges|stadig|have været|i dag|efter|ifølge)\b)"
    r"(?:[\w-]+\s){0,6}?\w{2,}(?:e|å|s)\b[^?]*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def opens_with_imperative(sentence: str) -> bool:
    """Tell whether a sentence opens with the bare stem of a verb and its clause has no other."""
    opening = _OPENING.match(" ".join(sentence.split()))
    if opening is None:
        return False
    clause = _CLAUSE_ENDS.split(opening["rest"], maxsplit=1)[0]
    return _is_stem(opening["verb"].lower()) and not has_finite_verb(clause)


@lru_cache(maxsize=8192)
def _is_stem(word: str) -> bool:
    if word in _NO_ORDER or word in stop_words() or word[-1] in "aeiouyæø":
        return False
    infinitives = (f"{word}e", f"{word}{word[-1]}e")
    return any(
        simplemma.is_known(verb, lang="da")
        and simplemma.is_known(f"{verb}r", lang="da")
        and simplemma.lemmatize(f"{verb}r", lang="da") == verb
        for verb in infinitives
    )


@lru_cache(maxsize=8192)
def lays_a_duty(sentence: str) -> bool:
    """Tell whether somebody or something else *skal* or *må* what it does not yet do."""
    return _DUTY.search(" ".join(sentence.split())) is not None
