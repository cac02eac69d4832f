"""How far a hearing is on its way from nothing to a hvidbog, for those who do it the first time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.response import Status
from summarizer.workflow.looks.overviews import Counts
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What of the way is done. ``documents`` help the screening and may be left out."""

    register_in_force: bool
    documents: int
    counts: Counts
    hvidbog_made: bool

    @property
    def uploaded(self) -> bool:
        """Some response came in."""
        return self.counts.total > 0

    @property
    def holds_decided(self) -> bool:
        """Nothing is held or unreadable."""
        stopped = self.counts[Status.HELD] + self.counts[Status.UNREADABLE]
        return self.uploaded and not self.counts.working and not stopped

    @property
    def approved(self) -> bool:
        """Every summary is approved, and there is one at least."""
        return (
            self.counts[Status.APPROVED] > 0
            and not self.counts.working
            and not self.counts.waiting_for_people
        )


def first_steps(context: Context, actor: User, hearing_id: str) -> FirstSteps:
    """Look how far a hearing is."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return FirstSteps(
            register_in_force=work.registers.newest_version() is not None,
            documents=len(work.documents.of(hearing_id)),
            counts=Counts(work.responses.counts(hearing_id)),
            hvidbog_made=any(one.kind == "hvidbog" for one in work.exports.history(hearing_id)),
        )
