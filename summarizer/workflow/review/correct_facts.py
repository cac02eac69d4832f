"""What staff know better about a response: its day, its kind of sender, its organisation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.store.records import ReceivedFrom
from summarizer.workflow.audited import changes
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid
from summarizer.workflow.seen import mark_of, refuse_unseen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from summarizer.domain.user import User
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known better; ``None`` leaves a fact as it is."""

    received_on: date | None = None
    sender_kind: SenderKind | None = None
    organisation: str | None = None


NOTHING = Facts()


def facts_mark(response: ResponseRecord) -> str:
    """Give the mark of what the form about a response's facts shows."""
    return mark_of(response.received_on, response.sender_kind, response.organisation)


def correct_facts(
    context: Context, actor: User, response_id: str, facts: Facts, *, seen: str | None
) -> None:
    """Correct what stands beside a response in lists and hvidbog; its text is not touched.

    An approval stands: it is given for the summary's words. Raises ``Changed`` for a response
    that is out of the hearing, ``Overtaken``, and ``Invalid`` where a name would be published
    that the order says nothing of.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        response = get_response(work, response_id)
        if response.status is Status.EXCLUDED:
            raise Changed
        refuse_unseen(seen, facts_mark(response))
        _refuse_unseen_name(response, facts)
        values = _changed(response, facts)
        if not values:
            return
        if not work.responses.update(response_id, expected=response.status, values=values):
            raise Changed
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="facts_corrected",
            hearing_id=response.hearing_id,
            response_id=response_id,
            facts=_told(response, values),
        )
        work.commit()


def would_publish(response: ResponseRecord) -> bool:
    """Tell whether another kind of sender alone would put a private person's field in print.

    In a portal's field for the organisation people write their own names.
    """
    return response.sender_kind is SenderKind.CITIZEN and bool(response.organisation)


def _refuse_unseen_name(response: ResponseRecord, facts: Facts) -> None:
    is_named = facts.sender_kind not in {None, SenderKind.CITIZEN}
    if is_named and facts.organisation is None and would_publish(response):
        raise Invalid(
            danish(
                "Står som privatperson med noget i feltet Organisation, som så ville komme i "
                "hvidbogen. Ret det på høringssvarets egen side."
            )
        )


def _changed(response: ResponseRecord, facts: Facts) -> dict[str, object]:
    values: dict[str, object] = {}
    if facts.received_on not in {None, response.received_on}:
        values |= {"received_on": facts.received_on, "received_from": ReceivedFrom.STAFF}
    if facts.sender_kind not in {None, response.sender_kind}:
        values["sender_kind"] = facts.sender_kind
    if facts.organisation is not None and facts.organisation.strip() != response.organisation:
        values["organisation"] = facts.organisation.strip()
    return values


def _told(response: ResponseRecord, values: Mapping[str, object]) -> dict[str, object]:
    """Tell day and kind, now and before; of an organisation only that it changed.

    A person's name may have been written there.
    """
    before = {
        "received_on": str(response.received_on),
        "received_from": str(response.received_from),
        "sender_kind": str(response.sender_kind),
    }
    after = {key: str(value) for key, value in values.items() if key in before}
    return changes(before, after) | (
        {"organisation_changed": True} if "organisation" in values else {}
    )
