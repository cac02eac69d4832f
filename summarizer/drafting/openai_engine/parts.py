"""Long responses are read in parts, cut where a reader would pause."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.domain.finding import MaskedText

_HEADING_MAX_CHARS = 90
_NUMBERED = re.compile(
    r"(?:\d+[.)]|\d+(?:\.\d+)+|[IVX]+\.|§\s*\d+|kapitel\b|bilag\b)\s", re.IGNORECASE
)
_SENTENCE_ENDS = (".", "!", "?", ",", ";", "…")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the masked text, or a stretch of one that is too long for any call.

    ``number`` is the sentence's number in the whole response (from 0), so that what a part
    cites holds for the whole.
    """

    number: int
    span: Span
    opens_paragraph: bool = False
    opens_section: bool = False


def split_into_parts(masked: MaskedText, *, max_chars: int) -> tuple[tuple[Piece, ...], ...]:
    """Cut into runs of pieces of at most ``max_chars`` each, covering every sentence in order.

    A part ends before a heading if one stands in its latter half, else before a paragraph,
    else between sentences.
    """
    pieces = tuple(_pieces(masked, max_chars=max_chars))
    parts = []
    start = 0
    while start < len(pieces):
        end = _end_of_part(pieces, start, max_chars=max_chars)
        parts.append(pieces[start:end])
        start = end
    return tuple(parts)


def _pieces(masked: MaskedText, *, max_chars: int) -> Iterator[Piece]:
    starts = [paragraph.start for paragraph in masked.paragraphs]
    previous = -1
    for number, sentence in enumerate(masked.sentences):
        paragraph = bisect_right(starts, sentence.start) - 1
        opens = paragraph != previous
        heading = _is_heading(sentence, masked.text)
        previous = paragraph
        for span in _bites(masked.text, sentence, max_chars=max_chars):
            yield Piece(number, span, opens_paragraph=opens, opens_section=heading)
            opens = heading = False


def _bites(text: str, sentence: Span, *, max_chars: int) -> Iterator[Span]:
    """Cut a sentence that alone would fill a call (a table without full stops) at spaces."""
    start = sentence.start
    while sentence.end - start > max_chars:
        space = text.rfind(" ", start + max_chars // 2, start + max_chars)
        end = space if space > start else start + max_chars
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _is_heading(sentence: Span, text: str) -> bool:
    """Take a short line of its own for a heading if it is numbered or ends without a stop."""
    words = sentence.of(text)
    before = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    line_end = text.find("\n", sentence.end)
    after = text[sentence.end : line_end if line_end >= 0 else len(text)]
    if len(words) > _HEADING_MAX_CHARS or before.strip() or after.strip():
        return False
    return _NUMBERED.match(words) is not None or not words.endswith(_SENTENCE_ENDS)


def _end_of_part(pieces: Sequence[Piece], start: int, *, max_chars: int) -> int:
    end, size = start, 0
    while end < len(pieces) and (end == start or size + len(pieces[end].span) <= max_chars):
        size += len(pieces[end].span)
        end += 1
    if end == len(pieces):
        return end
    latter_half = range(end, start + (end - start) // 2, -1)
    section = next((at for at in latter_half if pieces[at].opens_section), None)
    paragraph = next((at for at in latter_half if pieces[at].opens_paragraph), None)
    return section or paragraph or end
