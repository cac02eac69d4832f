"""Quotations must be verbatim."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.span import Span
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading

_QUOTED: Final = re.compile(
    r"»([^«»]+)«|«([^«»]+)»|“([^”“„]+)[”“]|„([^“”„]+)[“”]|”([^”]+)”|\"([^\"]+)\"|"
    r"(?<!\w)[‘’']([^’'‘]{8,})[’'](?!\w)"
)


def quotes(point: Reading, cited: Cited) -> Iterator[Flag]:
    """Find each quotation of the point in the cited passages, word for word."""
    cited_text = _plain(cited.text)
    for match in _QUOTED.finditer(point.text):
        group = next(i for i, text in enumerate(match.groups(), 1) if text is not None)
        pieces = [_plain(piece) for piece in re.split(r"\[…\]|\(…\)|…|\.\.\.", match.group(group))]
        if all(piece in cited_text for piece in pieces):
            continue
        everywhere = _plain(cited.source.text)
        severity = YELLOW if all(piece in everywhere for piece in pieces) else RED
        span = Span(match.start(group), match.end(group))
        yield flag("quote", severity, word=match.group(group), span=span)


def _plain(text: str) -> str:
    """Ignore case, line breaks, quotation marks and the comma or full stop at the end."""
    flat = re.sub(r"[»«“”„\"‘’']", "", text.casefold())
    return " ".join(flat.split()).strip(" .,;:")
