"""The way out of a hold that is only about how the file was read: a person has looked at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import HoldKind
from summarizer.domain.response import Status
from summarizer.store.records import Stage
from summarizer.workflow.moves import change_status, get_response, schedule
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.finding import HoldReason
    from summarizer.domain.user import User
    from summarizer.workflow.context import Context

SOURCE_WARNING = "source_warning"


def acceptable_warnings(reasons: Iterable[HoldReason]) -> tuple[str, ...]:
    """Give the reader's warnings behind a hold that a person may accept.

    Empty when there are none, or when anything else failed: nobody can have looked at what a
    detector or a register did not.
    """
    faults = [reason for reason in reasons if reason.kind is HoldKind.FAULT]
    if any(reason.code != SOURCE_WARNING for reason in faults):
        return ()
    return tuple(dict.fromkeys(reason.detail for reason in faults))


def accept_warnings(context: Context, actor: User, response_id: str, *, screening_id: str) -> None:
    """Confirm that the text was compared with the file, and screen it with that known.

    Everything else is screened as before. Raises ``Invalid`` when there is nothing that a
    person may accept, ``Changed`` when the response was screened again meanwhile.
    """
    require(actor, Permission.DECIDE_DOUBT)
    with context.write() as work:
        response = get_response(work, response_id)
        screening = work.screenings.get(response.screening_id or "")
        if response.status is not Status.HELD or screening is None:
            raise Changed
        if screening.id != screening_id:
            raise Changed
        warnings = acceptable_warnings(screening.verdict.reasons)
        if not warnings:
            raise Invalid(
                danish(
                    "Screeningen blev ikke færdig af andre grunde end filens læsning. Screen igen, "
                    "eller skriv referatet selv."
                )
            )
        accepted = sorted({*response.accepted_warnings, *warnings})
        change_status(
            context,
            work,
            response,
            Status.READ,
            actor=actor.id,
            reason_code="text_looked_over",
            values={"accepted_warnings": accepted},
            facts={"warnings": list(warnings), "screening": screening.id},
        )
        schedule(context, work, response_id, Stage.SCREEN)
        work.commit()
