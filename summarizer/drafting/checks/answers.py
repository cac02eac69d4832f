"""What the sender answers to what another says, which then is the sender's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_actor
from summarizer.drafting.checks.lexicon import same_meaning
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

_OWN: Final = word_set("jeg vi min mit mine vores vor")
_TAKES_UP: Final = re.compile(
    r"(?:og )?(?:det|dette|den (?:idé|ide|tanke)) (?:bør|skal|må|kan) (?:i|man|kommunen|vi|jeg)\b",
    re.IGNORECASE,
)
ANSWERS: Final = re.compile(r"(?:men|derfor|alligevel)\b", re.IGNORECASE)


def is_answered(point: Reading, said: Sequence[Clause], passage: Reading, cited: Cited) -> bool:
    """Tell whether the point is what the sender answers: *…, men vi finder …*, *Det bør I …*."""
    if any(_TAKES_UP.match(r.text) for r in cited.passages if r.span.start > passage.span.start):
        return True
    clauses = [c for c in passage.clauses if c.span.start > said[0].span.start]
    own = (
        at
        for at, c in enumerate(clauses)
        if ANSWERS.match(c.text) and any(w.lower in _OWN for w in c.words)
    )
    answer = [w for c in clauses[next(own, len(clauses)) :] for w in c.words]
    told = [w for c in said for w in c.words if w not in answer]
    return bool(answer) and found_in(point, answer) >= max(1, found_in(point, told))


def found_in(point: Reading, words: Sequence[Word]) -> int:
    """Count the words of a point, its people left out, that some words stand for."""
    mine = [w for unit in units_of(point) for w in unit.matter if not is_actor(w)]
    return sum(any(same_meaning(w.lemma, o.lemma) for o in words) for w in mine)
