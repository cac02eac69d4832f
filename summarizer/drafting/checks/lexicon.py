"""The checks' words: what means the same, what the opposite, who says how strongly."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, is_word, lemma_of, related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FORMS: Final = ("third_person", "auxiliaries")  # forms as written, no lemmas
_WORD_LISTS: Final = (
    "sender", "reporting", "wish", "negators", "maybe_negators", "against", "in_favour", "hedges",
    "actors", "speech",
    "feeling", "authorities", "evaluative", "praise", "blame", *_FORMS,
)  # fmt: skip
_FRAMES: Final = ("sender", "reporting", "wish", "against", "in_favour")
_SHORT_HEAD: Final = 2
_LONG: Final = 5  # letters from which a compound part stands for its synonyms as well


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``lexicon.toml`` made ready. Sets hold lemmas, patterns ignore case."""

    sender: frozenset[str]
    reporting: frozenset[str]
    wish: frozenset[str]
    negators: frozenset[str]
    maybe_negators: frozenset[str]
    against: frozenset[str]
    in_favour: frozenset[str]
    hedges: frozenset[str]
    actors: frozenset[str]
    speech: frozenset[str]
    feeling: frozenset[str]
    third_person: frozenset[str]
    auxiliaries: frozenset[str]
    authorities: frozenset[str]
    evaluative: frozenset[str]
    synonyms: Mapping[str, frozenset[int]]
    antonyms: Sequence[tuple[frozenset[str], frozenset[str]]]
    contraries: Sequence[tuple[frozenset[str], ...]]
    patterns: Mapping[str, re.Pattern[str]]
    phrases: Mapping[str, Sequence[str]]
    praise: frozenset[str]
    blame: frozenset[str]
    attitude: frozenset[str]  # words that frame a point and need no cover in the source


