"""How sure a flag is: what rests on reading the language is red only where little was reworded.

Numbers, dates, names and quotations are compared letter by letter and stay as they are. A denial,
a role or a stance is read from a sentence; where the point joins two passages or has put most of
it in other words, that reading may be wrong, and the flag becomes yellow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import contrary_sides, opposite
from summarizer.drafting.checks.units import units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW
from summarizer.drafting.danish.words import related

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_READ: Final = frozenset({"negation", "antonym", "stance", "attribution", "role", "quantifier"})
_COPIED: Final = 0.6  # share of a point's words that the passage has as they are


def weighed(flags: Sequence[Flag], point: Reading, cited: Cited) -> list[Flag]:
    """Turn red to yellow where a flag was read from words that the point has reworded."""
    if not any(f.severity is RED and f.code in _READ for f in flags) or _is_copied(point, cited):
        return list(flags)
    return [
        replace(f, severity=YELLOW) if f.severity is RED and f.code in _READ else f for f in flags
    ]


def _is_copied(point: Reading, cited: Cited) -> bool:
    if len(cited.passages) > 1:
        return False
    theirs = {w.lemma for w in cited.words}
    matter = [w for unit in units_of(point) for w in unit.matter]
    same = sum(any(_is_kept(w.lemma, other) for other in theirs) for w in matter)
    return len(matter) <= 1 or same >= _COPIED * len(matter)


def _is_kept(mine: str, theirs: str) -> bool:
    """Count an opposite as kept: it is the error, not another wording."""
    sides = contrary_sides()
    groups = [{group for group, _ in sides.get(word, ())} for word in (mine, theirs)]
    return related(mine, theirs) or opposite(mine, theirs) or bool(groups[0] & groups[1])
