"""The same thing done to many responses: first shown, then done, each by its own action.

Nothing here changes a response itself. Every one goes through the action that its own page
uses, with that action's rules, its own transaction and its own audit entry; what is refused
meanwhile is told and keeps none of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.finding import Outcome
from summarizer.domain.response import TRANSITIONS, Status, TransitionError
from summarizer.workflow.categories.code_points import set_category
from summarizer.workflow.gate.mend_response import ask_new_draft, exclude_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound, Refusal
from summarizer.workflow.review.assign_response import assign_response
from summarizer.workflow.review.correct_facts import (
    NOTHING,
    Facts,
    correct_facts,
    would_publish,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.lists import ResponseFilter
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

# More would keep the page waiting, and nobody looks through the preview of more.
MOST = 500


class BulkKind(StrEnum):
    """What can be done to many at once."""

    ASSIGN = "assign"
    EXCLUDE = "exclude"
    NEW_DRAFT = "new_draft"
    CATEGORY = "category"
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class BulkOrder:
    """An action with what it needs; ``to`` is an account or category id (empty: nobody, none)."""

    kind: BulkKind
    to: str = ""
    reason: str = ""
    facts: Facts = NOTHING


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What an action would do. ``refused`` and ``beside`` are words with the numbers they fit.

    ``beside`` says what else happens to some of those that change.
    """

    hearing: Hearing
    changing: tuple[ResponseRecord, ...]
    refused: tuple[tuple[str, tuple[int, ...]], ...]
    beside: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class BulkOutcome:
    """How many were changed, and what kept others from it, with their numbers."""

    changed: int
    refused: tuple[tuple[str, tuple[int, ...]], ...]


def matching_ids(context: Context, actor: User, wanted: ResponseFilter) -> tuple[str, ...]:
    """Give all that a filter lets through. Raises ``Invalid`` when they are too many."""
    require(actor, Permission.SEE)
    with context.read() as work:
        ids = work.lists.ids(wanted, limit=MOST + 1)
    _refuse_too_many(ids)
    return ids


def preview_bulk(
    context: Context,
    actor: User,
    hearing_id: str,
    kind: BulkKind,
    ids: Sequence[str],
) -> BulkPreview:
    """Tell what would be changed, what not and why. Changes nothing.

    Raises ``Invalid`` when nothing, or too much, was chosen.
    """
    require(actor, Permission.CORRECT)
    _refuse_too_many(ids)
    with context.read() as work:
        hearing = work.hearings.get(hearing_id)
        if hearing is None:
            raise NotFound(danish("Høringen"))
        responses = work.responses.page(hearing_id, ids=ids)
        cleared = _cleared(work, responses) if kind is BulkKind.NEW_DRAFT else frozenset()
    if not responses:
        raise Invalid(danish("Sæt kryds ved mindst ét høringssvar."))
    words = {one.id: _why_not(kind, one, cleared) for one in responses}
    changing = tuple(one for one in responses if not words[one.id])
    return BulkPreview(
        hearing=hearing,
        changing=changing,
        refused=_by_words((words[one.id], one.number) for one in responses),
        beside=_by_words((_beside(kind, one), one.number) for one in changing),
    )


def perform_bulk(
    context: Context,
    actor: User,
    hearing_id: str,
    order: BulkOrder,
    ids: Sequence[str],
) -> BulkOutcome:
    """Do it to each of them. Raises ``Invalid`` for an order that lacks what it needs."""
    require(actor, Permission.CORRECT)
    _refuse_too_many(ids)
    if order.kind is BulkKind.EXCLUDE and not order.reason.strip():
        raise Invalid(danish("Skriv, hvorfor høringssvarene skal udelades."))
    if order.kind is BulkKind.FACTS and order.facts == NOTHING:
        raise Invalid(danish("Vælg en dag eller en slags afsender."))
    with context.read() as work:
        responses = work.responses.page(hearing_id, ids=ids)
    act = _ACTIONS[order.kind]
    refused: list[tuple[str, int]] = []
    for response in responses:
        try:
            act(context, actor, response, order)
        except Refusal as refusal:
            refused.append((refusal.words, response.number))
        except TransitionError:
            refused.append((Changed().words, response.number))
    return BulkOutcome(len(responses) - len(refused), _by_words(refused))


