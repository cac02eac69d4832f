"""Checks of what a point rests on: evidence, placeholders, sentences addressed to a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.span import Span
from summarizer.drafting.checks.words_for_flags import RED, YELLOW, flag
from summarizer.drafting.danish.words import PLACEHOLDER
from summarizer.drafting.model_address import address_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summarizer.domain.draft import Flag
    from summarizer.drafting.checks.cited import Cited, Reading


def no_evidence() -> Flag:
    """Flag a point that cites no passage that exists."""
    return flag("no_evidence", RED)


def placeholders(point: Reading, known: Collection[str]) -> Iterator[Flag]:
    """Flag placeholders: never right in a summary, and invented where they mask nothing."""
    for match in PLACEHOLDER.finditer(point.text):
        code = "placeholder" if match.group() in known else "unknown_placeholder"
        yield flag(code, RED, word=match.group(), span=Span(*match.span()))


def foreign_source(cited: Cited) -> Flag:
    """Tell the reviewer that the passages are in another language and hardly compared."""
    return flag("foreign_source", YELLOW, passage=cited.passages[0].span)


def addresses_model(point: Reading, cited: Cited) -> Iterator[Flag]:  # noqa: ARG001 - one signature for all checks
    """Point out a sentence that instructs a model; it stays the sender's words."""
    for passage in cited.passages:
        if words := address_in(passage.text):
            yield flag("addresses_model", YELLOW, other=words, passage=passage.span)
