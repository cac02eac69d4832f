"""Honesty about small numbers: no per cent and no median of a handful."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.web.formatting import format_number, format_percent
from summarizer.web.texts import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

FEWEST_FOR_PERCENT = 5
# Written where there is nothing to count.
NOTHING = "–"


def share_words(part: int, whole: int) -> str:
    """Write a part of a whole: with a per cent where the whole is large enough, always with n."""
    if not whole:
        return NOTHING
    counted = gettext("%(part)s af %(whole)s", part=format_number(part), whole=format_number(whole))
    if whole < FEWEST_FOR_PERCENT:
        return counted
    return f"{format_percent(part / whole)} ({counted})"


def middle_words(value: float | None, count: int, written: Callable[[float], str]) -> str:
    """Write a median over ``count`` things; too few of them have none worth writing."""
    if value is None or not count:
        return NOTHING
    if count < FEWEST_FOR_PERCENT:
        return gettext("for få (%(count)s)", count=format_number(count))
    return written(value)
