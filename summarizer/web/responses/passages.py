"""Passages as a reviewer writes them: sentence numbers from 1, such as ``3, 5-6``."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span

_PART = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?$")
_BETWEEN = re.compile(r"[,;\s]+")
_DASHES = re.compile(r"\s*[-–]\s*")


class PassageError(ValueError):
    """Raised for words that name no sentence of the source. ``part`` is what was typed."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


# The same few numbers are read for a point's place, its chips and its evidence.
@lru_cache(maxsize=4096)
def parse_passages(typed: str, *, count: int) -> tuple[int, ...]:
    """Read typed sentence numbers; give numbers from 0, in order, each once.

    ``count`` is how many sentences the source has. Raises ``PassageError``.
    """
    found: set[int] = set()
    for part in _BETWEEN.split(_DASHES.sub("-", typed.strip())):
        if not part:
            continue
        match = _PART.match(part)
        if match is None:
            raise PassageError(part)
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            raise PassageError(part)
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def write_passages(numbers: Collection[int]) -> str:
    """Write numbers from 0 as people read them: ``(2, 4, 5)`` → ``3, 5-6``."""
    ordered = sorted(numbers)
    if not ordered:
        return ""
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    return ", ".join(
        str(first + 1) if first == last else f"{first + 1}-{last + 1}"
        for first, last in zip(starts, ends, strict=True)
    )


def numbers_of(source: SourceText | None, spans: Iterable[Span]) -> tuple[int, ...]:
    """Give the numbers (from 0) of the sentences that passages of the source touch."""
    if source is None:
        return ()
    return tuple(sorted({number for span in spans for number in source.sentences_within(span)}))


def spans_of(source: SourceText | None, numbers: Sequence[int]) -> tuple[Span, ...]:
    """Give the sentences' stretches of the source."""
    return () if source is None else tuple(source.sentences[number] for number in numbers)
