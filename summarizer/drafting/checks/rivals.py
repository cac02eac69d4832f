"""Rivals: words that stand where the passages have another of the same kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import in_one_group, lexicon
from summarizer.drafting.checks.verbs import is_verb
from summarizer.drafting.checks.words_for_flags import YELLOW, opposing
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_LONG: Final = 3  # letters of a tail that names a kind: "mole", "sti", "vej"


def compounds(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *træmole* where the passages have *stenmole*, and no *mole* of the point's own."""
    mine = {w.lemma for w in point.words}
    theirs = [w for w in cited.words if w.lemma not in mine and len(compound_parts(w.lemma)) > 1]
    there = {w.lemma for w in cited.words}
    for word in point.words:
        parts = compound_parts(word.lemma)
        if len(parts) < 2 or word.lemma in there or word.lemma in lexicon().attitude:  # noqa: PLR2004 - head and tail
            continue
        for other in theirs:
            if compound_parts(other.lemma)[-1] in there or not _are_rivals(word, other):
                continue
            heads = parts[0], compound_parts(other.lemma)[0]
            if (
                not _alike(*heads)
                and not _is_told(heads[0], cited)
                and not _is_told(heads[1], point)
            ):
                yield opposing(word, other, YELLOW)
                return


def _are_rivals(word: Word, other: Word) -> bool:
    """Tell whether two compounds are things of one kind; *Rema-chefen* is none's rival."""
    tail = compound_parts(word.lemma)[-1]
    return (
        len(tail) > _LONG
        and compound_parts(other.lemma)[-1] == tail
        and "-" not in word.text + other.text
        and not is_verb(word.lemma)
        and not _alike(word.lemma, other.lemma)
    )


def _alike(one: str, two: str) -> bool:
    return related(one, two) or in_one_group(one, two) or near(one, two)


def _is_told(head: str, text: Reading | Cited) -> bool:
    """Tell whether a text has the head elsewhere: *loven om planer* for *planloven*."""
    return any(_alike(head, w.lemma) for w in text.words)
