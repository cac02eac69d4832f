"""Patterns with a clock on them. Needs nothing but the ``regex`` module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

# A text that keeps one pattern busy for longer is no letter. TimeoutError reaches the caller:
# presidio's own recognizers would log it and go on without the pattern.
PATTERN_TIMEOUT_SECONDS = 20.0


def compiled(pattern: str, *, ignore_case: bool = False) -> Any:  # noqa: ANN401 - regex has no types
    """Compile a pattern of the ``regex`` module, verbose."""
    flags = regex.VERBOSE | (regex.IGNORECASE if ignore_case else 0)
    return regex.compile(pattern, flags)


def match_at(pattern: Any, text: str, start: int) -> Any:  # noqa: ANN401 - regex has no types
    """Match ``pattern`` at ``start`` only; raises ``TimeoutError`` after the time limit."""
    return pattern.match(text, start, timeout=PATTERN_TIMEOUT_SECONDS)


def matches(
    pattern: Any,  # noqa: ANN401 - regex has no types
    text: str,
    start: int = 0,
    end: int | None = None,
) -> Iterator[Any]:
    """Run ``pattern`` over ``text``; raises ``TimeoutError`` after the time limit."""
    stop = len(text) if end is None else end
    return iter(pattern.finditer(text, start, stop, timeout=PATTERN_TIMEOUT_SECONDS))
