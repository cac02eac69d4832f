"""Findings that lie upon each other become one; what is no finding is left out of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.domain.finding import Certainty, Finding, FindingKind
from summarizer.domain.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# When findings overlap, the whole stretch takes the kind that says most.
_STRENGTH = (
    FindingKind.PROTECTED_PERSON,
    FindingKind.PROTECTION_DECLARED,
    FindingKind.SPECIAL_CATEGORY,
    FindingKind.CPR,
    FindingKind.EMAIL,
    FindingKind.ACCOUNT,
    FindingKind.PHONE,
    FindingKind.PASSPORT,
    FindingKind.PLATE,
    FindingKind.BIRTH_DATE,
    FindingKind.URL,
    FindingKind.ADDRESS,
    FindingKind.MATRIKEL,
    FindingKind.NAME,
    FindingKind.UNKNOWN_WORD,
)
_RANKS = {kind: rank for rank, kind in enumerate(_STRENGTH)}


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join overlapping findings into one that covers both and takes the stronger kind."""
    merged: list[Finding] = []
    reached = 0
    for finding in sorted(findings, key=_place):
        start, end = finding.span.start, finding.span.end
        if start == end:
            continue
        if start < reached:
            merged[-1] = _joined(merged[-1], finding)
        else:
            merged.append(finding)
        reached = max(reached, end)
    return tuple(merged)


def _place(finding: Finding) -> tuple[int, int]:
    span = finding.span
    return span.start, -span.end


def outside(findings: Iterable[Finding], text: str, marks: Sequence[Span]) -> Iterator[Finding]:
    """Leave the ``marks``, in order, out of the findings: what is found on either side stays."""
    ends = [mark.end for mark in marks]
    for finding in findings:
        crossed = overlapping(finding.span, marks, ends)
        edges = (edge for mark in crossed for edge in (mark.start, mark.end))
        bounds = [finding.span.start, *edges, finding.span.end]
        for left, right in zip(bounds[::2], bounds[1::2], strict=True):
            if any(map(str.isalnum, text[left:right])):
                yield replace(finding, span=Span(left, right))


def overlapping(span: Span, others: Sequence[Span], ends: Sequence[int]) -> Sequence[Span]:
    """Give those of ``others`` that overlap ``span``; they stand in order, each with its end."""
    first = last = bisect_right(ends, span.start)
    while last < len(others) and span.overlaps(others[last]):
        last += 1
    return others[first:last]


def _joined(left: Finding, right: Finding) -> Finding:
    """Join two that overlap; ``right`` does not begin before ``left``."""
    stronger = min((left, right), key=_weakness)
    score = max(left.score, right.score)
    if stronger is left and left.span.end >= right.span.end and score == left.score:
        return left
    span = Span(left.span.start, max(left.span.end, right.span.end))
    return Finding(span, stronger.kind, stronger.certainty, stronger.layer, score)


def _weakness(finding: Finding) -> tuple[int, bool]:
    return _RANKS[finding.kind], finding.certainty is not Certainty.SURE
