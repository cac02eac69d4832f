"""What the audit chain is told of a change: what stands now, and what stood before."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BEFORE = "_before"


def changes(before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, object]:
    """Tell what changed, each with what stood there; never give it what may be somebody's name."""
    told: dict[str, object] = {}
    for key, value in after.items():
        if value != before[key]:
            told |= {key: value, f"{key}{BEFORE}": before[key]}
    return told


def changed_words(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, object]:
    """Tell only which words changed: a person's name may have been written there."""
    return {f"{key}_changed": True for key, value in after.items() if value != before[key]}
