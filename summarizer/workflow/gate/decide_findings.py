"""A person decides over a held response: release it, screen it again, or write by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.response import Status
from summarizer.screening import release
from summarizer.store.records import Stage
from summarizer.workflow.gate.release_choice import Choice, require_decider, require_read
from summarizer.workflow.gate.screen_held import screen_those_with_decided_words
from summarizer.workflow.gate.second_person import proposal_for, propose, require_other_person
from summarizer.workflow.moves import change_status, get_response, schedule
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, NotFound
from summarizer.workflow.stages.draft_response import screen_again
from summarizer.workflow.stages.screen_response import save_screening
from summarizer.workflow.word_decisions import decide_across

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.domain.source import SourceText
    from summarizer.domain.user import User
    from summarizer.screening import Screening
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord, ScreeningRecord
    from summarizer.store.releases import ProposalRecord
    from summarizer.workflow.context import Context
NOTHING_CHOSEN = Choice()


@dataclass(frozen=True, slots=True)
class Release:
    """What a release led to.

    ``decided_across`` words now hold for the whole hearing, and ``screened_again`` other held
    responses were sent to screening for it.
    """

    waits_for_second: bool = False
    decided_across: int = 0
    screened_again: int = 0


@dataclass(frozen=True, slots=True)
class _Case:
    """A held response with what releasing it gives."""

    response: ResponseRecord
    screening: ScreeningRecord
    source: SourceText
    outcome: Screening


def release_response(
    context: Context,
    actor: User,
    response_id: str,
    *,
    screening_id: str,
    choice: Choice = NOTHING_CHOSEN,
    across: frozenset[int] = frozenset(),
) -> Release:
    """Let a held response go on, with everything masked but the findings judged not personal.

    ``across`` are positions in the screening's findings: decisions that hold for the same words
    in the whole hearing. Where the hearing asks for a second
    person, a hard hold is only proposed for release. Raises ``NotAllowed`` for a hard hold
    decided by anybody but a data protection officer, ``Invalid`` for a fault (a text that was
    not screened in full cannot be released) and for a text in another language that nobody
    says to have read, ``Changed`` when the response was screened again
    meanwhile.
    """
    with context.write() as work:
        case = _released(work, actor, response_id, screening_id, choice)
        require_read(case.screening.verdict.reasons, choice)
        if _needs_two(work, case):
            propose(context, work, actor, case.response, screening_id, choice)
            work.commit()
            return Release(waits_for_second=True)
        kept = decide_across(
            context,
            work,
            actor,
            case.response.hearing_id,
            source=case.source,
            findings=case.screening.findings,
            across=across,
            not_personal=choice.not_personal,
        )
        _let_go(context, work, actor, case, choice, facts={"across": kept})
        again = (
            screen_those_with_decided_words(
                context,
                work,
                actor,
                case.response.hearing_id,
                but=response_id,
            )
            if kept
            else 0
        )
        work.commit()
    return Release(decided_across=kept, screened_again=again)


def confirm_release(
    context: Context,
    actor: User,
    response_id: str,
    *,
    screening_id: str,
    seen_sha256: str,
) -> None:
    """Release a hard hold as somebody else proposed it.

    ``seen_sha256`` is the hash of the masked text that this person was shown. Raises
    ``NotAllowed`` for roles that may not confirm, ``Invalid`` for the proposer, ``Changed``
    when there is no such proposal any more, or one that would let another text go.
    """
    require(actor, Permission.CONFIRM_HARD_HOLD)
    with context.write() as work:
        proposal = proposal_for(work, screening_id)
        require_other_person(actor, proposal)
        choice = _proposed(proposal)
        case = _outcome(work, response_id, screening_id, choice)
        if case.outcome.verdict.masked_sha256 != seen_sha256:
            raise Changed
        facts = {"proposed_by": proposal.proposed_by}
        _let_go(context, work, actor, case, choice, facts=facts)
        work.proposals.drop(screening_id)
        work.commit()


def preview_release(
    context: Context,
    actor: User,
    response_id: str,
    *,
    screening_id: str,
    choice: Choice = NOTHING_CHOSEN,
) -> str:
    """Give the masked text an engine would get after such a release. Nothing is saved.

    Raises what ``release_response`` raises.
    """
    with context.read() as work:
        case = _released(work, actor, response_id, screening_id, choice)
    return "" if case.outcome.masked is None else case.outcome.masked.text


def preview_proposed(
    context: Context, actor: User, response_id: str, proposal: ProposalRecord
) -> str:
    """Give the masked text that confirming ``proposal`` would let go. Nothing is saved."""
    require(actor, Permission.CONFIRM_HARD_HOLD)
    with context.read() as work:
        case = _outcome(work, response_id, proposal.screening_id, _proposed(proposal))
    return "" if case.outcome.masked is None else case.outcome.masked.text


def send_back_to_screening(context: Context, actor: User, response_id: str) -> None:
    """Screen a response again, for instance after the register was renewed."""
    require(actor, Permission.DECIDE_DOUBT)
    with context.write() as work:
        if work.responses.text(response_id) is None:
            raise Changed
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


def _proposed(proposal: ProposalRecord) -> Choice:
    return Choice(proposal.not_personal, proposal.also_masked, has_read=True)


def _released(
    work: UnitOfWork,
    actor: User,
    response_id: str,
    screening_id: str,
    choice: Choice,
) -> _Case:
    """Work out what releasing would give, if this person may."""
    _, screening = _held(work, response_id)
    if screening is None or screening.id != screening_id:
        raise Changed
    require_decider(actor, screening.verdict.reasons)
    return _outcome(work, response_id, screening_id, choice)


def _outcome(
    work: UnitOfWork,
    response_id: str,
    screening_id: str,
    choice: Choice,
) -> _Case:
    response, screening = _held(work, response_id)
    if screening is None or screening.id != screening_id:
        raise Changed
    source = work.responses.text(response_id)
    if source is None:
        raise NotFound(danish("Høringssvarets tekst"))
    outcome = release(
        source,
        screening.findings,
        kept_unmasked={
            finding.span
            for position, finding in enumerate(screening.findings)
            if position in choice.not_personal
        },
        also_masked=choice.also_masked,
        verdict=screening.verdict,
    )
    return _Case(response, screening, source, outcome)


def _needs_two(work: UnitOfWork, case: _Case) -> bool:
    hearing = work.hearings.get(case.response.hearing_id)
    return case.screening.verdict.is_hard and hearing is not None and hearing.second_person


def _let_go(
    context: Context,
    work: UnitOfWork,
    actor: User,
    case: _Case,
    choice: Choice,
    *,
    facts: Mapping[str, object],
) -> None:
    """Save the decision, count it by layer, and hand the response to the engine's stage."""
    response_id = case.response.id
    decided = save_screening(context, work, response_id, case.outcome, decided_by=actor.id)
    change_status(
        context,
        work,
        case.response,
        Status.CLEARED,
        actor=actor.id,
        reason_code="released",
        values={"screening_id": decided},
        facts={
            "screening": decided,
            "overturned": _by_layer(case.screening, choice.not_personal),
            "masked": len(case.outcome.findings),
            "also_masked": len(choice.also_masked),
            **facts,
        },
    )
    everything = _by_layer(case.screening, frozenset(range(len(case.screening.findings))))
    overturned = _by_layer(case.screening, choice.not_personal)
    work.layers.add(
        decided,
        {layer: (count, overturned.get(layer, 0)) for layer, count in everything.items()},
    )
    schedule(context, work, response_id, Stage.DRAFT)


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
