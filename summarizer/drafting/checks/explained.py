"""Turns that other words of the two sides account for, in whatever form they deny."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.actors import has_tense
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.danish.words import is_word, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.units import Match, Unit
    from summarizer.drafting.danish.words import Word

_LOSING: Final = word_set("miste tabe mangle savne undvære")
_NO_WORRY: Final = re.compile(
    r"\b(?:ingen|intet|ikke nogen) (?:\w+ )?(?:bekymring|problem|betænkelighed|gene|ulempe|kval)",
    re.IGNORECASE,
)
_WISHES: Final = word_set(
    "ønske foreslå bede anmode opfordre opfordring efterlyse efterspørge burde skulle gerne ønske"
)
_TOO: Final = re.compile(
    r"\b(?:er|bliver|var|virker|alt) for (?!at|den|det|de|en|et|os|mig|hver|alle|længst)\w+\b|"
    r"\bfor (?:lidt|lille|få|kort|smalt?|lavt?|svagt?)\b",
    re.IGNORECASE,
)


_SHORT_WORD: Final = 4


def blames_as_well(match: Match, cited: Cited) -> bool:
    """Know *er imod lukningen* for *lukningen rammer os hårdt*: no word denies, one blames."""
    if not match.contradicts or match.turned or match.theirs.turns or not match.mine.turns:
        return False
    turn = match.mine.turns[0]
    behind = (
        w for c in match.mine.clauses for w in c.content if w.span.start > turn.word.span.start
    )
    denied = next(behind, None)
    if not turn.opposes and any(mine is denied for mine, _ in match.pairs):
        return False  # "virker ikke" for "virker": the very word is denied
    blames = any({w.lemma, w.lower} & lexicon().blame for w in cited.words)
    return blames or bool(_TOO.search(cited.text))


def is_at_ease(point: Reading, cited: Cited) -> bool:
    """Know *har ingen bekymringer* for *er helt tryg*."""
    words = lexicon()
    lemmas = {w.lemma for w in cited.words}
    return bool(_NO_WORRY.search(point.text) and lemmas & (words.praise | words.in_favour))


def is_a_reason(match: Match, units: Sequence[Unit]) -> bool:
    """Know *imod bump af hensyn til kørsler*: a reason without a verb denies nothing itself."""
    if match.mine.turns or any(has_tense(w) for c in match.mine.clauses for w in c.words):
        return False
    return any(unit.turns for unit in units if unit is not match.mine)


def tells_a_lack(match: Match) -> bool:
    """Know *er for dyrt* for *har ikke råd*: the point blames instead of denying."""
    if not match.contradicts or match.turned or match.mine.turns:
        return False
    mine, theirs = (
        any({w.lemma, w.lower} & lexicon().blame for c in unit.clauses for w in c.words)
        for unit in (match.mine, match.theirs)
    )
    return mine and not theirs  # "er vi ikke bange for" lacks nothing


def is_lost(match: Match, cited: Cited) -> bool:
    """Know *bliver arbejdsløse* for *mister deres arbejde*."""
    without = any(mine.lemma.endswith(("løs", "fri")) for mine, _ in match.turned)
    return without and any(w.lemma in _LOSING for w in cited.words)


def is_wish(point: Reading) -> bool:
    """Tell whether a point tells a wish: who wishes for light says that there is none."""
    return any(w.lemma in _WISHES or w.lower in _WISHES for w in point.words)


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
