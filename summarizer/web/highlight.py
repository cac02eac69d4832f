"""Cut a source text into segments that a template can mark: evidence, findings, left out.

Marks may overlap; the segments never do, and put together again they are the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the source to show.

    Give ``point`` (its number, from 1) for evidence, ``kind`` for a finding, neither for a
    passage that no point covers. ``anchor`` becomes the id links go to.
    """

    span: Span
    point: int | None = None
    kind: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that is marked the same way throughout.

    ``points`` are the numbers of all points that rest on it; ``ends`` those whose passage
    ends here, so that its number is written once. ``ends_mark`` tells the same of a finding.
    ``anchor`` is the id of the mark that begins here.
    """

    text: str
    points: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    kind: str = ""
    ends_mark: bool = False
    is_left_out: bool = False
    anchor: str = ""


def segments(
    text: str,
    marks: Sequence[Mark],
    *,
    paragraphs: Sequence[Span] = (),
) -> tuple[tuple[Segment, ...], ...]:
    """Cut ``text`` into paragraphs of segments.

    ``paragraphs`` are stretches of ``text`` (the whole text when there are none). Marks are
    clipped to them; each mark's anchor stands on its first segment only, and of two marks
    that begin at the same place only the first's anchor is used: see ``anchors``.
    """
    unused = dict(anchors(marks))
    shown = [mark for mark in marks if len(mark.span) > 0]
    return tuple(
        tuple(_segments_of(text, paragraph, shown, unused))
        for paragraph in (paragraphs or (Span(0, len(text)),))
    )


def anchors(marks: Sequence[Mark]) -> dict[int, str]:
    """Map where marks begin to the id that stands there, so links can be made to it."""
    found: dict[int, str] = {}
    for mark in marks:
        if mark.anchor and len(mark.span) > 0:
            found.setdefault(mark.span.start, mark.anchor)
    return found


def _segments_of(
    text: str,
    paragraph: Span,
    marks: Sequence[Mark],
    unused: dict[int, str],
) -> list[Segment]:
    here = [mark for mark in marks if mark.span.overlaps(paragraph)]
    edges = {paragraph.start, paragraph.end}
    for mark in here:
        edges.add(max(mark.span.start, paragraph.start))
        edges.add(min(mark.span.end, paragraph.end))
    return [
        _segment(text, Span(start, end), here, unused) for start, end in pairwise(sorted(edges))
    ]


def _segment(text: str, span: Span, marks: Sequence[Mark], unused: dict[int, str]) -> Segment:
    covering = [mark for mark in marks if mark.span.contains(span)]
    ending = {mark.point for mark in covering if mark.span.end == span.end}
    points = tuple(sorted({mark.point for mark in covering if mark.point is not None}))
    finding = next((mark for mark in covering if mark.kind), None)
    begun = [start for start in sorted(unused) if _begins(start, covering)]
    return Segment(
        text=span.of(text),
        points=points,
        ends=tuple(point for point in points if point in ending),
        kind=finding.kind if finding else "",
        ends_mark=finding is not None and finding.span.end == span.end,
        is_left_out=any(mark.point is None and not mark.kind for mark in covering),
        anchor=unused.pop(begun[0]) if begun else "",
    )


def _begins(start: int, covering: Sequence[Mark]) -> bool:
    return any(mark.span.start == start and mark.anchor for mark in covering)
