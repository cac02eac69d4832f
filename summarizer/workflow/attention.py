"""Attention notes reach a model as they stand, so they must not name anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import Certainty
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context


def refuse_personal_notes(
    context: Context, work: UnitOfWork, notes: Sequence[str], *, known: Collection[str] = ()
) -> None:
    """Raise ``Invalid`` when a note certainly holds personal data.

    ``known`` were let through before and are not looked at again.
    """
    if all(note in known for note in notes):
        return
    screener = context.screeners.current(work)
    for number, note in enumerate(notes, start=1):
        if note in known:
            continue
        if any(finding.certainty is Certainty.SURE for finding in screener.find_in_text(note)):
            raise Invalid(
                danish(
                    "Opmærksomhedspunkt %(number)s ser ud til at indeholde et navn eller en anden "
                    "personoplysning. Skriv det uden.",
                    number=number,
                )
            )
