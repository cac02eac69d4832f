"""Denials that no *ikke* tells: in the form of a word, or in another cited sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.danish.words import is_word

if TYPE_CHECKING:
    from summarizer.drafting.checks.cited import Cited
    from summarizer.drafting.checks.units import Match
    from summarizer.drafting.danish.words import Word

_SHORT_WORD: Final = 4


def denies_elsewhere(match: Match, cited: Cited) -> bool:
    """Know *gør det umuligt at køre* for *I lægger grus. Så kan vi ikke køre*."""
    if not match.mine.turns or match.theirs.turns or match.turned:
        return False
    spans = [c.span for c in match.theirs.clauses]
    others = [p for p in cited.passages if not any(p.span.contains(s) for s in spans)]
    return any(turns_of(clause) for passage in others for clause in passage.clauses)


def denies_by_form(match: Match) -> bool:
    """Know *ikke brugt* for *stod urørt*: one side denies, the other has such a word."""
    if match.turned or bool(match.mine.turns) == bool(match.theirs.turns):
        return False
    silent = match.theirs if match.mine.turns else match.mine
    told = {w for pair in match.pairs for w in pair}
    words = [w for clause in silent.clauses for w in clause.words if w not in told]
    return any(_is_negated(w) for w in words)


def _is_negated(word: Word) -> bool:
    if word.lower.endswith(("fri", "frit", "frie", "løs", "løst", "løse")):
        return len(word.lower) > _SHORT_WORD
    bare = word.lemma.removeprefix("u")
    return bare != word.lemma and len(bare) > _SHORT_WORD and is_word(bare)
