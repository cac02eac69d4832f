"""Ways and order: to a place or from it, through or round it, and what comes first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon, same_meaning
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_THROUGH: Final = re.compile(r"\b(?:i?gennem|hen over|ind over|tværs over) (\w+)", re.IGNORECASE)
_ROUND: Final = re.compile(r"\b(?:uden ?om|forbi|langs) (\w+)", re.IGNORECASE)
_ORDER: Final = re.compile(r"\b(?:før|inden|efter at|efter)\b", re.IGNORECASE)


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
