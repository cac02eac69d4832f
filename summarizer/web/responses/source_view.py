"""The source text as the pages show it: paragraphs of numbered sentences."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence. ``number`` counts from 1; ``points`` are the points that rest on it.

    ``ends`` are the points whose run of sentences ends here, so that their number is written
    once. ``is_own``: only this sender of a campaign wrote something here. ``after`` is the
    white space up to the next sentence of the paragraph.
    """

    number: int
    text: str
    points: tuple[int, ...]
    ends: tuple[int, ...]
    is_left_out: bool
    is_own: bool
    after: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; ``page`` is the page that begins with it (from 1), if one does."""

    sentences: tuple[SentenceView, ...]
    page: int | None


def source_view(
    source: SourceText,
    *,
    points: Sequence[Collection[int]] = (),
    left_out: Collection[int] = (),
    own: Collection[int] = (),
) -> tuple[ParagraphView, ...]:
    """Lay the source out. ``points`` are each point's sentences, all numbers from 0."""
    resting = _points_by_sentence(points)
    pages = _page_starts(source)
    return tuple(
        ParagraphView(
            tuple(_sentences(source, paragraph, resting, left_out, own)),
            pages.get(position),
        )
        for position, paragraph in enumerate(source.paragraphs)
    )


def _sentences(
    source: SourceText,
    paragraph: Span,
    resting: Mapping[int, tuple[int, ...]],
    left_out: Collection[int],
    own: Collection[int],
) -> list[SentenceView]:
    numbers = source.sentences_within(paragraph)
    edges = [*(source.sentences[number].start for number in numbers[1:]), paragraph.end]
    return [
        SentenceView(
            number=number + 1,
            text=source.sentences[number].of(source.text),
            points=resting.get(number, ()),
            ends=tuple(
                point
                for point in resting.get(number, ())
                if point not in resting.get(number + 1, ())
            ),
            is_left_out=number in left_out,
            is_own=number in own,
            after=source.text[source.sentences[number].end : edge],
        )
        for number, edge in zip(numbers, edges, strict=True)
    ]


def _points_by_sentence(points: Sequence[Collection[int]]) -> dict[int, tuple[int, ...]]:
    resting: dict[int, tuple[int, ...]] = {}
    for point, sentences in enumerate(points, start=1):
        for number in sentences:
            resting[number] = (*resting.get(number, ()), point)
    return resting


def _page_starts(source: SourceText) -> dict[int, int]:
    """Map the first paragraph of each page to the page's number; nothing for a single page."""
    if len(source.pages) <= 1:
        return {}
    found: dict[int, int] = {}
    for number, page in enumerate(source.pages, start=1):
        for position, paragraph in enumerate(source.paragraphs):
            if page.start <= paragraph.start < max(page.end, page.start + 1):
                found.setdefault(position, number)
                break
    return found


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
