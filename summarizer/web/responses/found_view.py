"""The source text of a held response: paragraphs cut where findings begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span


@dataclass(frozen=True, slots=True)
class FoundSegment:
    """A stretch of text; ``findings`` are the positions of all findings that cover it.

    ``begins`` are those that begin here, ``ends`` those that end here.
    """

    text: str
    findings: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def found_view(source: SourceText, spans: Sequence[Span]) -> tuple[tuple[FoundSegment, ...], ...]:
    """Cut the source into paragraphs of segments that are covered by the same findings."""
    return tuple(tuple(_segments(source.text, paragraph, spans)) for paragraph in source.paragraphs)


def _segments(text: str, paragraph: Span, spans: Sequence[Span]) -> list[FoundSegment]:
    here = [(at, span) for at, span in enumerate(spans) if span.overlaps(paragraph)]
    inside = {edge for _, span in here for edge in (span.start, span.end)}
    edges = sorted(
        {paragraph.start, paragraph.end}
        | {edge for edge in inside if paragraph.start < edge < paragraph.end},
    )
    return [
        FoundSegment(
            text=text[start:end],
            findings=tuple(at for at, span in here if span.start <= start and end <= span.end),
            begins=tuple(at for at, span in here if span.start == start and end <= span.end),
            ends=tuple(at for at, span in here if span.end == end and span.start <= start),
        )
        for start, end in pairwise(edges)
    ]
