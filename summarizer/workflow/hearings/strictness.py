"""How strictly a hearing is screened, and who must agree before a hard hold is released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.workflow.moves import open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context


def change_strictness(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    hold_on_doubt: bool,
    second_person: bool,
    seen: str | None,
) -> None:
    """Set whether any doubt holds, and whether two people release a hard hold.

    A response that is cleared and not yet drafted is screened again before any engine sees
    it: its verdict was given under another policy. Raises ``Overtaken``.
    """
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        hearing = open_hearing(work, hearing_id)
        refuse_unseen(seen, strictness_mark(hearing))
        work.hearings.set_strictness(
            hearing_id,
            hold_on_doubt=hold_on_doubt,
            second_person=second_person,
        )
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="strictness_changed",
            hearing_id=hearing_id,
            facts={
                "hold_on_doubt": hold_on_doubt,
                "second_person": second_person,
                "hold_on_doubt_before": hearing.hold_on_doubt,
                "second_person_before": hearing.second_person,
            },
        )
        work.commit()


def strictness_mark(hearing: Hearing) -> str:
    """Give the mark of what the form about strictness shows."""
    return mark_of(hearing.hold_on_doubt, hearing.second_person)


def forget_decided_words(context: Context, actor: User, hearing_id: str) -> int:
    """Drop every decision on a word of the whole hearing; give how many there were."""
    require(actor, Permission.DECIDE_DOUBT)
    with context.write() as work:
        if work.hearings.get(hearing_id) is None:
            raise NotFound(danish("Høringen"))
        count = work.word_decisions.forget(hearing_id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="decided_words_forgotten",
            hearing_id=hearing_id,
            facts={"decisions": count},
        )
        work.commit()
    return count
