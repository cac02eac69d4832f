"""Directions: who gives and who gets, from where and to where, and who was not there at all."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.actors import (
    is_actor,
    is_genitive,
    is_passive,
    is_sender,
    is_verb,
)
from summarizer.drafting.checks.lexicon import same_meaning
from summarizer.drafting.checks.turns import CONTRAST, turns_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.checks.clauses import Clause
    from summarizer.drafting.danish.numbers import Quantity
    from summarizer.drafting.danish.words import Word

_FROM_TO: Final = re.compile(
    r"\bfra\s+((?:[\w-]+\s+){1,4}?)til\s+([\w-]+(?:\s+[\w-]+){0,2})", re.IGNORECASE
)
_REPLACES: Final = re.compile(
    r"\b(?:erstat\w*|udskift\w*|stedet|fjern\w*|undgå\w*|bytte\w*|fra|end|nuværende|foreslåede|"
    r"planlagte|udgå\w*|ændre\w*|alternativ\w*)\b",
    re.IGNORECASE,
)
_TO_FROM: Final = re.compile(
    r"\btil\s+((?:[\w-]+\s+){1,4}?)fra\s+([\w-]+(?:\s+[\w-]+){0,2})", re.IGNORECASE
)
# "Rambuk bør erstattes af boring": the first gives way to the second.
_GIVES_WAY: Final = re.compile(
    r"([\w-]+) (?:\w+ )?(?:erstattes|erstattet|udskiftes|udskiftet|afløses|afløst) (?:af|med) "
    r"((?:(?:en|et|nye?) )?[\w-]+)",
    re.IGNORECASE,
)
# "Stien bør prioriteres over vejen": the first goes before the second.
_GOES_BEFORE: Final = re.compile(
    r"([\w-]+) (?:\w+ ){0,2}(?:prioriteres|vægtes|foretrækkes|vejer|går) (?:\w+ )?"
    r"(?:over|end|frem ?for|forud for) ((?:(?:en|et) )?[\w-]+)",
    re.IGNORECASE,
)
# Also "skal deles med": the passive behind a modal verb.
_TURNED: Final = re.compile(
    r"\b(?:bliver|blev|er|af|som|end)\b|"
    r"\b(?:skal|skulle|bør|burde|kan|kunne|vil|ville|må) (?:\w+ )?\w+es\b"
)
_PREPOSITIONS: Final = word_set("til fra hos ifølge for af med ved på i mod over")
_GIVES: Final = word_set("betaler betale betalt giver give givet afleverer yder")
_GETS: Final = word_set("får få fået modtager modtage modtaget tjener tjene")
_TO: Final = word_set("til for")


def senders(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *B sender til A* where the source has *A sender til B*."""
    mine = _giver_and_taker(point.words)
    for passage in cited.passages:
        theirs = _giver_and_taker(passage.words)
        if mine is None or theirs is None:
            continue
        crossed = mine[0].lemma == theirs[1].lemma and mine[1].lemma == theirs[0].lemma
        if crossed:
            word = f"{mine[0].text} … til {mine[1].text}"
            yield flag("role", RED, word=word, span=mine[0].span, passage=theirs[0].span)


def _giver_and_taker(words: Sequence[Word]) -> tuple[Word, Word] | None:
    """Give the first actor that no preposition governs, and the actor behind *til*."""
    governed = {w for b, w in pairwise(words) if b.lower in _PREPOSITIONS}
    giver = next((w for w in words if _acts(w) and w not in governed), None)
    taker = next((w for b, w in pairwise(words) if b.lower in _TO and _acts(w)), None)
    return (giver, taker) if giver and taker and giver is not taker else None


