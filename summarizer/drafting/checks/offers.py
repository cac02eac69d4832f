"""Offers and requests: who is to do it, where the verb itself stays the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.units import match_units, units_of
from summarizer.drafting.checks.words_for_flags import YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

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
