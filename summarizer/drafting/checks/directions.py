"""Directions: who gives and who gets, from where and to where, and who was not there at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import same_meaning
from summarizer.drafting.checks.turns import CONTRAST, turns_of
from summarizer.drafting.checks.words_for_flags import RED, flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
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
