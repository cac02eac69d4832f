"""What a hearing has cost, may cost, and what an upload will cost. Looks only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.drafting import PricedEngine, SortingEngine
from summarizer.workflow.permissions import Permission, require

if TYPE_CHECKING:
    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context
    from summarizer.workflow.looks.overviews import BatchPage

# An ordinary letter, while there is none here to measure.
_USUAL_CHARACTERS = 3_000
_TEXT_FORMATS = frozenset({"txt"})
_BYTES_OF_A_TEXT_AT_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class HearingCost:
    """Øre spent on a hearing's drafts, and its ceiling if it has one.

    ``uses_model``: the hearing's engine may cost something, or has.
    """

    spent_oere: float
    ceiling_oere: int | None
    uses_model: bool

    @property
    def is_reached(self) -> bool:
        """Tell whether the ceiling is used up."""
        return self.ceiling_oere is not None and self.spent_oere >= self.ceiling_oere


@dataclass(frozen=True, slots=True)
class CostAhead:
    """What drafting an upload will use, about; ``oere`` is ``None`` where prices are unknown.

    ``left_oere`` is what the hearing's ceiling leaves, ``None`` without one.
    """

    calls: int
    tokens: int
    oere: float | None
    left_oere: float | None

    @property
    def is_too_much(self) -> bool:
        """Tell whether the ceiling will probably be reached underway."""
        return self.oere is not None and self.left_oere is not None and self.oere > self.left_oere


def hearing_cost(context: Context, actor: User, hearing: Hearing) -> HearingCost:
    """Add up what the hearing's drafts have cost."""
    require(actor, Permission.SEE)
    with context.read() as work:
        spent = work.drafts.cost_oere(hearing.id)
    priced = isinstance(context.engines.get(hearing.engine), PricedEngine)
    return HearingCost(spent, hearing.ceiling_oere, uses_model=priced or spent > 0)


def cost_ahead(context: Context, actor: User, page: BatchPage) -> CostAhead | None:
    """Estimate an upload before anything is read; ``None`` when its engine costs nothing.

    A text file's length is its size; any other file is taken for as long as the texts that
    were read here before.
    """
    require(actor, Permission.UPLOAD)
    engine = context.engines.get(page.hearing.engine)
    if not isinstance(engine, PricedEngine):
        return None
    with context.read() as work:
        usual = work.responses.mean_length() or _USUAL_CHARACTERS
        left = _left(work, page.hearing)
        frame = work.categories.of(page.hearing.id) if isinstance(engine, SortingEngine) else ()
    told = (*(note.text for note in page.notes), *(theme.in_a_line for theme in frame))
    note_chars = sum(map(len, told))
    estimates = [
        engine.estimate_size(_characters(row.response, usual), note_chars=note_chars)
        for row in page.rows
        if row.response.file_format and not page.has_before(row.response)
    ]
    costs = [one["cost_oere"] for one in estimates if "cost_oere" in one]
    return CostAhead(
        calls=round(sum(one["calls"] for one in estimates)),
        tokens=round(sum(one["prompt_tokens"] + one["completion_tokens"] for one in estimates)),
        oere=sum(costs) if len(costs) == len(estimates) else None,
        left_oere=left,
    )


def _left(work: UnitOfWork, hearing: Hearing) -> float | None:
    if hearing.ceiling_oere is None:
        return None
    return max(0.0, hearing.ceiling_oere - work.drafts.cost_oere(hearing.id))


def _characters(response: ResponseRecord, usual: float) -> int:
    if response.file_format in _TEXT_FORMATS:
        return min(response.file_bytes, _BYTES_OF_A_TEXT_AT_MOST)
    return round(usual)
