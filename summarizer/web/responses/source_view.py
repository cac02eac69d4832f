"""The source text as the pages show it: paragraphs of numbered sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span

Label = TypeVar("Label")


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence. ``number`` counts from 1; ``points`` are the points that rest on it.

    ``ends`` are the points whose run of sentences ends here, so that their number is written
    once. ``is_own``: only this sender of a campaign wrote something here. ``after`` is the
    white space up to the next sentence of the paragraph. ``pieces`` are the text once more,
    cut where recognition was unsure of a word (true for those words).
    """

    number: int
    text: str
    pieces: tuple[tuple[str, bool], ...]
    points: tuple[int, ...]
    ends: tuple[int, ...]
    is_left_out: bool
    is_own: bool
    after: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; ``page`` is the page that begins with it (from 1), if one does.

    ``part`` names the file or field that begins with it. ``aside`` tells what a reader took it
    for: an earlier mail (``quoted``), a ``signature``, or nothing of the kind; only the first
    of several ``begins_aside``.
    """

    sentences: tuple[SentenceView, ...]
    page: int | None
    part: str
    aside: str
    begins_aside: bool


def source_view(
    source: SourceText,
    *,
    points: Sequence[Collection[int]] = (),
    left_out: Collection[int] = (),
    own: Collection[int] = (),
) -> tuple[ParagraphView, ...]:
    """Lay the source out. ``points`` are each point's sentences, all numbers from 0."""
    resting = points_by_sentence(points)
    pages = _page_starts(source)
    parts = _first_paragraphs(source, [(one.span, one.label) for one in source.parts])
    asides = [_aside(source, paragraph) for paragraph in source.paragraphs]
    before = ["", *asides]
    return tuple(
        ParagraphView(
            tuple(_sentences(source, paragraph, resting, left_out, own)),
            pages.get(position),
            parts.get(position, ""),
            asides[position],
            asides[position] not in {"", before[position]},
        )
        for position, paragraph in enumerate(source.paragraphs)
    )


def _aside(source: SourceText, paragraph: Span) -> str:
    if any(one.overlaps(paragraph) for one in source.quoted):
        return "quoted"
    if any(one.overlaps(paragraph) for one in source.signatures):
        return "signature"
    return ""


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
            pieces=_pieces(source, source.sentences[number]),
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


def points_by_sentence(points: Sequence[Collection[int]]) -> dict[int, tuple[int, ...]]:
    """Turn each point's sentences round: which points (from 1) rest on a sentence (from 0)."""
    resting: dict[int, tuple[int, ...]] = {}
    for point, sentences in enumerate(points, start=1):
        for number in sentences:
            resting[number] = (*resting.get(number, ()), point)
    return resting


def _page_starts(source: SourceText) -> dict[int, int]:
    """Map the first paragraph of each page to the page's number; nothing for a single page."""
    if len(source.pages) <= 1:
        return {}
    return _first_paragraphs(source, [(page, at) for at, page in enumerate(source.pages, start=1)])


def _first_paragraphs(
    source: SourceText,
    stretches: Sequence[tuple[Span, Label]],
) -> dict[int, Label]:
    """Map the first paragraph that begins in each stretch to its label; the first one wins."""
    starts = [paragraph.start for paragraph in source.paragraphs]
    found: dict[int, Label] = {}
    for span, label in stretches:
        position = bisect_left(starts, span.start)
        if position < len(starts) and starts[position] < max(span.end, span.start + 1):
            found.setdefault(position, label)
    return found


def _pieces(source: SourceText, sentence: Span) -> tuple[tuple[str, bool], ...]:
    """Cut a sentence where recognition was unsure of a word."""
    first = bisect_right(source.unsure, sentence.start, key=lambda one: one.end)
    pieces, at = [], sentence.start
    for word in source.unsure[first:]:
        if word.start >= sentence.end:
            break
        start, end = max(word.start, at), min(word.end, sentence.end)
        if at < start:
            pieces.append((source.text[at:start], False))
        pieces.append((source.text[start:end], True))
        at = end
    if at < sentence.end:
        pieces.append((source.text[at : sentence.end], False))
    return tuple(pieces)
