"""What is happening to a response right now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from summarizer.domain.response import Status
from summarizer.store.records import RunStatus

if TYPE_CHECKING:
    from summarizer.workflow.review.one_response import ResponsePage

IN_PROGRESS = (Status.RECEIVED, Status.READ, Status.CLEARED)


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Steps as ``macros/layout.html`` draws them: words, state, note."""

    steps: tuple[tuple[str, str, str], ...]
    attempt_words: str


def progress_view(page: ResponsePage) -> ProgressView:
    """Present where the response is among the three stages."""
    here = IN_PROGRESS.index(page.response.status)
    words = (
        gettext("Filen læses"),
        gettext("Teksten screenes for personoplysninger"),
        gettext("Udkastet laves"),
    )
    newest = page.runs[-1] if page.runs else None
    return ProgressView(
        steps=(
            (gettext("Filen er modtaget"), "done", ""),
            *(
                (word, "done" if at < here else "current" if at == here else "waiting", "")
                for at, word in enumerate(words)
            ),
        ),
        attempt_words=(
            gettext("Forsøg %(attempt)s.", attempt=newest.attempt)
            if newest is not None
            and newest.attempt > 1
            and newest.status in {RunStatus.QUEUED, RunStatus.RUNNING}
            else ""
        ),
    )
