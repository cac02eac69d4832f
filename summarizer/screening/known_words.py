"""Words that a hearing's own published texts make known: no doubt falls on them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from summarizer.domain.finding import Finding, FindingKind
from summarizer.screening.language.lexicon import Word, standard_lexicon
from summarizer.screening.recognizers.names.tokens import capitalised
from summarizer.screening.text.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

_ONE_LETTER = 2


def known_words(texts: Sequence[str]) -> frozenset[str]:
    """Give the capitalised words of ``texts`` that are no names of people."""
    return frozenset[str]().union(*map(_known_words, texts))


# Every response of a hearing is screened with the same texts.
@lru_cache(maxsize=16)
def _known_words(text: str) -> frozenset[str]:
    return frozenset(
        form
        for token in capitalised(normalise(text).text, standard_lexicon())
        if not token.classes & Word.NAME and len(token.text) > _ONE_LETTER
        for form in (token.text, token.text.removesuffix("s"))
    )


def is_known(finding: Finding, text: str, known: frozenset[str]) -> bool:
    """Tell whether a merely unknown word stands in the hearing's own texts."""
    if not known or finding.kind is not FindingKind.UNKNOWN_WORD:
        return False
    word = finding.span.of(text)
    return word in known or word.removesuffix("s") in known
