"""Clauses: the unit in which Danish denies, wishes and reports."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span

if TYPE_CHECKING:
    from summarizer.drafting.danish.words import Word

# A clause ends at punctuation and begins at a conjunction with a clause of its own behind it.
_EDGE: Final = re.compile(
    r"[,;:!?–—()]\s+|(?<!\bSdr)(?<!\bNdr)(?<!\bSkt)(?<!\bGl)(?<!\bSt)(?<!\bNr)\.\s+(?=(?-i:[A-ZÆØÅ]))|(?<=[a-zæøå]{4})\.\s+(?=[a-zæøå])|"
    r"\b(?=(?:at|men|fordi|idet|hvis|såfremt|når(?! \d)|"
    r"mens|selvom|medmindre|hvorfor|"
    r"og ikke (?:vil|kan|skal|bør|er|har|må)|"
    r"og (?:(?:kritiser|ros|støtt|beklag|frygt|afvis|protester|fraråd|anbefal|ønsk)er|"
    r"at|der|jeg|vi|de|det|den|så|har|er|vil|skal|kan|bør)|(?<!ikke )som|der (?:er|har|ikke|"
    r"skal|kan|vil|bliver)|"
    r"så (?=\w+ ikke\b)|"
    r"for (?:så|der|det|de|jeg|vi))\b)",
    re.IGNORECASE,
)


# Words that hold on to the next: "kan der ikke", "til at udstede".
_HOLDS: Final = re.compile(
    r"\b(?:kan|kunne|skal|skulle|vil|ville|bør|burde|må|er|var|har|havde|bliver|blev|findes|"
    r"mangler|ikke|at|om|hvis|så|"
    r"når|hvor|til|for|mod|imod|ved|uden|efter|med|og|men)\s+$",
    re.IGNORECASE,
)


_BEFORE: Final = 40  # characters; more than the longest of these words and a line's indent


def _binds(before: str) -> bool:
    """Tell whether the text before a conjunction runs on into it."""
    return _HOLDS.search(before) is not None


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A clause with its words; ``content`` are the words with a subject matter.

    Compared and hashed by identity, as the reading it is part of.
    """

    text: str
    span: Span
    words: tuple[Word, ...]

    @property
    def content(self) -> tuple[Word, ...]:
        """Give the words that carry meaning of their own."""
        return tuple(word for word in self.words if word.is_content)


def clauses_of(text: str, words: tuple[Word, ...], *, offset: int = 0) -> tuple[Clause, ...]:
    """Cut a sentence into clauses; every word lies in exactly one."""
    inner = (m for m in _EDGE.finditer(text) if 0 < m.end() < len(text))
    edges = [
        0,
        *(
            m.end()
            for m in inner
            if m.group() or not _binds(text[max(0, m.end() - _BEFORE) : m.end()])
        ),
        len(text),
    ]
    clauses = []
    for start, end in pairwise(edges):
        span = Span(offset + start, offset + end)
        first = bisect_left(words, span.start, key=attrgetter("span.start"))
        last = bisect_right(words, span.end, key=attrgetter("span.end"))
        if first < last:
            clauses.append(Clause(text[start:end], span, words[first:last]))
    return tuple(clauses)
