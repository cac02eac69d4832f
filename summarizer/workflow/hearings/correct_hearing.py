"""A planner corrects a hearing: a deadline is put off, a title was wrong, a note is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.hearing import AttentionNote
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.hearings.create_hearing import refuse_wrong_facts
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class HearingFacts:
    """What may be corrected; ``notes`` are all that the hearing itself shall have."""

    title: str
    case_number: str
    opens_on: date
    deadline: date
    four_eyes: bool
    notes: Sequence[str]


def correct_hearing(context: Context, actor: User, hearing_id: str, facts: HearingFacts) -> None:
    """Put a hearing's facts right. Notes hold for drafts that are made from now on.

    Raises ``Invalid`` as when a hearing is opened; notes that stay are not looked at again.
    """
    require(actor, Permission.UPLOAD)
    refuse_wrong_facts(facts.case_number, facts.opens_on, facts.deadline)
    with context.write() as work:
        hearing = work.hearings.get(hearing_id)
        if hearing is None:
            raise NotFound(danish("Høringen"))
        there = [one.text for one in work.hearings.notes_for(hearing_id, batch_id=None)]
        refuse_personal_notes(context, work, facts.notes, known=there)
        work.hearings.set_facts(
            hearing_id,
            title=facts.title.strip(),
            case_number=facts.case_number.strip(),
            opens_on=facts.opens_on,
            deadline=facts.deadline,
            four_eyes=facts.four_eyes,
        )
        work.hearings.set_notes(
            hearing_id,
            [AttentionNote(context.new_id(), hearing_id, text) for text in facts.notes],
        )
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="hearing_corrected",
            hearing_id=hearing_id,
            facts={
                "deadline": facts.deadline.isoformat(),
                "deadline_before": hearing.deadline.isoformat(),
                # Said only where it was changed, whichever way.
                **({} if facts.four_eyes == hearing.four_eyes else {"four_eyes": facts.four_eyes}),
                "notes": len(facts.notes),
            },
        )
        work.commit()
