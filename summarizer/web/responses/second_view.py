"""A release that waits for a second person, as the held page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.web.responses.forms import NOT_PERSONAL, field_name
from summarizer.workflow.gate.second_person import may_confirm
from summarizer.workflow.permissions import Permission, may

if TYPE_CHECKING:
    from datetime import datetime

    from summarizer.domain.user import User
    from summarizer.workflow.review.one_response import ResponsePage


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Who proposed it, when, and what this person may answer."""

    by: str
    at: datetime
    may_confirm: bool
    may_reject: bool
    also_masked: int


def proposal_view(page: ResponsePage, actor: User) -> ProposalView | None:
    """Present the proposal, if one waits."""
    proposal = page.proposal
    if proposal is None:
        return None
    return ProposalView(
        by=page.names.get(proposal.proposed_by, ""),
        at=proposal.proposed_at,
        may_confirm=may_confirm(actor, proposal),
        may_reject=may(actor, Permission.CONFIRM_HARD_HOLD),
        also_masked=len(proposal.also_masked),
    )


def proposed_decisions(page: ResponsePage) -> dict[str, str]:
    """Give the proposed decisions by field name; empty without a proposal."""
    if page.proposal is None:
        return {}
    return {field_name(position): NOT_PERSONAL for position in page.proposal.not_personal}


def asks_second(page: ResponsePage) -> bool:
    """Tell whether a release of this hold takes two people."""
    screening = page.screening
    return page.hearing.second_person and screening is not None and screening.verdict.is_hard
