"""Words of a Danish text with their lemmas, and when two of them share a meaning-bearing part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import simplemma

from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLACEHOLDER = re.compile(r"\[[A-ZÆØÅ][A-ZÆØÅ_-]*(?: [A-ZÆØÅ_-]+)* \d+\]")
# A placeholder such as [PERSON 1] is one word; so is e-mail-like or hyphenated text.
_WORD = re.compile(rf"{PLACEHOLDER.pattern}|[^\W\d_]+(?:[-'’][^\W\d_]+)*-?")
_PARKING = re.compile(r"-?\bp-(?=plads|hus|kælder|areal|anlæg)")  # "p-plads", "handicap-p-plads"
_MIN_PART = 3  # shorter compound parts ("by", "ø") say too little by themselves
_MIN_STEM = 3
_LONG_TAIL = 4
_LONG_ENDING = 7
_SUFFIXES = (
    "ningerne", "ningen", "ninger", "elserne", "elsen", "elser", "ingerne", "ingen", "inger",
    "erende", "eringen", "ering", "heden", "heder", "ning", "else", "ende", "ede", "hed", "ing",
    "ere", "est", "ene", "erne", "et", "en", "er", "te", "le", "ig", "es", "e", "t", "s",
)  # fmt: skip


def word_set(words: str) -> frozenset[str]:
    """Make a set of the words of a string: lists of words stay readable that way."""
    return frozenset(words.split())


# Endings that derive a word; as a "last part" they would make a compound of every "-else".
_NO_TAIL = word_set("else ende ring ning inde hed ding ling ter ner ere ede ler sen ret")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as written, lower case, its lemma, and where it stands."""

    text: str
    lower: str
    lemma: str
    span: Span

    @property
    def is_content(self) -> bool:
        """Tell whether the word carries meaning of its own (no pronoun, preposition, …)."""
        return self.lower not in stop_words() and self.lemma not in stop_words()


@lru_cache(maxsize=50_000)
def lemma_of(word: str) -> str:
    """Give the dictionary form of a word, lower case; unknown words lose a definite ending."""
    lower = _PARKING.sub("parkerings", word.lower().strip("-'’"))
    if lower in _exceptions():
        return _exceptions()[lower]
    if len(lower) > _LONG_ENDING and lower.endswith(("frit", "frie", "løst", "løse")):
        return lower[:-1]  # "granulatfrit", which the dictionary has not
    lemma = str(simplemma.lemmatize(lower, lang="da")).lower()
    if lemma != lower or simplemma.is_known(lower, lang="da"):
        return lemma
    known = _known_without_ending(lower)
    return known or _last_part_lemma(lower) or lemma


@lru_cache(maxsize=1)
def _exceptions() -> Mapping[str, str]:
    """Give the forms that the dictionary misreads, with the lemma they have here."""
    rows = (line.split() for line in _lines("lemma_exceptions.txt"))
    return {form: row[0] for row in rows if row for form in row}


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _known_without_ending(lower: str) -> str:
    """Undo a genitive or definite ending where a dictionary word is left."""
    for ending in ("erne", "ene", "en", "et", "er", "ne", "e", "s"):
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > _MIN_STEM and simplemma.is_known(stem, lang="da"):
            return str(simplemma.lemmatize(stem, lang="da")).lower()
    return ""


