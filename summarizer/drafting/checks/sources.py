"""Where a figure or a judgement comes from: *kommunens overslag*, *ifølge en undersøgelse*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import is_sender
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_KINDS: Final = (
    r"\w*(?:overslag|beregning|vurdering|skøn|undersøgelse|rapport|udtalelse|måling|analyse|notat|"
    r"redegørelse|prøve|opgørelse|prognose|regnskab|statistik)(?:en|et|er|erne|ne)?"
)
# Whose it is stands before it; *vores* and *min* are the sender's own.
_OF_OTHERS: Final = re.compile(
    rf"\b(?P<owner>(?!vores|min|mit|sin)\w{{3,}}s) (?:egen |eget |egne )?{_KINDS}\b|"
    rf"\b(?:ifølge|efter) (?:en|et|den|det) (?:\w+ )?{_KINDS}\b|"
    rf"\b(?:en|et) \w+ {_KINDS} viser\b",
    re.IGNORECASE,
)
_OWN_WORK: Final = re.compile(
    r"\b(?:anslår|vurderer|beregnet|beregner|målt|undersøgt|opgjort|opgør|skønner|har regnet|"
    r"egen (?:beregning|måling|undersøgelse)|"
    r"egne (?:beregninger|målinger|undersøgelser|prøver?))\b",
    re.IGNORECASE,
)


def others_work(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *foreningen har beregnet* where the passages have *ifølge en undersøgelse*."""
    own = _OWN_WORK.search(point.text)
    theirs = _OF_OTHERS.search(cited.text)
    if own is None or theirs is None or not any(is_sender(w) for w in point.words[:3]):
        return
    owner = (theirs.group("owner") or "").lower().rstrip("s")
    told = owner and owner[:-1] in point.text.lower()
    if told or _OF_OTHERS.search(point.text) or _OWN_WORK.search(cited.text):
        return
    span = Span(*own.span())
    passage = cited.passages[0].span
    yield flag("attribution", YELLOW, other=theirs.group(), span=span, passage=passage)


_OWNS: Final = re.compile(
    r"\b(?:tilhører|ejes af|tilfalder|betales af|drives af|skyldes)(?: ifølge \w+)? "
    r"(?:en |et |den |det |de )?(\w+)",
    re.IGNORECASE,
)


def belongs_to(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *tilhører kommunen* where the passages have *tilhører brugerne*."""
    mine, theirs = _OWNS.search(point.text), _OWNS.search(cited.text)
    if mine is None or theirs is None or mine.group().split()[0] != theirs.group().split()[0]:
        return
    here, there = mine.group(1).lower(), theirs.group(1).lower()
    words = {w.lower: w.lemma for w in (*point.words, *cited.words)}
    if words.get(here) == words.get(there) or there in _PRONOUNS or here in _PRONOUNS:
        return
    if is_sender_form(here, point):
        return
    yield flag("role", YELLOW, word=mine.group(), span=Span(*mine.span()))


_PRONOUNS: Final = frozenset({"os", "mig", "jer", "dem", "kommunen", "ham", "hende"} - {"kommunen"})


def is_sender_form(form: str, point: Reading) -> bool:
    """Tell whether a word of the point is the sender."""
    return any(w.lower == form and is_sender(w) for w in point.words)


_CLEFT: Final = re.compile(
    r"\bdet er ikke (?:\w+ )?(\w+(?:en|et|ne|er)),? (?:der|som)\b", re.IGNORECASE
)


def cleft(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *generet af duften* where the passages have *det er ikke duften, der …*."""
    match = _CLEFT.search(cited.text)
    if match is None or re.search(r"\b(?:ikke|ingen|snarere|frem for)\b", point.text):
        return
    word = next((w for w in point.words if w.lower == match.group(1).lower()), None)
    if word:
        yield flag("negation", YELLOW, word=word.text, span=word.span)
