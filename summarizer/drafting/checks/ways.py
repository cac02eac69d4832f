"""Ways, order and requests: through or round a place, what comes first, who is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.units import match_units, units_of
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word


_THROUGH: Final = re.compile(r"\b(?:i?gennem|hen over|ind over|tværs over) (\w+)", re.IGNORECASE)
_ROUND: Final = re.compile(r"\b(?:uden ?om|forbi|langs) (\w+)", re.IGNORECASE)
_ORDER: Final = re.compile(r"\b(?:før|inden|efter at|efter)\b", re.IGNORECASE)


_OFFERS: Final = re.compile(
    r"\b(?:tilbyd\w*|(?:vi|jeg) (?:\w+ ){0,2}gerne selv|(?:vil|kan) (?:\w+ )?gerne selv|"
    r"villige? til|påtager (?:os|mig|sig)|melder (?:os|mig|sig))\b",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"\b(?:beder|anmoder|opfordrer|pålægger)\b|"
    r"\b(?:ønsker|kræver|foreslår|mener), at (?:kommunen|forvaltningen|byrådet|staten|regionen)\b",
    re.IGNORECASE,
)
_HALF: Final = 0.5


def away(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *gennem haven* where the source has *uden om haven*."""
    if turned := _round_about(point, cited):
        yield flag("role", YELLOW, word=turned.of(point.text), span=turned)


def _round_about(point: Reading, cited: Cited) -> Span | None:
    """Find *gennem haven* where the source has *uden om haven*, or the reverse."""
    for mine, theirs in ((_THROUGH, _ROUND), (_ROUND, _THROUGH)):
        for match in mine.finditer(point.text):
            others = {m.group(1).lower() for m in theirs.finditer(cited.text)}
            if match.group(1).lower() in others:
                return Span(*match.span())
    return None


def order(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *vejen asfalteres, før stien anlægges* where the source has it the other way round."""
    for mine in _in_time(point):
        for passage in cited.passages:
            for theirs in _in_time(passage):
                straight = _alike(mine[0], theirs[0]) or _alike(mine[1], theirs[1])
                if not straight and _alike(mine[0], theirs[1]) and _alike(mine[1], theirs[0]):
                    word = mine[1][0]
                    yield flag("role", RED, word=word.text, span=word.span)
                    return


def _in_time(reading: Reading) -> Iterator[tuple[list[Word], list[Word]]]:
    """Give what a sentence says comes first, and what comes after it."""
    for match in _ORDER.finditer(reading.text):
        at = reading.span.start + match.start()
        words = [w for w in reading.words if w.is_content and w.lemma not in lexicon().attitude]
        before = [w for w in words if w.span.end <= at]
        after = [w for w in words if w.span.start >= at]
        if before and after:
            yield (after, before) if match.group().lower().startswith("efter") else (before, after)


def _alike(one: Sequence[Word], two: Sequence[Word]) -> bool:
    found = sum(any(same_meaning(w.lemma, o.lemma) for o in two) for w in one)
    return found * 2 > len(one)


def asked_for_offered(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *beder kommunen stille lods* where the passages have *tilbyder at stille lods*."""
    for mine, theirs in ((_ASKS, _OFFERS), (_OFFERS, _ASKS)):
        word = mine.search(point.text)
        if word is None or theirs.search(point.text):
            continue
        units = [
            unit
            for passage in cited.passages
            if theirs.search(passage.text) and not mine.search(passage.text)
            for unit in units_of(passage)
        ]
        for unit in units_of(point):
            match = match_units(unit, units)
            if match and match.share >= _HALF:
                yield flag("role", YELLOW, word=word.group(), span=Span(*word.span()))
                return
