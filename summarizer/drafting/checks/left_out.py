"""What no point covers, and is worth showing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.drafting.citat.features import features_of, is_noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.span import Span


def left_out_of(source: SourceText, cited: Sequence[Span]) -> tuple[Span, ...]:
    """Give the source sentences that nothing cites and that are no greeting, heading or filler.

    In doubt a sentence is shown: omission is the commonest error, and a needless line costs
    the reviewer a glance.
    """
    features = features_of(source.text, source.sentences, source.paragraphs)
    beside = source.beside
    used = {number for passage in cited for number in source.sentences_within(passage)}
    return tuple(
        span
        for at, (span, seen) in enumerate(zip(source.sentences, features, strict=True))
        if at not in beside and at not in used and not is_noise(seen)
    )
