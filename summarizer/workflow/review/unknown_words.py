"""The words behind placeholders that hide merely unknown words, for staff's own eyes.

A word the screening does not know is masked, because it could be a name. Most are not, and
the reviewer, who sees the source anyway, can put the sender's own word back. Placeholders for
anything that certainly is personal are never looked up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.finding import FindingKind, Outcome
from summarizer.screening import NotCleared, hidden_words, remint

if TYPE_CHECKING:
    from summarizer.workflow.review.one_response import ResponsePage


def unknown_words(page: ResponsePage) -> dict[str, str]:
    """Map each placeholder of the draft in force that hides an unknown word to that word."""
    if page.source is None or page.draft is None:
        return {}
    screening = next((one for one in page.screenings if one.id == page.draft.screening_id), None)
    if screening is None or screening.verdict.outcome is not Outcome.CLEARED:
        return {}
    try:
        remint(page.source, screening.findings, screening.verdict)
    except NotCleared:
        # The policy's lists or the file's text are others now; then nothing is looked up.
        return {}
    hidden = hidden_words(page.source, screening.findings, FindingKind.UNKNOWN_WORD)
    return {placeholder: " ".join(word.split()) for placeholder, word in hidden.items()}
