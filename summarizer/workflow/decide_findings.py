"""A person decides over a held response: release it, screen it again, or write by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.finding import HoldKind, HoldReason
from summarizer.domain.response import Status
from summarizer.screening import release
from summarizer.store.records import Stage
from summarizer.workflow.draft_response import screen_again
from summarizer.workflow.moves import change_status, get_response, schedule
from summarizer.workflow.permissions import Permission, may, require
from summarizer.workflow.refusals import Changed, Invalid, NotAllowed, NotFound
from summarizer.workflow.screen_response import save_screening

if TYPE_CHECKING:
    from summarizer.domain.user import User
    from summarizer.screening import Screening
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord, ScreeningRecord
    from summarizer.workflow.context import Context


def release_response(
    context: Context,
    actor: User,
    response_id: str,
    *,
    screening_id: str,
    not_personal: frozenset[int] = frozenset(),
) -> None:
    """Let a held response go on, with everything masked but the findings judged not personal.

    ``not_personal`` are positions in the screening's findings. Raises ``NotAllowed`` for a
    hard hold decided by anybody but a data protection officer, ``Invalid`` for a fault (a
    text that was not screened in full cannot be released), ``Changed`` when the response was
    screened again meanwhile.
    """
    with context.write() as work:
        response, screening, outcome = _released(
            work,
            actor,
            response_id,
            screening_id,
            not_personal,
        )
        decided = save_screening(context, work, response_id, outcome, decided_by=actor.id)
        change_status(
            context,
            work,
            response,
            Status.CLEARED,
            actor=actor.id,
            reason_code="released",
            values={"screening_id": decided},
            facts={
                "screening": decided,
                "overturned": _by_layer(screening, not_personal),
                "masked": len(outcome.findings),
            },
        )
        schedule(context, work, response_id, Stage.DRAFT)
        work.commit()


def preview_release(
    context: Context,
    actor: User,
    response_id: str,
    *,
    screening_id: str,
    not_personal: frozenset[int] = frozenset(),
) -> str:
    """Give the masked text an engine would get after such a release. Nothing is saved.

    Raises what ``release_response`` raises.
    """
    with context.read() as work:
        _, _, outcome = _released(work, actor, response_id, screening_id, not_personal)
    return "" if outcome.masked is None else outcome.masked.text


def send_back_to_screening(context: Context, actor: User, response_id: str) -> None:
    """Screen a response again, for instance after the register was renewed."""
    require(actor, Permission.DECIDE_DOUBT)
    with context.write() as work:
        work.runs.cancel(response_id, at=context.now())
        screen_again(context, work, response_id, actor=actor.id)
        work.commit()


def take_by_hand(context: Context, actor: User, response_id: str) -> None:
    """Choose that a person writes the summary without any model."""
    require(actor, Permission.CORRECT)
    with context.write() as work:
        work.runs.cancel(response_id, at=context.now())
        response = get_response(work, response_id)
        change_status(context, work, response, Status.MANUAL, actor=actor.id)
        work.commit()


def require_decider(actor: User, reasons: tuple[HoldReason, ...]) -> None:
    """Raise unless this person may release what was held for these reasons."""
    kinds = {reason.kind for reason in reasons}
    if HoldKind.FAULT in kinds:
        raise Invalid(
            "Screeningen blev ikke færdig, så teksten kan ikke frigives. Screen igen, eller "
            "skriv referatet selv.",
        )
    require(actor, Permission.DECIDE_DOUBT)
    if HoldKind.HARD in kinds and not may(actor, Permission.DECIDE_HARD_HOLD):
        raise NotAllowed


def _released(
    work: UnitOfWork,
    actor: User,
    response_id: str,
    screening_id: str,
    not_personal: frozenset[int],
) -> tuple[ResponseRecord, ScreeningRecord, Screening]:
    """Work out what releasing would give, if this person may."""
    response, screening = _held(work, response_id)
    if screening is None or screening.id != screening_id:
        raise Changed
    require_decider(actor, screening.verdict.reasons)
    source = work.responses.text(response_id)
    if source is None:
        raise NotFound("Høringssvarets tekst")
    outcome = release(
        source,
        screening.findings,
        kept_unmasked={
            finding.span
            for position, finding in enumerate(screening.findings)
            if position in not_personal
        },
        verdict=screening.verdict,
    )
    return response, screening, outcome


def _held(work: UnitOfWork, response_id: str) -> tuple[ResponseRecord, ScreeningRecord | None]:
    response = get_response(work, response_id)
    if response.status is not Status.HELD:
        raise Changed
    return response, work.screenings.get(response.screening_id or "")


def _by_layer(screening: ScreeningRecord, positions: frozenset[int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for position, finding in enumerate(screening.findings):
        if position in positions:
            counts[finding.layer] = counts.get(finding.layer, 0) + 1
    return counts