def _last_part_lemma(lower: str) -> str:
    """Inflect an unknown compound by its known last part: ``beboerlicensen`` → ``…licens``."""
    for cut in range(_MIN_STEM, len(lower) - _MIN_STEM):
        tail = lower[cut:]
        if simplemma.is_known(tail, lang="da") and simplemma.is_known(lower[:cut], lang="da"):
            return lower[:cut] + str(simplemma.lemmatize(tail, lang="da")).lower()
    return ""


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words without a subject matter: pronouns, prepositions, auxiliaries, conjunctions."""
    return frozenset(word for line in _lines("stop_words.txt") for word in line.split())


@lru_cache(maxsize=8192)
def words_of(text: str, *, offset: int = 0) -> tuple[Word, ...]:
    """Split a text into words; ``offset`` is added to every position.

    Cached: scorer, notes and checks all ask for the words of the same sentences.
    """
    return tuple(
        Word(
            text=match.group(),
            lower=match.group().lower(),
            lemma=lemma_of(match.group()),
            span=Span(offset + match.start(), offset + match.end()),
        )
        for match in _WORD.finditer(text)
    )


_PARTICLES = word_set("op ned ind ud af til fra over på om med bort frem tilbage sammen")
_MERE_PARTICLES = word_set("op ned ind ud bort frem tilbage sammen ad")  # no prepositions
_PARTICLE_REACH = 4  # words between a verb and its particle


def particle_verbs(words: Sequence[Word]) -> set[str]:
    """Give the verbs that are written in two words: *opsige* for *har sagt op*."""
    found = set()
    for at, particle in enumerate(words):
        if particle.lower in _PARTICLES:
            for verb in words[max(0, at - _PARTICLE_REACH) : at]:
                joined = particle.lower + verb.lemma
                if verb.lemma.endswith("e") and simplemma.is_known(joined, lang="da"):
                    found.add(joined)
    return found


def joined_verb(verb: Word, words: Sequence[Word]) -> str:
    """Give the verb in one word that a verb and a particle behind it make, else nothing."""
    if not verb.lemma.endswith("e") or verb not in words:
        return ""
    at = words.index(verb)
    for particle in words[at + 1 : at + 1 + _PARTICLE_REACH]:
        joined = particle.lower + verb.lemma
        if particle.lower in _MERE_PARTICLES and simplemma.is_known(joined, lang="da"):
            return joined
    return ""


@lru_cache(maxsize=50_000)
def stem_of(lemma: str) -> str:
    """Strip derivation, so that ``lukning`` and ``lukke`` meet in ``luk``."""
    for suffix in _SUFFIXES:
        stem = lemma.removesuffix(suffix)
        if stem != lemma and len(stem) >= _MIN_STEM:
            lemma = stem
            break
    if len(lemma) > _MIN_STEM and lemma[-1] == lemma[-2]:
        lemma = lemma[:-1]
    return lemma


@lru_cache(maxsize=50_000)
def compound_parts(lemma: str) -> tuple[str, ...]:
    """Split a compound into two known words, also over a joining *s* or *e*; else no part."""
    if "-" in lemma:
        parts = lemma.strip("-").split("-")
        # of "e-bog" no part speaks for the whole
        return tuple(map(lemma_of, parts)) if all(len(p) >= _MIN_PART for p in parts) else ()
    best: tuple[str, ...] = ()
    for cut in range(_MIN_PART, len(lemma) - _MIN_PART + 1):
        head, tail = lemma[:cut], lemma[cut:]
        if tail in _NO_TAIL or not simplemma.is_known(tail, lang="da"):
            continue
        known = next((h for h in (head, head.rstrip("s"), head.rstrip("e")) if is_word(h)), "")
        if known:
            best = (lemma_of(known), lemma_of(tail))
            if len(tail) > _MIN_PART and len(known) > _MIN_PART:
                return best
    return best


def is_word(text: str) -> bool:
    """Tell whether the dictionary has a word that carries meaning of its own."""
    if text in stop_words():
        return False  # "tilbage|gang", "for|slag": a prefix is no part of a compound
    return len(text) >= _MIN_PART and bool(simplemma.is_known(text, lang="da"))


def _is_tail(short: str, long: str) -> bool:
    """Tell whether one word is the last part of the other, dictionary or not."""
    if long.endswith(f"-{short}"):
        return len(short) >= _LONG_TAIL  # "ø-butik"
    return _LONG_TAIL <= len(short) <= len(long) - _MIN_PART and long.endswith(short)


@lru_cache(maxsize=200_000)
def related(first: str, second: str) -> bool:
    """Tell whether two lemmas share their stem, or one is a main part of the other."""
    if first == second:
        return True
    one, two = stem_of(first), stem_of(second)
    if (
        one == two
        or stem_of(one) == two
        or one == stem_of(two)
        or _is_tail(first, second)
        or _is_tail(second, first)
    ):
        return True
    parts_one, parts_two = compound_parts(first), compound_parts(second)
    return (
        second in parts_one
        or first in parts_two
        or (bool(parts_one) and two in map(stem_of, parts_one))
        or (bool(parts_two) and one in map(stem_of, parts_two))
    )
