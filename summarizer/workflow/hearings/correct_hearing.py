"""A planner corrects a hearing: a deadline is put off, a title was wrong, a note is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.hearing import AttentionNote
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.audited import changed_words, changes
from summarizer.workflow.hearings.create_hearing import refuse_wrong_facts
from summarizer.workflow.hearings.four_eyes import withdraw_lone_approvals
from summarizer.workflow.moves import open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summarizer.domain.hearing import Hearing
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


def hearing_mark(hearing: Hearing, notes: Sequence[AttentionNote]) -> str:
    """Give the mark of what the form about a hearing shows."""
    return mark_of(_facts_of(hearing, [one.text for one in notes]))


def correct_hearing(
    context: Context, actor: User, hearing_id: str, facts: HearingFacts, *, seen: str | None
) -> int:
    """Put a hearing's facts right. Notes hold for drafts that are made from now on.

    Gives how many approvals wait for a second person, because four eyes are asked for now.
    Raises ``Invalid`` as when a hearing is opened, and ``Overtaken``; notes that stay are not
    looked at again.
    """
    require(actor, Permission.UPLOAD)
    refuse_wrong_facts(facts.case_number, facts.opens_on, facts.deadline)
    with context.write() as work:
        hearing = open_hearing(work, hearing_id)
        notes = work.hearings.notes_for(hearing_id, batch_id=None)
        refuse_unseen(seen, hearing_mark(hearing, notes))
        there = [one.text for one in notes]
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
        lone = 0
        if facts.four_eyes and not hearing.four_eyes:
            lone = withdraw_lone_approvals(context, work, actor, hearing_id)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="hearing_corrected",
            hearing_id=hearing_id,
            facts=_told(_facts_of(hearing, there), facts) | ({"withdrawn": lone} if lone else {}),
        )
        work.commit()
    return lone


def _facts_of(hearing: Hearing, notes: Sequence[str]) -> HearingFacts:
    return HearingFacts(
        title=hearing.title,
        case_number=hearing.case_number,
        opens_on=hearing.opens_on,
        deadline=hearing.deadline,
        four_eyes=hearing.four_eyes,
        notes=tuple(notes),
    )


def _told(before: HearingFacts, after: HearingFacts) -> dict[str, object]:
    """Tell the audit chain days and choices; of words only that they changed."""
    return changes(_plain(before), _plain(after)) | changed_words(_words(before), _words(after))


def _plain(facts: HearingFacts) -> dict[str, object]:
    return {
        "opens_on": facts.opens_on.isoformat(),
        "deadline": facts.deadline.isoformat(),
        "four_eyes": facts.four_eyes,
        "notes": len(facts.notes),
    }


def _words(facts: HearingFacts) -> dict[str, str]:
    return {
        "title": facts.title.strip(),
        "case_number": facts.case_number.strip(),
        "note_words": "\n".join(facts.notes),
    }
