"""Differences between two texts, word by word (standard library)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = re.compile(r"\n|[^\S\n]+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch that is in both texts, only in the new one, or only in the old one."""

    operation: str
    text: str


def word_diff(old: str, new: str) -> tuple[Change, ...]:
    """Compare two texts; ``operation`` is ``same``, ``added`` or ``removed``.

    Without what was added the changes put together give ``old``; without what was removed, ``new``.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    changes: list[Change] = []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            changes.append(Change("same", "".join(before[a:b])))
            continue
        if b > a:
            changes.append(Change("removed", "".join(before[a:b])))
        if d > c:
            changes.append(Change("added", "".join(after[c:d])))
    return tuple(changes)


def is_changed(changes: Sequence[Change]) -> bool:
    """Tell whether the two texts differ at all."""
    return any(change.operation != "same" for change in changes)
