"""Units: clauses that say something of their own, with how often their meaning is turned."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_finite, is_passive
from summarizer.drafting.checks.lexicon import lexicon, opposite, same_meaning
from summarizer.drafting.checks.matter import matter_of
from summarizer.drafting.checks.turns import (
    Turn,
    count_turns,
    takes_back,
    turns_of,
)
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.checks.cited import Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.words import Word

_CLOSE: Final = 0.75  # a seeded error leaves most words as they were; a paraphrase does not
_SUBJECT: Final = 6  # words of a subject that a comma parts from its verb
_RELATIVE: Final = re.compile(r"(?:der|som)\b", re.IGNORECASE)
_KNOWING: Final = word_set("se forstå tro høre vide føle læse erfare fornemme")
_ADDS: Final = re.compile(
    r"(?:hvor|fordi|idet|så|og) (?:der|det)\b|for (?:så|der|det|de|vi|jeg|hun|han)\b",
    re.IGNORECASE,
)
_LEANS_BACK: Final = re.compile(
    r"(?:og |men |så )?(?:det|den|dette|(?:gjorde|gør|holdt|fik) (?:det|den|dem)) ", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause's matter (words to be found in the source) and its turns.

    The turns of a clause that only states an attitude ("vi er imod,") belong to the next one,
    or to the one before when it leans back ("og det er fint nok").
    """

    matter: tuple[Word, ...]
    turns: tuple[Turn, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A point's unit with the source's unit it fits best.

    ``pairs`` are words that mean the same, ``turned`` words that mean the opposite.
    """

    mine: Unit
    theirs: Unit
    pairs: tuple[tuple[Word, Word], ...]
    turned: tuple[tuple[Word, Word], ...]

    @property
    def share(self) -> float:
        """How much of the point's matter the source's unit covers."""
        return (len(self.pairs) + len(self.turned)) / len(self.mine.matter)

    @property
    def is_close(self) -> bool:
        """Tell whether the two surely speak of the same thing."""
        return self.share >= _CLOSE

    @property
    def contradicts(self) -> bool:
        """Tell whether the meaning is turned an odd number of times between the two."""
        sure, optional = self._turns()
        return not optional and (sure + len(self.turned)) % 2 == 1

    @property
    def drops_a_turn(self) -> bool:
        """Tell whether the source may deny what the point plainly says."""
        sure, optional = self._turns()
        own = self.mine.turns or self.turned
        return optional > 0 and not own and sure % 2 == 0

    def _with_what_is_told(self) -> Unit:
        """Leave out the *uden* of what the point leaves out: *en rundgang uden blindgyder*."""
        paired = {word.span for _, word in (*self.pairs, *self.turned)}
        words = [w for c in self.theirs.clauses for w in c.words]
        kept = []
        for turn in self.theirs.turns:
            behind = next(
                (w for w in words if w.span.start > turn.word.span.start and w.is_content), None
            )
            of_another = behind is not None and behind.span not in paired
            if not (turn.word.lower == "uden" and of_another):
                kept.append(turn)
        return replace(self.theirs, turns=tuple(kept))

    def _turns(self) -> tuple[int, int]:
        texts = [" ".join(c.text for c in unit.clauses) for unit in (self.mine, self.theirs)]
        # *uklar* against *klar* is counted as an opposite, not once more as a doubt
        told = {word.span for pair in self.turned for word in pair}
        mine, theirs = (
            [t for t in unit.turns if not (t.optional and t.word.span in told)]
            for unit in (self.mine, self._with_what_is_told())
        )
        return count_turns(mine, theirs, *texts)


def span_of(words: Sequence[Word]) -> Span:
    """Give the stretch that holds all of some words; a unit's need not stand in order."""
    return Span(min(w.span.start for w in words), max(w.span.end for w in words))


@lru_cache(maxsize=4096)
def units_of(reading: Reading) -> tuple[Unit, ...]:
    """Group a sentence's clauses into units."""
    units: list[Unit] = []
    waiting: list[Clause] = []
    subject: list[Clause] = []
    for clause in reading.clauses:
        matter = matter_of(clause, reading)
        if not units and _says_nothing_of_what_follows(clause, matter, reading):
            continue
        if matter and _breaks_off(clause, reading):
            subject.append(clause)
        elif not matter and units and not _opens(clause, reading):
            units[-1] = _joined(units[-1], clause)
        elif not matter or _only_states(matter, clause, reading):
            waiting.append(clause)
        elif _RELATIVE.match(clause.text):
            units.append(_unit_of([clause], reading))
        else:
            units.append(_unit_of([*subject, *waiting, clause], reading))
            subject, waiting = [], []
    left = [*subject, *waiting]
    if left and (not units or any(matter_of(clause, reading) for clause in left)):
        found = _unit_of(left, reading)
        units += [found] if found.matter else []
    elif left:
        for clause in left:
            units[-1] = _joined(units[-1], clause, always=True)
    return tuple(units)


def _unit_of(clauses: Sequence[Clause], reading: Reading) -> Unit:
    return Unit(
        matter=tuple(word for one in clauses for word in matter_of(one, reading)),
        turns=tuple(turn for one in clauses for turn in turns_of(one)),
        clauses=tuple(clauses),
    )


def _joined(unit: Unit, clause: Clause, *, always: bool = False) -> Unit:
    """Add a clause without matter: its turns count unless it merely denies something else."""
    counts = always or _judges(clause) or not _LEANS_BACK.match(clause.text)
    turns = turns_of(clause) if counts else ()
    if not counts and takes_back(clause):
        turns = (Turn(clause.words[-1], optional=True),)
    elif _ADDS.match(clause.text) and not _judges(clause):
        turns = tuple(replace(turn, optional=True) for turn in turns)
    return Unit(unit.matter, unit.turns + turns, (*unit.clauses, clause))


def _says_nothing_of_what_follows(clause: Clause, matter: Sequence[Word], reading: Reading) -> bool:
    """Know a clause that takes back the sentence before, or is a sentence without matter."""
    if takes_back(clause) and not matter and not _opens(clause, reading):
        return True
    return (
        not matter
        and clause.span.end < reading.span.end
        and clause.text.rstrip().endswith((".", "!", "?"))
    )


def _breaks_off(clause: Clause, reading: Reading) -> bool:
    """Tell whether a clause is a mere subject whose verb comes after a relative clause."""
    rest = reading.text[clause.span.end - reading.span.start :]
    if clause.text.lower().startswith(("at ", "for at ", "ved at ")):
        return False
    has_verb = any(is_finite(word) or is_passive(word) for word in clause.words)
    short = len(clause.words) <= _SUBJECT and "at" not in (w.lower for w in clause.words)
    follows = bool(_RELATIVE.match(rest)) or (short and bool(re.search(r"\w", rest)))
    return clause.text.rstrip().endswith(",") and follows and not has_verb


def _only_states(matter: Sequence[Word], clause: Clause, reading: Reading) -> bool:
    """Know *Provsten beder om, at …*: all matter is who states what follows."""
    words = lexicon()
    who = matter[0] is clause.content[0] and any(
        w.lemma in words.reporting | words.wish | words.speech | _KNOWING for w in clause.words
    )
    only = (len(matter) == 1 and who) or all(word.lemma in words.actors for word in matter)
    return _opens(clause, reading) and only


def _opens(clause: Clause, reading: Reading) -> bool:
    """Tell whether another clause with *at* or an infinitive hangs on this one."""
    following = [c for c in reading.clauses if c.span.start >= clause.span.end]
    return bool(following) and following[0].text.lower().startswith("at ")


def _judges(clause: Clause) -> bool:
    words = lexicon()
    return any(w.lemma in words.against | words.in_favour for w in clause.words)


def match_units(mine: Unit, theirs: Sequence[Unit]) -> Match | None:
    """Find the unit that covers most of the point's unit; in a draw, one that agrees."""
    best: Match | None = None
    for other in theirs:
        match = _compare(mine, other)
        if not match.pairs and not match.turned:
            continue
        if best is None or _rank(match) > _rank(best):
            best = match
    return best


def _rank(match: Match) -> tuple[float, float, bool]:
    own = len(match.pairs) / len(match.theirs.matter)
    return (match.share - 0.1 * len(match.turned), round(own, 1), not match.contradicts)


def _compare(mine: Unit, theirs: Unit) -> Match:
    pairs, turned = [], []
    for word in mine.matter:
        # opposites first: "sommerferie" and "vinterferie" also share a part
        other = next((w for w in theirs.matter if opposite(word.lemma, w.lemma)), None)
        if other and any(same_meaning(w.lemma, other.lemma) for w in mine.matter if w is not word):
            other = None  # "bebyggelse af ubebyggede grunde": it has its own counterpart
        same = next((w for w in theirs.matter if same_meaning(word.lemma, w.lemma)), None)
        if same and (other is None or same is not other):
            pairs.append((word, same))
        elif other:
            turned.append((word, other))
    return Match(mine, theirs, tuple(pairs), tuple(turned))
