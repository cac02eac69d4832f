"""The words behind placeholders that hide merely unknown words, for staff's own eyes.

A word the screening does not know is masked, because it could be a name. Most are not, and
the reviewer, who sees the source anyway, can put the sender's own word back. Placeholders for
anything that certainly is personal are never looked up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.domain.finding import FindingKind, Outcome
from summarizer.screening import NotCleared, remint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.finding import MaskedText
    from summarizer.domain.source import SourceText
    from summarizer.workflow.one_response import ResponsePage


def unknown_words(page: ResponsePage) -> dict[str, str]:
    """Map each placeholder of the draft in force that hides an unknown word to that word."""
    if page.source is None or page.draft is None:
        return {}
    screening = next((one for one in page.screenings if one.id == page.draft.screening_id), None)
    if screening is None or screening.verdict.outcome is not Outcome.CLEARED:
        return {}
    try:
        masked = remint(page.source, screening.findings, screening.verdict)
    except NotCleared:
        # The policy's lists or the file's text are others now; then nothing is looked up.
        return {}
    wanted = [
        name for name, kind in masked.placeholders.items() if kind is FindingKind.UNKNOWN_WORD
    ]
    return _looked_up(page.source, masked, wanted) if wanted else {}


def _looked_up(source: SourceText, masked: MaskedText, wanted: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    anything = "|".join(map(re.escape, masked.placeholders))
    for hidden, shown in zip(source.sentences, masked.sentences, strict=True):
        pieces = re.split(f"({anything})", shown.of(masked.text))
        if not any(piece in wanted for piece in pieces):
            continue
        pattern = "".join(
            "(.+?)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
        )
        match = re.fullmatch(pattern, hidden.of(source.text), re.DOTALL)
        if match is not None:
            found |= _wanted(pieces[1::2], match.groups(), wanted, found)
    return found


def _wanted(
    names: Sequence[str],
    words: Sequence[str],
    wanted: Sequence[str],
    known: Mapping[str, str],
) -> dict[str, str]:
    return {
        name: " ".join(word.split())
        for name, word in zip(names, words, strict=True)
        if name in wanted and name not in known
    }
