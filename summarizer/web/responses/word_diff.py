"""Differences between two texts, word by word (standard library)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# A placeholder, and a number with its separators, is one word.
_WORDS = re.compile(r"\n|[^\S\n]+|\[[A-ZÆØÅ-]+ \d+\]|\d+(?:[.,]\d+)*|\w+|[^\w\s]")
# Shorter stretches in common between two changes are read more easily as part of them.
_SHORTEST_IN_COMMON = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that is in both texts, only in the new one, or only in the old one."""

    operation: str
    text: str


def word_diff(old: str, new: str) -> tuple[Change, ...]:
    """Compare two texts; ``operation`` is ``same``, ``added`` or ``removed``.

    Without what was added the changes put together give ``old``; without what was removed, ``new``.
    """
    if old == new:
        return (Change("same", old),) if old else ()
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    changes: list[Change] = []
    for is_same, removed, added in _runs(before, after):
        if is_same:
            changes.append(Change("same", removed))
            continue
        if removed:
            changes.append(Change("removed", removed))
        if added:
            changes.append(Change("added", added))
    return tuple(changes)


def _runs(before: Sequence[str], after: Sequence[str]) -> list[tuple[bool, str, str]]:
    """Give stretches that are the same or not; a scrap in common between two changes is not."""
    opcodes = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    runs: list[tuple[bool, str, str]] = []
    for at, (tag, a, b, c, d) in enumerate(opcodes):
        removed, added = "".join(before[a:b]), "".join(after[c:d])
        is_scrap = 0 < at < len(opcodes) - 1 and len(removed.strip()) < _SHORTEST_IN_COMMON
        is_same = tag == "equal" and not (is_scrap and "\n" not in removed)
        if runs and not is_same and not runs[-1][0]:
            runs[-1] = (False, runs[-1][1] + removed, runs[-1][2] + added)
        else:
            runs.append((is_same, removed, added))
    return runs


def is_changed(changes: Sequence[Change]) -> bool:
    """Tell whether the two texts differ at all."""
    return any(change.operation != "same" for change in changes)
