"""Which words of a letter tell that it was copied, and which everyone writes.

Two independent letters to one hearing share the plan's title, passages quoted from the plan
and the formal sentences of such letters. Those words are no evidence of a common original.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.span import Span

_QUOTE = re.compile(r"[»«„“”\"]([^»«„“”\"]{20,700})[«»“”\"]")
# Names the matter: "Jeg skriver vedrørende forslag til lokalplan …", "Hermed høringssvar til …".
_MATTER = re.compile(
    r"\b(?:hermed|skriver|læst|sender|fremsende[rs]?|indsende[rs]?|afgive[rs]?|fremsætte[rs]?"
    r"|gør(?:e)? indsigelse|kommentere[r]?|bemærkninger til|høringssvar|i forbindelse med"
    r"|vedr(?:ørende|\.)|angående)\b[^!?\n]{0,120}?"
    r"\b(?:lokalplan\w*|kommuneplan\w*|forslag\w*|tillæg\w*|plan(?:en|erne)?|projekt\w*|høring\w*"
    r"|vvm|miljø(?:konsekvens)?rapport\w*)\b",
    re.IGNORECASE,
)
# Asks to be heard, thanks, or offers to say more.
_COURTESY = re.compile(
    r"\b(?:tak(?:ker)? for (?:muligheden|lejligheden|at)|ser? frem til"
    r"|(?:håber|beder|forventer|opfordrer|ønsker)\b[^.!?\n]{0,60}\b(?:bemærkninger|indsigelse\w*"
    r"|betragtning\w*|overvejelser\w*|hensyn|høringssvar\w*|synspunkter)"
    r"|(?:til|står) (?:gerne )?(?:til )?rådighed|uddybe|hører gerne|på forhånd tak"
    r"|kvittering|bekræfte[rs]? modtagelsen)\b",
    re.IGNORECASE,
)
# Rough, for a few wrong ends do no harm here and the exact splitter takes its time.
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ»])|\n\s*\n")
# With fewer telling words than this, a letter has only its formalities to be known by.
_FEWEST_TELLING_WORDS = 6


def telling_words(text: str, body: Span, starts: Sequence[int]) -> tuple[bool, ...]:
    """Tell for each word, given where it starts, whether it is evidence of copying."""
    passed = [match.span() for match in _QUOTE.finditer(text, body.start, body.end)]
    passed.extend(_formal_sentences(text, body))
    telling = tuple(not any(low <= at < high for low, high in passed) for at in starts)
    return telling if sum(telling) >= _FEWEST_TELLING_WORDS else (True,) * len(starts)


def _formal_sentences(text: str, body: Span) -> Iterator[tuple[int, int]]:
    start = body.start
    breaks = _BETWEEN_SENTENCES.finditer(text, body.start, body.end)
    for end in (*(found.end() for found in breaks), body.end):
        if _MATTER.search(text, start, end) or _COURTESY.search(text, start, end):
            yield start, end
        start = end