def around_a_verb(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *damen væltede cyklisten* where the source has *cyklisten væltede damen*."""
    for clause in point.clauses:
        for verb in clause.words:
            if not is_verb(verb.lemma) or _is_turned_round(clause, verb):
                continue
            mine = _sides(clause, verb)
            for other in cited.clauses:
                same = next((w for w in other.words if w.lemma == verb.lemma), None)
                if same is None or _is_turned_round(other, same):
                    continue
                theirs = _sides(other, same)
                if _crossed(mine, theirs):
                    word = verb.text
                    yield flag("role", YELLOW, word=word, span=verb.span, passage=same.span)
                    return


def _crossed(mine: tuple[set[str], set[str]], theirs: tuple[set[str], set[str]]) -> bool:
    """Tell whether what stands before the verb stands behind it there, and the reverse."""
    return not mine[0] & theirs[0] and bool(mine[0] & theirs[1] and mine[1] & theirs[0])


def _is_turned_round(clause: Clause, verb: Word) -> bool:
    """Tell whether a clause is passive or asks, so that the actor need not come first."""
    return any(is_passive(w) for w in (verb, *clause.words)) or bool(_TURNED.search(clause.text))


def _sides(clause: Clause, verb: Word) -> tuple[set[str], set[str]]:
    """Give the lemmas of the nouns before and after a verb."""
    before = [w.lemma for w in clause.content if w.span.end <= verb.span.start]
    after = [w.lemma for w in clause.content if w.span.start >= verb.span.end]
    if clause.words[0].lower in _PREPOSITIONS:
        before, after = after[:1], after[1:]  # "ved søen bør cyklister …"
    return set(before), set(after)


def _acts(word: Word) -> bool:
    return (is_actor(word) or is_sender(word)) and not is_genitive(word)


def ends(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *fra blok E til blok B* where the source has *fra blok B til blok E*."""
    theirs = [pair for passage in cited.passages for pair in _ends(passage.text)]
    patterns = (_FROM_TO, _GIVES_WAY, _GOES_BEFORE)
    for match in (m for pattern in patterns for m in pattern.finditer(point.text)):
        for start, end in _ends(match.group()):
            if any(start & b and end & a and not (start & a or end & b) for a, b in theirs):
                yield flag("role", RED, word=match.group(), span=Span(*match.span()))
                return


def rejected(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag what a point wants where the source says *og ikke …* or *frem for …* of it."""
    refused = [w for r in cited.passages for w in r.words if w.is_content and _is_refused(w, r)]
    swapped = _swapped(point, cited, refused)
    if swapped:
        yield flag("negation", RED, word=swapped.text, span=swapped.span)
        return
    if _REPLACES.search(CONTRAST.sub("", point.text)) or any(
        turns_of(clause) for clause in point.clauses
    ):
        return
    wanted = {w.lemma for w in cited.words if w not in refused}
    for word in point.words:
        other = next((w for w in refused if w.lemma == word.lemma), None)
        if other and word.lemma not in wanted and not _is_refused(word, point):
            yield flag("negation", RED, word=word.text, span=word.span, passage=other.span)
            return


def _swapped(point: Reading, cited: Cited, refused: Sequence[Word]) -> Word | None:
    """Find *fra gæsterne og ikke fra pladsen* where it is the other way round."""
    mine = [w for w in point.words if w.is_content and _is_refused(w, point)]
    for word in mine:
        told = any(same_meaning(word.lemma, w.lemma) for w in cited.words if w not in refused)
        others = [w for w in point.words if w.is_content and w not in mine]
        turned = any(w.lemma == o.lemma for w in others for o in refused)
        if told and turned and not any(word.lemma == w.lemma for w in refused):
            return word
    return None


def _is_refused(word: Word, reading: Reading) -> bool:
    at = word.span.start - reading.span.start
    return any(m.start() <= at < m.end() for m in CONTRAST.finditer(reading.text))


def _ends(text: str) -> Iterator[tuple[set[str], set[str]]]:
    """Give the words that only stand after *fra*, and those that only stand after *til*."""
    found = [(m.group(1), m.group(2)) for m in _FROM_TO.finditer(text)]
    found += [(m.group(2), m.group(1)) for m in _TO_FROM.finditer(text)]
    found += [(m.group(1), m.group(2)) for m in _GIVES_WAY.finditer(text)]
    found += [(m.group(1), m.group(2)) for m in _GOES_BEFORE.finditer(text)]
    for one, two in found:
        start, end = set(one.lower().split()), set(two.lower().split())
        yield start - end, end - start


def converse(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *ejeren betaler 20.000 kr.* where the source has *ejeren får 20.000 kr.*."""
    for mine in point.quantities:
        verb = _verb_before(mine, point)
        for passage in cited.passages if verb else ():
            for theirs in passage.quantities:
                other = _verb_before(theirs, passage)
                if other is None or not verb or not mine.same_value(theirs):
                    continue
                swapped = (verb.lower in _GIVES) != (other.lower in _GIVES)
                if swapped and _first(point) == _first(passage):
                    yield flag("role", RED, word=verb.text, span=verb.span, passage=other.span)
                    return


def _verb_before(quantity: Quantity, reading: Reading) -> Word | None:
    before = [w for w in reading.words if w.span.end <= quantity.span.start][-3:]
    return next((w for w in reversed(before) if w.lower in _GIVES | _GETS), None)


def _first(reading: Reading) -> str:
    return next((w.lemma for w in reading.words if w.is_content), "")
