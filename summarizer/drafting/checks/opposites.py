"""Opposites in clauses that speak of the same thing, whatever else the sentence says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import opposite, same_meaning
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.units import Unit
    from summarizer.drafting.danish.words import Word


DEGREES: Final = frozenset({"mere", "mindre", "flere", "færre", "mest", "mindst"})


def in_one_clause(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *radius er stor* where a clause of the source has *radius er lille*.

    Both clauses must share another word and be denied equally often, and neither text may have
    the other's word as well. Yellow: a clause says little by itself.
    """
    theirs = cited.words
    units = [unit for passage in cited.passages for unit in units_of(passage)]
    for mine in units_of(point):
        for unit in units:
            if len(mine.turns) % 2 != len(unit.turns) % 2:
                continue
            for word, other in _opposed(mine, unit):
                if not _has(word, theirs) and not _has(other, point.words):
                    yield flag(
                        "antonym",
                        YELLOW,
                        word=word.text,
                        other=other.text,
                        span=word.span,
                        passage=other.span,
                    )
                    return


def _opposed(mine: Unit, theirs: Unit) -> Iterator[tuple[Word, Word]]:
    shared = {w.lemma for w in mine.matter} & {w.lemma for w in theirs.matter}
    for word in mine.matter:
        if word.lower in DEGREES:
            continue  # "A betaler mere end B" may be told from B's side
        for other in theirs.matter:
            if _is_lessened(word, mine) or _is_lessened(other, theirs):
                continue  # "mindre dyrt" is "billigere"
            if opposite(word.lemma, other.lemma) and shared - {word.lemma, other.lemma}:
                yield word, other


def _is_lessened(word: Word, unit: Unit) -> bool:
    words = [w for clause in unit.clauses for w in clause.words]
    at = next((i for i, w in enumerate(words) if w is word), 0)
    return at > 0 and words[at - 1].lower in {"mindre", "mindst"}


def _has(word: Word, words: tuple[Word, ...] | list[Word]) -> bool:
    return any(same_meaning(word.lemma, other.lemma) for other in words)
