"""Matter: the words of a clause that say something of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_sender, is_verb
from summarizer.drafting.checks.lexicon import has_opposites, lexicon
from summarizer.drafting.checks.turns import CONTRAST, takes_back
from summarizer.drafting.danish.units import PERIODS, SCALES, UNITS
from summarizer.drafting.danish.words import joined_verb

if TYPE_CHECKING:
    from summarizer.drafting.checks.cited import Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

_PERIOD: Final = re.compile("|".join(PERIODS.values()), re.IGNORECASE)
_MEASURED: Final = frozenset({"bred", "br", "høj", "lang", "dyb", "tyk", "gamm", "gammel"})


def matter_of(clause: Clause, reading: Reading) -> tuple[Word, ...]:
    """Give the words of a clause that must be found in the source."""
    words = lexicon()
    if takes_back(clause):
        return ()
    cut = CONTRAST.search(clause.text)
    end = clause.span.start + (cut.start() if cut else len(clause.text))
    denials = [m.span() for m in words.patterns["phrase_negators"].finditer(clause.text)]
    return tuple(
        _in_one_word(word, clause)
        for word in clause.content
        if word.span.start < end
        and not any(a <= word.span.start - clause.span.start < b for a, b in denials)
        and not _is_measure(word, clause, reading)
        and not _opens_as_sender(word, clause)
        and not _is_no_longer(word, clause)
        and not {word.lemma, word.lower} & words.attitude
        and word.lemma not in words.hedges | words.negators
    )


def _in_one_word(word: Word, clause: Clause) -> Word:
    """Read *rives ned* as *nedrive* where that has opposites."""
    joined = joined_verb(word, clause.words)
    if joined and has_opposites(joined):
        return replace(word, lemma=joined)
    at = clause.words.index(word)
    away = is_verb(word.lemma) and any(w.lower == "væk" for w in clause.words[at + 1 : at + 3])
    return replace(word, lemma="fjerne") if away else word


def _is_no_longer(word: Word, clause: Clause) -> bool:
    """Know *længere* in "ikke længere" for part of the denial."""
    at = clause.words.index(word)
    return word.lower == "længere" and at > 0 and clause.words[at - 1].lower == "ikke"


def _is_measure(word: Word, clause: Clause, reading: Reading) -> bool:
    """Know numbers, units, dates and periods, which have checks of their own."""
    if word.lower in UNITS or word.lower in SCALES or _measures(word, clause):
        return True
    spans = [q.span for q in reading.quantities] + [d.span for d in reading.dates]
    if any(span.overlaps(word.span) for span in spans):
        return True
    start = word.span.start - clause.span.start
    return any(a <= start < b for a, b in _periods(clause.text))


@lru_cache(maxsize=4096)
def _periods(text: str) -> tuple[tuple[int, int], ...]:
    """Give where a clause names a period, once for all its words."""
    return tuple(m.span() for m in _PERIOD.finditer(text))


def _measures(word: Word, clause: Clause) -> bool:
    """Know *bred* in "2,4 meter bred" for the name of a measure, which praises nothing."""
    at = clause.words.index(word)
    return at > 0 and word.lower.rstrip("et") in _MEASURED and clause.words[at - 1].lower in UNITS


def _opens_as_sender(word: Word, clause: Clause) -> bool:
    """Tell whether a word is the sender where it stands: by its kind, or as a body at the start."""
    if word.lemma in lexicon().sender or (is_sender(word) and word in clause.words[:3]):
        return True
    behind = clause.words[1:2]
    named = word is clause.words[0] and word.text[0].isupper() and bool(behind)
    return named and behind[0].text[0].isupper() and is_sender(behind[0])
