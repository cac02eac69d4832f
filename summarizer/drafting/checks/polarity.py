"""Negation and opposites: where a point's meaning is turned against its source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import is_sender
from summarizer.drafting.checks.explained import (
    blames_as_well,
    denies_by_form,
    denies_elsewhere,
    is_a_reason,
    is_at_ease,
    is_lost,
    is_wish,
    tells_a_lack,
)
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.turns import takes_back, turns_of
from summarizer.drafting.checks.units import Unit, match_units, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag, opposing
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag, Severity
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.units import Match

_ENOUGH: Final = 0.5  # share of a unit's words that must be found before it can contradict
_IS_NOT_THERE: Final = re.compile(
    r"\b(?:der (?:findes|er|var|ikke er)|findes der|er der|har|mangler)\b.*"
    r"\b(?:ingen|ikke|intet)\b(?! (?:brug|behov|grund|ønske))",
    re.IGNORECASE,
)
_DISPUTES: Final = word_set("bestride betvivle benægte afkræfte")
_THAT: Final = re.compile(r"\bat\b", re.IGNORECASE)
_UNLESS: Final = re.compile(r"\b(?:medmindre|med mindre|undtagen)\b", re.IGNORECASE)
_IF: Final = re.compile(r"\b(?:hvis|såfremt|forudsat|kun|når|betinget)\b", re.IGNORECASE)
_WANTED: Final = re.compile(
    r"\bdet (?:vil|skal|bør|ønsker|håber|foreslår|beder) (?:vi|jeg)\b(?! (?:\w+ )?ikke)",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"(?:som|der|om|hvor\w*|hvad|hvem|hvilke\w*)\b", re.IGNORECASE)
_UNDER_A_DENIAL: Final = re.compile(r"(?:hvis|såfremt)\b.*\b(?:ikke|ingen)\b", re.IGNORECASE)
_WITHOUT: Final = re.compile(r"\b(?:uden|ellers|medmindre|med mindre|mangl\w*)\b", re.IGNORECASE)
_HARDLY: Final = re.compile(r"\bikke (?:ret|særligt?|synderligt?) \w+", re.IGNORECASE)
_LITTLE: Final = re.compile(r"\b(?:kun|lille|lidt|små|svag\w*|få|sjælden\w*|knap)\b", re.IGNORECASE)
_TWO: Final = 2


def polarity(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Compare each unit of the point with the unit of the passages that fits it best."""
    doubt = lexicon().patterns["in_doubt"]
    if doubt.search(point.text) and doubt.search(cited.text):
        return
    disputes = any(w.lemma in _DISPUTES for w in point.words)
    if disputes and any(takes_back(c) for c in cited.clauses):
        return
    if _is_a_question(point, cited):
        return  # what is asked is neither said nor denied
    theirs = [unit for passage in cited.passages for unit in units_of(passage)]
    units = units_of(point)
    if not units:
        yield from _bare_denial(point, cited)
    agreed: list[Unit] = []
    for mine in units:
        match = match_units(mine, theirs)
        if match and not match.contradicts:
            agreed.append(match.theirs)
        elif match and match.theirs in agreed and _ASIDE.match(mine.clauses[0].text):
            continue  # "ikke anbefale planen, som den foreligger": the denial is told
        if match and _UNDER_A_DENIAL.match(mine.clauses[-1].text) and _WITHOUT.search(cited.text):
            continue  # "hvis der ikke indgås en aftale" for "uden en aftale"
        if match and match.share >= _ENOUGH and not _is_mere_judgement(match, point):
            yield from _turned(match, theirs, point, cited)


def _is_explained(match: Match, point: Reading, cited: Cited) -> bool:
    """Tell whether other words of the two account for the turn."""
    plan = match.contradicts and _opposes_a_plan(match, cited)
    return (
        _is_told_elsewhere(match, point)
        or tells_a_lack(match)
        or denies_by_form(match)
        or denies_elsewhere(match, cited)
        or blames_as_well(match, cited)
        or is_at_ease(point, cited)
        or (is_wish(point) and bool(_WANTED.search(cited.text)))
        or is_a_reason(match, units_of(point))
        or (plan and any(turns_of(clause) for clause in cited.clauses))
    )


def _opposes_a_plan(match: Match, cited: Cited) -> bool:
    """Tell whether the point opposes what the passages neither deny nor praise themselves."""
    if match.theirs.turns or match.turned or not any(t.opposes for t in match.mine.turns):
        return False
    words = lexicon()
    return not any(w.lemma in words.in_favour | words.praise for w in cited.words)


def _is_told_elsewhere(match: Match, point: Reading) -> bool:
    """Tell whether the denial stands in another clause on both sides: *imod, da hestene …*."""
    if match.mine.turns or match.turned:
        return False
    paired = [word for _, word in match.pairs]
    denying = [c for c in match.theirs.clauses if turns_of(c)]
    apart = not any(c.span.contains(w.span) for c in denying for w in paired)
    return apart and any(
        unit.turns for unit in units_of(point) if unit.clauses != match.mine.clauses
    )


def _is_a_question(point: Reading, cited: Cited) -> bool:
    asked = all(passage.text.rstrip().endswith("?") for passage in cited.passages)
    return asked and any(w.lemma in {"spørge", "spørgsmål"} for w in point.words)


