"""Rivals: words that stand where the passages have another of the same kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import in_one_group, lexicon
from summarizer.drafting.checks.verbs import is_verb
from summarizer.drafting.checks.words_for_flags import YELLOW, flag
from summarizer.drafting.danish.thesaurus import near
from summarizer.drafting.danish.words import compound_parts, related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

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
            head, tail = compound_parts(other.lemma)[0], compound_parts(other.lemma)[-1]
            if tail != parts[-1] or len(tail) <= _LONG or tail in there:
                continue
            if "-" in other.text or "-" in word.text:
                continue  # "Rema-chefen"
            if is_verb(word.lemma) or _alike(word.lemma, other.lemma):
                continue
            if _is_told(parts[0], cited) or _alike(parts[0], head) or _is_told_of(head, point):
                continue
            yield flag(
                "antonym",
                YELLOW,
                word=word.text,
                other=other.text,
                span=word.span,
                passage=other.span,
            )
            return


def _alike(one: str, two: str) -> bool:
    return related(one, two) or in_one_group(one, two) or near(one, two)


def _is_told(head: str, cited: Cited) -> bool:
    """Tell whether the passages have the head elsewhere: *loven om planer* for *planloven*."""
    return any(_alike(head, w.lemma) for w in cited.words)


def _is_told_of(head: str, point: Reading) -> bool:
    return any(_alike(head, w.lemma) for w in point.words)