def _lines(name: str) -> list[str]:
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the file once."""
    text = resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8")
    table = tomllib.loads(text)
    groups: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_lines("synonyms.txt")):
        for word in line.split():
            groups[word].add(number)
            groups[lemma_of(word)].add(number)
    phrases = (
        "in_doubt",
        "phrase_negators",
        "no_denial",
        "hedge_phrases",
        "demands",
        "firm",
        "conditions",
    )
    lists = {
        name: frozenset(table[name].split()) if name in _FORMS else _lemmas(table[name])
        for name in _WORD_LISTS
    }
    return Lexicon(
        **lists,
        attitude=frozenset[str]().union(*(lists[name] for name in _FRAMES)),
        synonyms={word: frozenset(numbers) for word, numbers in groups.items()},
        antonyms=[_two_sides(line) for line in table["antonyms"].strip().split("\n")],
        phrases={phrase: lemmas.split() for phrase, lemmas in table["phrases"].items()},
        contraries=[_sides(line) for line in table["contraries"].strip().split("\n")],
        patterns={
            name: re.compile("|".join(rf"\b(?:{p})(?!\w)" for p in table[name]), re.IGNORECASE)
            for name in phrases
        },
    )


def _lemmas(words: str) -> frozenset[str]:
    return frozenset(w for word in words.split() for w in (word, lemma_of(word)))


def _two_sides(line: str) -> tuple[frozenset[str], frozenset[str]]:
    left, right = _sides(line)
    return left, right


def _sides(line: str) -> tuple[frozenset[str], ...]:
    return tuple(_lemmas(side) for side in line.split("|"))


def in_one_group(one: str, two: str) -> bool:
    """Tell whether a line of ``synonyms.txt`` has both lemmas themselves."""
    groups = lexicon().synonyms
    return bool(groups.get(one, frozenset()) & groups.get(two, frozenset()))


@lru_cache(maxsize=200_000)
def same_meaning(one: str, two: str) -> bool:
    """Tell whether two lemmas mean the same, are derived from, or part of one another."""
    if related(one, two):
        return True
    if in_one_group(one, two):
        return True
    groups = lexicon().synonyms
    return any(
        groups.get(a, frozenset()) & groups.get(b, frozenset()) or related(a, b) or near(a, b)
        for a in _meaning_parts(one)
        for b in _meaning_parts(two)
    )


@lru_cache(maxsize=50_000)
def _meaning_parts(lemma: str) -> tuple[str, ...]:
    """Give a word, and the long enough parts of a compound."""
    return (lemma, *(part for part in compound_parts(lemma) if len(part) >= _LONG))


@lru_cache(maxsize=200_000)
def opposite(one: str, two: str) -> bool:
    """Tell whether two lemmas stand on different sides of a pair."""
    mine, theirs = _pair_sides(one), _pair_sides(two)
    if mine and theirs and any((pair, not left) in theirs for pair, left in mine):
        return True
    if _denies(one, two) or _denies(two, one):
        return True
    return _opposite_heads(one, two)


def _denies(one: str, two: str) -> bool:
    """Know *usikker* from *sikker*, *uændret* from *ændring*, *støjfri* from *støj*."""
    if len(two) >= _LONG - 1 and one in (f"u{two}", f"in{two}"):
        return True
    bare = next((one.removesuffix(s) for s in ("fri", "løs") if one.endswith(s)), "")
    if len(bare) > _SHORT_HEAD and not two.endswith(one[len(bare) :]) and related(bare, two):
        return True
    return (
        one[:1] == "u" != two[:1]
        and len(one) > _LONG
        and is_word(one[1:])
        and related(one[1:], two)
    )


def _opposite_heads(one: str, two: str) -> bool:
    """Know *sommerferie* from *vinterferie*, *højresving* from *venstresving*."""
    tail = 0
    for a, b in zip(reversed(one), reversed(two), strict=False):
        if a != b:
            break
        tail += 1
    if tail < _LONG - 1:
        return False
    # "nord|vindue" and "syd|vindue" also share the "d": the parts end sooner
    return any(_heads_differ(one[:-end], two[:-end]) for end in range(tail, _LONG - 2, -1))


def _heads_differ(one: str, two: str) -> bool:
    heads = {one, two}
    cut = {head for found in heads for head in (found, found.rstrip("s"))}
    cut |= {head + more for head in heads for more in ("e", "re", "er", "r")}
    return any(_against_each_other(a, b) for a in cut for b in cut if a < b)


def _against_each_other(one: str, two: str) -> bool:
    mine, theirs = _pair_sides(one), _pair_sides(two)
    if any((pair, not left) in theirs for pair, left in mine):
        return True
    sets, others = (dict(contrary_sides().get(w, ())) for w in (one, two))
    return any(group in others and others[group] != side for group, side in sets.items())


def _pair_sides(lemma: str) -> frozenset[tuple[int, bool]]:
    """Give the pairs a lemma is in, each with whether it stands on the left."""
    return _all_pair_sides().get(lemma, frozenset())


def has_opposites(lemma: str) -> bool:
    """Tell whether a lemma stands in a pair of opposites."""
    return bool(_pair_sides(lemma))


@lru_cache(maxsize=1)
def _all_pair_sides() -> Mapping[str, frozenset[tuple[int, bool]]]:
    sides: defaultdict[str, set[tuple[int, bool]]] = defaultdict(set)
    for number, (left, right) in enumerate(lexicon().antonyms):
        for words, is_left in ((left, True), (right, False)):
            for word in words:
                sides[word].add((number, is_left))
    return {word: frozenset(found) for word, found in sides.items()}


@lru_cache(maxsize=1)
def contrary_sides() -> Mapping[str, frozenset[tuple[int, int]]]:
    """For every word of a contrary set: the number of the set and of its side."""
    sides: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for group, members in enumerate(lexicon().contraries):
        for number, words in enumerate(members):
            for word in words:
                sides[word].add((group, number))
    return {word: frozenset(found) for word, found in sides.items()}