def _turned(match: Match, theirs: Sequence[Unit], point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a match that contradicts, unless another clause of the passages explains it."""
    if match.drops_a_turn:
        small = _HARDLY.search(cited.text) and _LITTLE.search(point.text)
        if not (small or is_wish(point)):
            yield _contradiction(match, point, severity=YELLOW)
        return
    if is_lost(match, cited):
        return
    if match.contradicts and (_judges_a_fact(match, point) or _turns_a_condition(match, point)):
        return
    if _is_explained(match, point, cited):
        return
    yield from _weighed(match, theirs, point)


def _weighed(match: Match, theirs: Sequence[Unit], point: Reading) -> Iterator[Flag]:
    """Weigh a match against what else the passages say of the rest of the point's unit."""
    second = _second_opinion(match.mine, match, theirs)
    agreed = second is not None and not second.contradicts
    if not match.contradicts:
        if second is not None and second.contradicts:
            yield _contradiction(second, point, severity=YELLOW)
    elif second is not None and agreed and second.theirs.turns:
        return  # the turn stands in the other clause
    elif not (_is_backed(match.mine, theirs) or (is_wish(point) and _lacks(match.theirs))):
        words = len(match.pairs) + len(match.turned)
        turns = (*match.mine.turns, *match.theirs.turns)
        judged = bool(turns) and all(t.word.lemma in lexicon().evaluative for t in turns)
        sure = match.is_close and not agreed and not judged and words >= _TWO
        severity = RED if sure else YELLOW
        yield _contradiction(match, point, severity=severity)


def _judges_a_fact(match: Match, point: Reading) -> bool:
    """*Kritiserer, at udgiften ikke er med* tells the denied fact as it is, and judges it."""
    words = lexicon()
    judged = sum(turn.word.lemma in words.evaluative for turn in match.mine.turns)
    approves = any(w.lemma in words.in_favour for w in point.words)
    return judged % 2 == 1 and not approves and bool(_THAT.search(point.text))


def _turns_a_condition(match: Match, point: Reading) -> bool:
    """*Afviser, medmindre …* is *kan acceptere, hvis …*."""
    theirs = " ".join(clause.text for clause in match.theirs.clauses)
    return bool(_UNLESS.search(theirs) and _IF.search(point.text))


def _bare_denial(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Compare the denials of a point that has no matter: *hundeejerne er blevet spurgt*."""
    for mine in point.clauses:
        said = {w.lemma for w in mine.content if not is_sender(w)}
        for clause in cited.clauses:
            same = said & {w.lemma for w in clause.content}
            if same and len(turns_of(mine)) % 2 != len(turns_of(clause)) % 2:
                word = mine.text.strip()
                yield flag("negation", YELLOW, word=word, span=mine.span, passage=clause.span)
                return


def _lacks(unit: Unit) -> bool:
    """Tell whether a unit says that something is not there, which is a reason to wish for it."""
    return any(_IS_NOT_THERE.search(clause.text) for clause in unit.clauses)


def _is_backed(mine: Unit, theirs: Sequence[Unit]) -> bool:
    """Tell whether another denying unit of the passages speaks of the same and agrees."""
    if not mine.turns:
        return False
    disputes = any(turn.word.lemma in _DISPUTES for turn in mine.turns)
    if disputes and any(c.text.lower().startswith("men ") for u in theirs for c in u.clauses):
        return True  # "I skriver …, men det tal er gammelt"
    others = [unit for unit in theirs if any(not turn.optional for turn in unit.turns)]
    match = match_units(mine, others)
    return match is not None and bool(match.pairs) and not match.contradicts


def _second_opinion(mine: Unit, match: Match, theirs: Sequence[Unit]) -> Match | None:
    """Match what the best unit leaves uncovered: a point may join two of the sender's clauses."""
    covered = {word for word, _ in (*match.pairs, *match.turned)}
    left = tuple(word for word in mine.matter if word not in covered)
    others = [unit for unit in theirs if unit is not match.theirs]
    second = match_units(Unit(left, mine.turns, mine.clauses), others) if left else None
    if second is None or len(second.pairs) == len(match.pairs):
        return None
    # one stray word of another clause is no reason to doubt what agrees
    agreed = not match.contradicts and bool(match.mine.turns)
    return None if agreed and len(second.pairs) < _TWO else second


def _is_mere_judgement(match: Match, point: Reading) -> bool:
    """*forkert* or *problematisk* on one side alone turns nothing unless the point approves."""
    words = lexicon()
    turns = (*match.mine.turns, *match.theirs.turns)
    judged = bool(turns) and all(turn.word.lemma in words.evaluative for turn in turns)
    return judged and not any(w.lemma in words.in_favour | words.wish for w in point.words)


def _contradiction(match: Match, point: Reading, *, severity: Severity) -> Flag:
    passage = match.theirs.clauses[-1].span
    if match.turned:
        mine, theirs = match.turned[0]
        return opposing(mine, theirs, severity)
    turns = (*match.mine.turns, *match.theirs.turns)
    code = "stance" if any(turn.opposes for turn in turns) else "negation"
    own = match.mine.turns[0].word.span if match.mine.turns else match.mine.clauses[-1].span
    if match.theirs.turns:
        passage = match.theirs.turns[0].word.span
    return flag(code, severity, word=own.of(point.text).strip(), span=own, passage=passage)
