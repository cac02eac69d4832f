"""Turns that other words of the two sides account for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.turns import turns_of
from summarizer.drafting.checks.verbs import has_tense
from summarizer.drafting.danish.words import word_set

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
ORDER: Final = frozenset({"negation", "antonym", "role"})  # what such a turn looks like
_NOT_BEFORE: Final = re.compile(
    r"\b(?:ikke|ingen|intet)\b[^.;]{0,60}\b(?:før|inden(?! for))\b", re.IGNORECASE
)
_BEFORE: Final = re.compile(r"\b(?:før|inden(?! for))\b", re.IGNORECASE)
_WISHES: Final = word_set(
    "ønske foreslå bede anmode opfordre opfordring efterlyse efterspørge burde skulle gerne ønske"
)
_TOO: Final = re.compile(
    r"\b(?:er|bliver|var|virker|alt) for (?!at|den|det|de|en|et|os|mig|hver|alle|længst)\w+\b|"
    r"\bfor (?:lidt|lille|få|kort|smalt?|lavt?|svagt?)\b",
    re.IGNORECASE,
)


_HURTS: Final = re.compile(
    r"\b(?:går? ud over|gået ud over|til (?:skade|gene|ulempe) for|rammer|forhindrer|afskærer|"
    r"umulig\w*|forringe\w*|vanskeliggør\w*|besværliggør\w*)\b",
    re.IGNORECASE,
)
_ENOUGH: Final = re.compile(r"\bnok\b|\btilstrækkelig\w*\b", re.IGNORECASE)


def blames_as_well(match: Match, cited: Cited) -> bool:
    """Know *er imod lukningen* for *lukningen rammer os hårdt*: no word denies, one blames."""
    if not match.contradicts or match.turned or match.theirs.turns or len(match.mine.turns) != 1:
        return False
    words = lexicon()
    turn = match.mine.turns[0]
    denied = (
        w for c in match.mine.clauses for w in c.content if w.span.start > turn.word.span.start
    )
    first = next(denied, None)
    if not turn.opposes and first is not None and any(mine is first for mine, _ in match.pairs):
        return False  # "virker ikke" for "virker": the very word is denied
    told = {theirs for _, theirs in match.pairs}  # "ikke stejl" for "for stejl" is no blame
    blames = any({w.lemma, w.lower} & words.blame for w in cited.words if w not in told)
    blames = blames or bool(_TOO.search(cited.text))
    return blames and not any(w.lemma in words.in_favour for w in cited.words)


def waits_for(point: Reading, cited: Cited) -> bool:
    """Know *A, inden der besluttes noget* for *der bør ikke besluttes noget, før A*."""
    mine, theirs = [(point.text, point.words)], [(p.text, p.words) for p in cited.passages]
    return any(
        _is_after(one, two) for a, b in ((mine, theirs), (theirs, mine)) for one in a for two in b
    )


def _is_after(denied: tuple[str, Sequence[Word]], plain: tuple[str, Sequence[Word]]) -> bool:
    """Tell whether what stands behind *ikke …, før* in one text opens the other."""
    not_before, before = _NOT_BEFORE.search(denied[0]), _BEFORE.search(plain[0])
    if not not_before or not before or _NOT_BEFORE.search(plain[0]):
        return False
    awaited = _last_words(denied, not_before.end())
    opening = {w.lemma for w in plain[1] if w.is_content} - _last_words(plain, before.end())
    return bool(awaited & opening) and not awaited & _last_words(plain, before.end())


def _last_words(text: tuple[str, Sequence[Word]], start: int) -> set[str]:
    words = [w for w in text[1] if w.is_content]
    first = text[1][0].span.start if text[1] else 0
    offset = first - (len(text[0]) - len(text[0].lstrip()))
    return {w.lemma for w in words if w.span.start - offset >= start}


def is_at_ease(point: Reading, cited: Cited) -> bool:
    """Know *har ingen bekymringer* for *er helt tryg*."""
    words = lexicon()
    lemmas = {w.lemma for w in cited.words}
    blames = lemmas & (words.blame | words.against | words.hedges)
    return bool(_NO_WORRY.search(point.text) and lemmas & (words.praise | words.in_favour)) and (
        not blames
    )


def is_a_reason(match: Match, units: Sequence[Unit]) -> bool:
    """Know *imod bump af hensyn til kørsler*: a reason without a verb denies nothing itself."""
    if (
        match.turned
        or match.mine.turns
        or any(has_tense(w) for c in match.mine.clauses for w in c.words)
    ):
        return False
    return any(unit.turns for unit in units if unit is not match.mine)


def tells_a_lack(match: Match, point: Reading) -> bool:
    """Know *er for dyrt* for *har ikke råd*: the point blames instead of denying."""
    if not match.contradicts or match.turned or match.mine.turns or len(match.theirs.turns) != 1:
        return False
    words = lexicon()
    denied = [w for c in match.theirs.clauses if turns_of(c) for w in c.words]
    if any({w.lemma, w.lower} & words.blame for w in denied):
        return False  # "er vi ikke bange for" lacks nothing
    text = " ".join(c.text for c in match.mine.clauses)
    if _HURTS.search(text) or (_TOO.search(text) and _ENOUGH.search(_text_of(match.theirs))):
        return True
    told = {mine for mine, _ in match.pairs}
    texts = [w for c in match.mine.clauses for w in c.words if w not in told]
    return any({w.lemma, w.lower} & words.blame for w in texts) and not is_wish(point)


def _text_of(unit: Unit) -> str:
    return " ".join(c.text for c in unit.clauses)


def is_lost(match: Match, cited: Cited) -> bool:
    """Know *bliver arbejdsløse* for *mister deres arbejde*."""
    without = any(mine.lemma.endswith(("løs", "fri")) for mine, _ in match.turned)
    return without and any(w.lemma in _LOSING for w in cited.words)


def is_wish(point: Reading) -> bool:
    """Tell whether a point tells a wish: who wishes for light says that there is none."""
    return any(w.lemma in _WISHES or w.lower in _WISHES for w in point.words)
