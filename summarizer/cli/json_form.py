"""Spans, flags and points as the contract writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.draft import Flag
    from summarizer.domain.span import Span


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """``[[start, end], …]``."""
    return [[span.start, span.end] for span in spans]


def place(span: Span) -> dict[str, int]:
    """``{"start", "end"}``."""
    return {"start": span.start, "end": span.end}


def flag_json(flag: Flag) -> dict[str, object]:
    """Give a flag with its place in the point and the passage it conflicts with."""
    return {
        "code": flag.code,
        "severity": flag.severity.value,
        "detail": flag.detail,
        "span": None if flag.span is None else place(flag.span),
        "passage": None if flag.passage is None else place(flag.passage),
    }
