"""Conditions: *hvis*, *når*, hours and exceptions that a point must not drop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import has_tense, is_finite
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.support import says
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
_NEAR_VERB: Final = 10  # characters from one finite verb to the next where no comma parts them
_RELATIVE: Final = re.compile(r"(?:der|som|hvilket|hvor)\b")
_NOMINAL: Final = re.compile(r"(?:Ved|En|Et)\b")
_CONCEDED: Final = re.compile(r"\b(?:alligevel|absolut|endelig|nødvendigvis)\b", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[,.;:?!]|\bog\b|$")
_HOURS: Final = re.compile(
    r"\b(?:i|ved) (?:\w+vejr|\w+vind|myldretid\w*|spidsbelastning\w*|"
    r"\w+regn|frost|storm|blæst|tørke|sne|mørke|tåge|højvande|lavvande)\b|"
    r"\b(?:efter|før|inden|mellem|fra) (?:kl\.?|klokken) ?\w+|\bi \w{3,}tid(?:en|erne)\b|"
    r"\b(?:i|de) (?:de )?første \w+ (?!pct|procent)\w+|"
    r"\b(?:indtil|undtagen|bortset fra|på hverdage\w*)\b[^,.;]*|\bi weekend(?:en|erne)\b",
    re.IGNORECASE,
)
_KEEPS: Final = re.compile(
    r"\b(?:hvis|såfremt|når|(?<!indvendinger )(?<!protesterer )mod,? at|medmindre|"
    r"mod (?:\w+ )?(?:kompensation|betaling|erstatning|vederlag|godtgørelse|gebyr)|"
    r"hvis ikke|forudsat|"
    r"forudsætning|betingelse|dog|"
    r"undtagen|bortset|kun|som udgangspunkt|delvist|alene|blot|tilfælde|alternativ\w*|eventuel\w*|"
    r"forbehold|men ikke|"
    r"(?:andet|andre) sted(?:er)?|anden placering|"
    r"ved (?:\w+ )?\w+(?:ning|ing|else|fald|pres|tørke|skift|brud|vejr|kø)|"
    r"så længe|indtil|frem til|højst|maksimalt?|næsten|de fleste|afgørende|"
    r"gør det muligt|muliggør\w*|giver mulighed|medfører|betyder|"
    r"overordnet|overvejende|princippet|forudsætter|betinget)\b",
    re.IGNORECASE,
)
_KEEPS_IF: Final = re.compile(
    _KEEPS.pattern.replace("|kun|", "|").replace("|alene|", "|"), re.IGNORECASE
)
_OTHERWISE: Final = re.compile(
    r"(?:For |Og )?ellers (?!er\b|har\b)\w+ (?:jeg|vi|de|han|hun|det)\b", re.IGNORECASE
)
_KEEPS_OTHERWISE: Final = re.compile(
    r"\b(?:ellers|hvis|såfremt|medmindre|modsat fald|i fald|uden|risiker\w*|kan blive|tvunget)\b",
    re.IGNORECASE,
)
_BACK: Final = re.compile(r"(?:Men |Og )?(?:det|den|de|dem)\b", re.IGNORECASE)
_LIMITS: Final = re.compile(
    r"\b(?:efter|før|inden|indtil|mellem|kl|klokken|undtagen|næsten|de fleste)\b|"
    r"\b(?:fra|i|om) (?:de |den |det |kl |\d|\w*(?:aften|morgen|dag|uge|måned|år|sommer|vinter|"
    r"weekend|periode|tidsrum|time)\w*)",
    re.IGNORECASE,
)
# "Fjerner I den tørre, må vi …": a verb opens the sentence, and another the main clause.
_INVERTED: Final = re.compile(
    r"^(?:Og |Men )?(\w{2,}) [^,?!]{3,90},(?= (?:så |da )?(\w+)\b)(?=[^?]*$)"
)


def conditions(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag a condition in a passage that the point neither keeps nor speaks of."""
    for passage in cited.passages:
        for span, keeps in _condition_spans(passage):
            if keeps.search(point.text):
                continue
            conceded = _CONCEDED.search(span.of(cited.source.text))
            if _speaks_of(point, span, passage) and not conceded:
                continue
            if _rest_is_used(passage, span, point):
                text = span.of(cited.source.text).strip(" ,.")
                yield flag("condition", YELLOW, other=text, passage=span)
                return


