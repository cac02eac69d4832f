"""What is preferred to what: *A og ikke B*, *hellere A end B*, *ikke B, men A*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.lexicon import lexicon
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading
    from summarizer.drafting.danish.words import Word

_ACROSS: Final = frozenset({"langs", "tværs", "foran", "bag", "over", "under"})
_PART: Final = r"[^,.;:!?]{2,60}?"
# The first of each pattern is wanted, the second is not.
_WANTED_FIRST: Final = (
    re.compile(
        rf"({_PART})(?:,? (?:og ikke|i stedet for|frem ?for|snarere end)|, ikke) "
        rf"({_PART})(?=[,.;:!?]|$| og )"
    ),
    re.compile(rf"({_PART}),? men ikke ({_PART})(?=[,.;:!?]|$)"),
    re.compile(rf"\b(?:hellere|helst|heller|snarere)\b ({_PART}) end ({_PART})(?=[,.;:!?]|$)"),
    re.compile(rf"\bforetrækker ({_PART}) (?:for|fremfor|frem for) ({_PART})(?=[,.;:!?]|$)"),
    re.compile(
        rf"({_PART}) (?:er|ville være|virker|fungerer) (?:\w+ )?bedre end ({_PART})(?=[,.;:!?]|$)"
    ),
)
_WANTED_LAST: Final = (
    re.compile(rf"\bikke ({_PART}), men ({_PART})(?=[,.;:!?]|$)"),
    re.compile(
        rf"({_PART}) (?:bør|skal) (?:erstattes|afløses|udskiftes) "
        rf"(?:af|med) ({_PART})(?=[,.;:!?]|$)"
    ),
)


def preferences(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Flag *hellere ved rådhuset end ved stationen* for *ved stationen og ikke ved rådhuset*."""
    theirs = [pair for passage in cited.passages for pair in _preferred(passage)]
    for wanted, refused, span in _preferred(point) if theirs else ():
        for liked, disliked, _ in theirs:
            one, two = _apart(wanted, refused), _apart(liked, disliked)
            if one[0] & two[1] and one[1] & two[0]:
                yield flag("role", YELLOW, word=span.of(point.text), span=span)
                return


def _preferred(reading: Reading) -> Iterator[tuple[set[str], set[str], Span]]:
    """Give the words of what is wanted and of what is not, and where that stands."""
    for patterns, turned in ((_WANTED_FIRST, False), (_WANTED_LAST, True)):
        for pattern in patterns:
            for match in pattern.finditer(reading.text):
                sides = [_lemmas(reading.words, reading, match, group) for group in (1, 2)]
                if turned:
                    sides.reverse()
                if sides[0] and sides[1]:
                    yield sides[0], sides[1], Span(*match.span())


def _lemmas(words: Sequence[Word], reading: Reading, match: re.Match[str], group: int) -> set[str]:
    start = reading.span.start
    frames = lexicon().attitude
    return {
        w.lemma
        for w in words
        if match.start(group) <= w.span.start - start < match.end(group)
        and (w.is_content or w.lower in _ACROSS)
        and w.lemma not in frames
    }


def _apart(one: set[str], two: set[str]) -> tuple[set[str], set[str]]:
    return one - two, two - one
