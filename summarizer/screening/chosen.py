"""Words that a person points out, found in a text wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.screening.text.normalise import normalise

if TYPE_CHECKING:
    from summarizer.domain.span import Span

_BLANKS = r"\s+"


def places_of(text: str, words: str) -> tuple[Span, ...]:
    """Give every place where ``words`` stand in ``text``; empty when they stand nowhere.

    Case, white space, soft hyphens and line ends make no difference; a genitive *s* belongs to
    it. Parts of longer words are no places.
    """
    wanted = normalise(words).text.split()
    if not wanted:
        return ()
    together = _BLANKS.join(map(re.escape, wanted))
    pattern = re.compile(rf"(?<!\w){together}(?:['’]?s)?(?!\w)", re.IGNORECASE)
    normal = normalise(text)
    return tuple(
        normal.to_source(match.start(), match.end()) for match in pattern.finditer(normal.text)
    )