def _assign(context: Context, actor: User, response: ResponseRecord, order: BulkOrder) -> None:
    assign_response(
        context,
        actor,
        response.id,
        to=order.to or None,
        expected=response.assigned_to,
    )


def _exclude(context: Context, actor: User, response: ResponseRecord, order: BulkOrder) -> None:
    exclude_response(context, actor, response.id, reason=order.reason)


def _new_draft(context: Context, actor: User, response: ResponseRecord, order: BulkOrder) -> None:
    ask_new_draft(context, actor, response.id, note=order.reason)


def _category(context: Context, actor: User, response: ResponseRecord, order: BulkOrder) -> None:
    set_category(context, actor, [response.id], order.to or None)


def _facts(context: Context, actor: User, response: ResponseRecord, order: BulkOrder) -> None:
    correct_facts(context, actor, response.id, order.facts, seen=None)


_ACTIONS: Mapping[BulkKind, Callable[[Context, User, ResponseRecord, BulkOrder], None]] = {
    BulkKind.ASSIGN: _assign,
    BulkKind.EXCLUDE: _exclude,
    BulkKind.NEW_DRAFT: _new_draft,
    BulkKind.CATEGORY: _category,
    BulkKind.FACTS: _facts,
}


def _why_not(kind: BulkKind, response: ResponseRecord, cleared: frozenset[str]) -> str:
    """Say why an action will be refused for a response, as its own page would; empty if not."""
    if response.status is Status.EXCLUDED:
        return danish("Er udeladt.")
    if kind is not BulkKind.NEW_DRAFT:
        return ""
    if response.status is Status.APPROVED:
        return danish("Er godkendt. Fortryd godkendelsen først.")
    if Status.CLEARED not in TRANSITIONS[response.status] or response.status is Status.HELD:
        return danish("Har intet udkast, der kan laves om.")
    if response.id not in cleared:
        return danish("Er ikke frigivet af screeningen.")
    return ""


def _beside(kind: BulkKind, response: ResponseRecord) -> str:
    """Say what else happens to a response; empty if nothing."""
    if kind is BulkKind.EXCLUDE and response.status is Status.APPROVED:
        return danish("Er godkendt: godkendelsen trækkes tilbage.")
    if kind is BulkKind.ASSIGN and response.assigned_to is not None:
        return danish("Har en ansvarlig nu: får en anden.")
    if kind is BulkKind.NEW_DRAFT:
        return danish("Referatet erstattes af et nyt udkast. Det gamle står i historikken.")
    if kind is BulkKind.FACTS and would_publish(response):
        return danish(
            "Er privatperson med noget i feltet Organisation: slags afsender rettes for sig."
        )
    return ""


def _cleared(work: UnitOfWork, responses: Iterable[ResponseRecord]) -> frozenset[str]:
    outcomes = work.screenings.outcomes([one.screening_id for one in responses if one.screening_id])
    return frozenset(
        one.id for one in responses if outcomes.get(one.screening_id or "") is Outcome.CLEARED
    )


def _by_words(said: Iterable[tuple[str, int]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Gather the numbers that share words; what has no words is left out."""
    found: dict[str, tuple[int, ...]] = {}
    for words, number in said:
        if words:
            found[words] = (*found.get(words, ()), number)
    return tuple(found.items())


def _refuse_too_many(ids: Sequence[str]) -> None:
    if len(ids) > MOST:
        raise Invalid(
            danish(
                "Der kan højst vælges %(most)s høringssvar ad gangen. Filtrér listen først.",
                most=MOST,
            )
        )
