"""Who can act in a sentence (people, bodies, the sender), and which words are verbs."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import simplemma

from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, word_set

if TYPE_CHECKING:
    from summarizer.drafting.danish.words import Word


_SHORTEST: Final = 3  # "så" and "få" are no verbs of doing
_FORMS: Final = ("r", "ede", "te", "s", "es", "edes", "tes")
_STRONG: Final = word_set(
    "foreslog skrev sagde bad tilbød "
    "lod fandt gav tog sprang fløj faldt sad lå stod gik kom så hørte blev"
)


def is_sender(word: Word) -> bool:
    """Tell whether a word can stand for the sender: ``laug``, ``erhvervsråd``, ``afsender``."""
    words = lexicon()
    if word.lemma in words.sender:
        return True
    parts = compound_parts(word.lemma)
    return bool(parts) and parts[-1] in words.sender and word.lemma not in words.authorities


def is_actor(word: Word) -> bool:
    """Tell whether a word names a person or body: a known kind, a compound of one, a name."""
    actors = lexicon().actors
    if word.lemma in actors:
        return True
    parts = compound_parts(word.lemma)
    return bool(parts) and parts[-1] in actors


def is_person(word: Word) -> bool:
    """Tell whether a word is an actor or, by the thesaurus, a kind of person: *vicevært*."""
    return is_actor(word) or near("person", word.lemma)


def is_genitive(word: Word) -> bool:
    """Tell whether a noun owns what follows: *forvaltningens*."""
    return word.lower.endswith("s") and not word.lemma.endswith("s")


def is_passive(word: Word) -> bool:
    """Tell whether a word looks like a passive: *flyttes*."""
    return word.lower == f"{word.lemma}s" and word.lemma.endswith("e")


def is_finite(word: Word) -> bool:
    """Tell whether a word is a verb with its tense: present in -r, past in -ede or -te."""
    if word.lower in lexicon().auxiliaries:
        return True
    if word.lower == f"{word.lemma}r" and word.lemma.endswith(("å", "o", "i", "y")):
        return True  # "påstår", "forstår"
    changed = word.lemma != word.lower and word.lemma.endswith("e")
    return changed and word.lower.endswith(("r", "ede", "te"))


@lru_cache(maxsize=50_000)
def is_verb(lemma: str) -> bool:
    """Tell whether a lemma is a verb: the dictionary has its present participle."""
    if lemma.endswith("å") and len(lemma) > _SHORTEST:
        return bool(simplemma.is_known(f"{lemma}ende", lang="da"))
    return lemma.endswith("e") and bool(simplemma.is_known(f"{lemma}nde", lang="da"))


def has_tense(word: Word) -> bool:
    """Tell whether a word is a verb with its tense, by its ending and the dictionary."""
    if word.lower in lexicon().auxiliaries or word.lower in _STRONG:
        return True
    if not is_verb(word.lemma):
        return False
    stem = word.lemma[:-1]
    if len(word.lower) < len(word.lemma) and not word.lower.startswith(stem):
        return True  # "hjalp", "skrev": the vowel has changed
    return word.lower in {f"{word.lemma}r", f"{word.lemma}s", *(stem + f for f in _FORMS[1:])}
