"""A planner opens a hearing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.hearing import AttentionNote, Hearing
from summarizer.domain.style import DEFAULT_STYLE, HouseStyle
from summarizer.drafting import PricedEngine
from summarizer.workflow.attention import refuse_personal_notes
from summarizer.workflow.audited import changes
from summarizer.workflow.moves import open_hearing
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Invalid
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

# Case numbers are printed in the hvidbog as they are; a case that is filed by a person is not.
_CPR = re.compile(r"[0-3]\d[01]\d{3}[ -]?\d{4}")


@dataclass(frozen=True, slots=True)
class NewHearing:
    """What the form asks for. ``notes`` hold for every response of the hearing.

    ``ceiling_oere`` is the most a language model may cost for all of it, in øre.
    """

    title: str
    case_number: str
    opens_on: date
    deadline: date
    engine: str = "citat"
    four_eyes: bool = False
    notes: Sequence[str] = ()
    style: HouseStyle = DEFAULT_STYLE
    ceiling_oere: int | None = None
    hold_on_doubt: bool = False
    second_person: bool = False


def create_hearing(context: Context, actor: User, new: NewHearing) -> str:
    """Open a hearing and give its id.

    Raises ``Invalid`` when the deadline lies before the opening, the case number is somebody's
    CPR number, the engine is not set up, a note holds personal data, or a ceiling is set that
    nothing could keep.
    """
    require(actor, Permission.UPLOAD)
    refuse_wrong_facts(new.case_number, new.opens_on, new.deadline)
    if new.engine not in context.engines:
        raise Invalid(danish("Udkastmotoren er ikke sat op her. Vælg en anden."))
    _refuse_ceiling_without_prices(context, new.engine, new.ceiling_oere)
    hearing = Hearing(
        id=context.new_id(),
        title=new.title.strip(),
        case_number=new.case_number.strip(),
        opens_on=new.opens_on,
        deadline=new.deadline,
        engine=new.engine,
        four_eyes=new.four_eyes,
        style=new.style,
        ceiling_oere=new.ceiling_oere,
        hold_on_doubt=new.hold_on_doubt,
        second_person=new.second_person,
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
            facts={
                "engine": hearing.engine,
                "notes": len(new.notes),
                "four_eyes": new.four_eyes,
                "hold_on_doubt": new.hold_on_doubt,
                "second_person": new.second_person,
            },
        )
        work.commit()
    return hearing.id


def refuse_wrong_facts(case_number: str, opens_on: date, deadline: date) -> None:
    """Raise ``Invalid`` for days in the wrong order and for somebody's CPR number."""
    if deadline < opens_on:
        raise Invalid(danish("Fristen ligger før høringens start. Ret datoerne."))
    if _CPR.fullmatch(case_number.strip()):
        raise Invalid(
            danish(
                "Sagsnummeret ligner et CPR-nummer. Brug det nummer, sagen har i journalen. Er det "
                "sådan, så skriv »Sag« foran."
            )
        )


def change_terms(
    context: Context,
    actor: User,
    hearing_id: str,
    *,
    style: HouseStyle,
    ceiling_oere: int | None,
    seen: str | None,
) -> None:
    """Change the house style and the ceiling; drafts that are made from now on keep to them.

    Raises ``Invalid`` for a ceiling that nothing could keep, and ``Overtaken``.
    """
    require(actor, Permission.UPLOAD)
    with context.write() as work:
        hearing = open_hearing(work, hearing_id)
        refuse_unseen(seen, terms_mark(hearing))
        _refuse_ceiling_without_prices(context, hearing.engine, ceiling_oere)
        work.hearings.set_terms(hearing_id, style=style, ceiling_oere=ceiling_oere)
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="hearing_terms_changed",
            hearing_id=hearing_id,
            facts=changes(_terms(hearing.style, hearing.ceiling_oere), _terms(style, ceiling_oere)),
        )
        work.commit()


def terms_mark(hearing: Hearing) -> str:
    """Give the mark of what the form about style and ceiling shows."""
    return mark_of(hearing.style, hearing.ceiling_oere)


def _terms(style: HouseStyle, ceiling_oere: int | None) -> dict[str, object]:
    return {
        "share": style.share,
        "max_points": style.max_points,
        "tone": style.tone.value,
        "shape": style.shape.value,
        "lix": style.lix,
        "ceiling_oere": ceiling_oere,
    }


def _refuse_ceiling_without_prices(
    context: Context,
    engine_name: str,
    ceiling_oere: int | None,
) -> None:
    engine = context.engines.get(engine_name)
    if ceiling_oere is None or not isinstance(engine, PricedEngine):
        return
    if "cost_oere" not in engine.estimate_size(1):
        raise Invalid(
            danish(
                "Et loft kan ikke holdes, når sprogmodellens priser ikke er sat op. Lad feltet "
                "være tomt, eller få sat REFERENT_OPENAI_PROMPT_PRICE og "
                "REFERENT_OPENAI_COMPLETION_PRICE."
            )
        )
