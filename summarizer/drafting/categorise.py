"""Suggest a category for a point, by the words that staff gave the category.

The name and the keywords of a category are alternatives, any of which is enough; of several
words in one alternative each is worth its part. Words meet by lemma, by stem or within a
compound (*støj* in *trafikstøj*). The description only tips the scale. A suggestion is a
person's to change; nothing is sent anywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.domain.draft import Stance
from summarizer.drafting.citat.stance import overall_stance
from summarizer.drafting.danish.words import (
    compound_parts,
    lemma_of,
    stem_of,
    stop_words,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.domain.category import Category

_SPLIT: Final = re.compile(r"\s*(?:[,;/&]|\bog\b|\beller\b|\bsamt\b)\s*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH: Final = 0.75
_IN_COMPOUND: Final = (0.85, 0.9)  # "trafik", and rather "støj", in "trafikstøj"
_FIRST_PART: Final = 0.6  # "bygning" of "bygningshøjde"
_LAST_PART: Final = 0.8  # "højde" of "bygningshøjde"
_DESCRIBED: Final = 0.3  # a word of the description, which names much besides the theme
_FURTHER: Final = 0.25  # what each alternative after the best one adds


class _Term(NamedTuple):
    category: int
    alternative: int
    word: int
    weight: float


class Categoriser:
    """Knows one coding frame. Made once for many points: words are looked up only once."""

    def __init__(self, categories: Sequence[Category]) -> None:
        self._ids = [one.id for one in categories]
        self._terms: dict[str, list[tuple[_Term, float]]] = defaultdict(list)
        for at, one in enumerate(categories):
            for place, alternative in enumerate(_alternatives(one)):
                self._add(at, place, *alternative)
        self._known: dict[str, Mapping[_Term, float]] = {}

    def suggest(self, text: str, *, evidence: str = "") -> str | None:
        """Give the category whose words the text speaks of most, or ``None``.

        The evidence is asked only where the text itself says nothing. Of two that are alike
        the first in the frame wins.
        """
        return self._best(text) or (self._best(evidence) if evidence else None)

    def _add(self, category: int, place: int, lemmas: Sequence[str], worth: float) -> None:
        for word, lemma in enumerate(lemmas):
            term = _Term(category, place, word, worth / len(lemmas))
            self._terms[stem_of(lemma)].append((term, 1.0))
            parts = compound_parts(lemma)
            if parts:
                self._terms[stem_of(parts[0])].append((term, _FIRST_PART))
                self._terms[stem_of(parts[-1])].append((term, _LAST_PART))

    def _best(self, text: str) -> str | None:
        met: dict[_Term, float] = {}
        for word in _WORD.findall(text):
            for term, likeness in self._met_by(word.lower()).items():
                met[term] = max(met.get(term, 0.0), likeness)
        scores = _scores(met)
        if not scores:
            return None
        best = max(scores, key=lambda category: (round(scores[category], 6), -category))
        return self._ids[best] if scores[best] >= _ENOUGH else None

    def _met_by(self, word: str) -> Mapping[_Term, float]:
        """Give the terms that a word of a point meets, and how well."""
        if word not in self._known:
            lemma = lemma_of(word)
            is_content = word not in stop_words() and lemma not in stop_words()
            met = dict(self._terms.get(stem_of(lemma), ())) if is_content else {}
            parts = compound_parts(lemma) if is_content else ()
            for part, worth in zip(parts, _IN_COMPOUND, strict=False):
                for term, likeness in self._terms.get(stem_of(part), ()):
                    if likeness == 1.0:
                        met[term] = max(met.get(term, 0.0), worth)
            self._known[word] = met
        return self._known[word]


def stance_of(texts: Sequence[str], *, otherwise: Stance = Stance.UNCLEAR) -> Stance:
    """Give the stance that a point states itself, else the one of the whole response."""
    stated = overall_stance(texts)
    return otherwise if stated is Stance.UNCLEAR else stated


def _scores(met: Mapping[_Term, float]) -> dict[int, float]:
    alternatives: dict[tuple[int, int], float] = defaultdict(float)
    for term, likeness in met.items():
        alternatives[term.category, term.alternative] += term.weight * likeness
    by_category: dict[int, list[float]] = defaultdict(list)
    for (category, _place), worth in alternatives.items():
        by_category[category].append(worth)
    return {
        category: max(worths) + _FURTHER * (sum(worths) - max(worths))
        for category, worths in by_category.items()
    }


def _alternatives(one: Category) -> Iterable[tuple[Sequence[str], float]]:
    """Give the lemmas of each way to say the category, with what it is worth."""
    for words in (one.name, *one.keywords):
        for part in _SPLIT.split(words):
            lemmas = _content(part)
            if lemmas:
                yield lemmas, 1.0
    for lemma in dict.fromkeys(_content(one.description)):
        yield (lemma,), _DESCRIBED


def _content(text: str) -> list[str]:
    return [word.lemma for word in words_of(text) if word.is_content]
