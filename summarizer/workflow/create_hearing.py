"""A planner opens a hearing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.hearing import AttentionNote, Hearing
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class NewHearing:
    """What the form asks for. ``notes`` hold for every response of the hearing."""

    title: str
    case_number: str
    opens_on: date
    deadline: date
    engine: str = "citat"
    four_eyes: bool = False
    notes: Sequence[str] = ()


def create_hearing(context: Context, actor: User, new: NewHearing) -> str:
    """Open a hearing and give its id.

    Raises ``Invalid`` when the deadline lies before the opening, the engine is not set up, or
    a note holds personal data.
    """
    require(actor, Permission.UPLOAD)
    if new.deadline < new.opens_on:
        raise Invalid("Fristen ligger før høringens start. Ret datoerne.")
    if new.engine not in context.engines:
        raise Invalid("Udkastmotoren er ikke sat op her. Vælg en anden.")
    hearing = Hearing(
        id=context.new_id(),
        title=new.title.strip(),
        case_number=new.case_number.strip(),
        opens_on=new.opens_on,
        deadline=new.deadline,
        engine=new.engine,
        four_eyes=new.four_eyes,
    )
    with context.write() as work:
        refuse_personal_notes(context, work, new.notes)
        work.hearings.add(hearing, created_by=actor.id, at=context.now())
        work.hearings.add_notes(
            AttentionNote(id=context.new_id(), hearing_id=hearing.id, text=text)
            for text in new.notes
        )
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="hearing_created",
            hearing_id=hearing.id,
            facts={"engine": hearing.engine, "notes": len(new.notes)},
        )
        work.commit()
    return hearing.id
