"""Kinds: one, some or the smallest of a kind told as the whole kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_actor
from summarizer.drafting.checks.lexicon import same_meaning
from summarizer.drafting.checks.quantifiers import PART
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word
# "De mindste ejere" are not the owners; the nearest neighbours may be called the neighbours.
_EXTREME: Final = re.compile(
    r"\bde ((?!(?:fleste|første|sidste|eneste|næste|nærmeste|bedste|seneste|største)\b)"
    r"\w+ste) (\w+)",
    re.IGNORECASE,
)
_ONE: Final = word_set("min mit vores vor en et én ét")


def extremes(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ejerne mister alt* where the passages have *de mindste ejere*."""
    for match in _EXTREME.finditer(cited.text):
        adjective, kind = (
            next((w for w in cited.words if w.lower == g.lower()), None) for g in match.groups()
        )
        if adjective is None or kind is None or PART.search(point.text):
            continue
        if any(same_meaning(adjective.lemma, w.lemma) for w in point.words):
            continue
        mine = next((w for w in point.words if same_meaning(w.lemma, kind.lemma)), None)
        if mine and _is_many(mine):
            yield flag("quantifier", YELLOW, word=mine.text, span=mine.span, passage=kind.span)
            return


def several_of_one(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *hjemmehjælperne* where the passages have *min hjemmehjælper*."""
    theirs = cited.words
    for word in point.words:
        same = [at for at, w in enumerate(theirs) if w.lemma == word.lemma]
        plural = word.lower in {f"{word.lemma}e", f"{word.lemma}r", f"{word.lemma}er"}
        if not same or not (_is_many(word) or (plural and is_actor(word))):
            continue
        one = all(at and _stands_alone(theirs, at) and not _may_be_many(theirs[at]) for at in same)
        alone = is_actor(word) and all(_is_one(theirs[at]) for at in same)
        if one or alone:
            span = theirs[same[0]].span
            yield flag("quantifier", YELLOW, word=word.text, span=word.span, passage=span)


def _stands_alone(words: Sequence[Word], at: int) -> bool:
    """Know *min hjælper* and *en enkelt nabo*."""
    before = words[at - 1].lower
    return before in _ONE or (before == "enkelt" and at > 1 and words[at - 2].lower in _ONE)


def _is_one(word: Word) -> bool:
    return word.lower in {f"{word.lemma}en", f"{word.lemma}n", f"{word.lemma}et"}


def _is_many(word: Word) -> bool:
    return word.lower.endswith(("erne", "ene", "rne")) and word.lemma != word.lower


def _may_be_many(word: Word) -> bool:
    return word.lemma != word.lower and word.lower.endswith(("e", "r", "ne"))
