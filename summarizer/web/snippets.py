"""A few words around what was searched for, with the words found marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.store.folding import composed, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_AROUND = 90
_LONGEST = 320
_CUT = "…"


def snippet(text: str, stems: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    """Give a stretch of ``text`` as (words, is found); nothing for an empty text.

    It begins a little before the first word found and is cut between words.
    """
    shown = composed(text)
    # Folding keeps places, so what is found in the folded text is marked in the one shown.
    found = [
        match.span() for match in _WORD.finditer(folded(shown)) if match[0].startswith(tuple(stems))
    ]
    start, end = _stretch(shown, found)
    parts: list[tuple[str, bool]] = []
    reached = start
    for first, last in found:
        if first >= start and last <= end:
            parts += [(shown[reached:first], False), (shown[first:last], True)]
            reached = last
    parts.append((shown[reached:end], False))
    if start > 0:
        parts.insert(0, (_CUT, False))
    if end < len(shown):
        parts.append((_CUT, False))
    return tuple((re.sub(r"\s+", " ", words), hit) for words, hit in parts if words)


def _stretch(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Give where to begin and to stop: around as many of the words found as fit."""
    if not found:
        return 0, _before(text, min(len(text), 2 * _AROUND))
    start = max(0, found[0][0] - _AROUND)
    if start:
        start = text.find(" ", start, found[0][0]) + 1 or found[0][0]
    last = max(
        end for _first, end in found if end - start <= _LONGEST - _AROUND or end == found[0][1]
    )
    return start, _before(text, min(len(text), last + _AROUND))


def _before(text: str, end: int) -> int:
    """Go back to the end of a word, unless the text ends here."""
    if end == len(text):
        return end
    return max(text.rfind(" ", 0, end), 0) or end