def _speaks_of(point: Reading, condition: Span, passage: Reading) -> bool:
    """Tell whether the point has a word of the condition that the rest of the passage has not."""
    inside = [w for w in passage.words if condition.contains(w.span) and w.is_content]
    rest = [w for w in passage.words if not condition.contains(w.span) and w.is_content]
    spoken = [
        mine
        for mine in point.words
        if any(says(mine.lemma, w.lemma) for w in inside)
        and not any(w.lemma == mine.lemma for w in rest)
    ]
    # "Parken må …" for "skulle parken …, må den": the subject alone is no condition
    named = (
        not _NOMINAL.match(point.text) and spoken == [w for w in point.words if w.is_content][:1]
    )
    start = condition.start - passage.span.start
    alone = (
        len(spoken) == 1
        and len(inside) > 1
        and same_meaning(inside[0].lemma, spoken[0].lemma)
        and passage.text[start:].lower().startswith(("hvis ", "såfremt "))
        and not _NOMINAL.match(point.text)
    )
    return bool(spoken) and not (named and len(inside) > 1) and not alone


def _condition_spans(passage: Reading) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """Find conditions and hours, each with what would show that the point keeps it."""
    pattern = lexicon().patterns["conditions"]
    found = [(match, _KEEPS) for match in pattern.finditer(passage.text)]
    found += [(match, _KEEPS_IF) for match in _inverted(passage)]
    found += [(match, _LIMITS) for match in _HOURS.finditer(passage.text)]
    for match, keeps in found:
        if passage.text[: match.start()].lower().endswith(("ikke ", "selv ", "aldrig ")):
            continue
        end = _CLAUSE_END.search(passage.text, match.end())
        stop = end.start() if end else len(passage.text)
        stop = min(stop, _second_verb(passage, match.end(), stop))
        opens = match.start() == 0 and match.re is _HOURS  # "I regnvejr er jeg …"
        if opens or match.re is _INVERTED or match.group().startswith("Uden"):
            stop = match.end()
        offset = passage.span.start
        yield Span(offset + match.start(), offset + max(stop, match.end())), keeps


def otherwise(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *afsender vil afskedige* where the source says *ellers må jeg afskedige*."""
    for passage in cited.passages:
        first = passage.words[0] if passage.words else None
        used = (
            first and _OTHERWISE.match(passage.text) and _rest_is_used(passage, first.span, point)
        )
        if first and used and not _KEEPS_OTHERWISE.search(point.text):
            yield flag("condition", YELLOW, other=first.text, passage=first.span)


def _inverted(reading: Reading) -> Iterator[re.Match[str]]:
    """Find a condition without *hvis*: a finite verb first, and one right behind the comma."""
    match = _INVERTED.match(reading.text)
    if match is None:
        return
    starts = {reading.span.start + match.start(1), reading.span.start + match.start(2)}
    verbs = [w for w in reading.words if w.span.start in starts and has_tense(w)]
    if len(verbs) == len(starts):
        yield match


def _second_verb(passage: Reading, start: int, stop: int) -> int:
    """Find where the main clause begins without a comma: *hvis banen ryger kommer de små*."""
    offset = passage.span.start
    verbs = [
        w.span.start - offset
        for w in passage.words
        if start <= w.span.start - offset < stop and is_finite(w)
    ]
    together = len(verbs) > 1 and verbs[1] - verbs[0] < _NEAR_VERB
    return verbs[1] if len(verbs) > 1 and together else stop


def _rest_is_used(passage: Reading, condition: Span, point: Reading) -> bool:
    """Tell whether the point speaks of what the condition limits: the sentence around it."""
    asides = [
        c.span
        for c in passage.clauses
        if _RELATIVE.match(c.text) and not 0 <= condition.start - c.span.end <= 1
    ]
    rest = [
        w
        for w in passage.words
        if w.is_content
        and not condition.contains(w.span)
        and not any(aside.contains(w.span) for aside in asides)
    ]
    if not rest and _BACK.match(passage.text):
        return True  # "Det er vi ikke imod, så længe …"
    used = sum(any(same_meaning(w.lemma, mine.lemma) for mine in point.words) for w in rest)
    counted = any(q.same_value(o) for q in point.quantities for o in passage.quantities)
    return used >= 2 or ((used == 1 or counted) and len(rest) <= 2)  # noqa: PLR2004 - two words in common
