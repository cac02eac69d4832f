"""What a language model may cost a hearing, and what it has cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.drafting import PricedEngine
from summarizer.store.records import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText
    from summarizer.domain.hearing import Hearing
    from summarizer.drafting import Engine
    from summarizer.store import UnitOfWork

# Why no model was asked; stored as the draft's fallback reason, like a model's own faults.
CEILING = "ceiling"
NO_PRICES = "no_prices"
# A rejected answer is asked for once more.
_WITH_REPAIR = 2


@dataclass(frozen=True, slots=True)
class Spending:
    """What drafts of a hearing have cost in øre, and how many are being made right now."""

    spent_oere: float
    being_drafted: int


def spending_of(work: UnitOfWork, hearing_id: str) -> Spending:
    """Add up the drafts that are stored; those that fell back cost what was sent."""
    return Spending(
        spent_oere=work.drafts.cost_oere(hearing_id),
        being_drafted=work.runs.running(hearing_id, Stage.DRAFT),
    )


def reason_not_to_call(
    hearing: Hearing,
    engine: Engine,
    masked: MaskedText,
    *,
    notes: Sequence[MaskedNote],
    spending: Spending,
) -> str:
    """Give the code of what forbids the call, or nothing when it may be made.

    Every draft under way is counted as costing as much as this one, with a repair turn, so
    that workers side by side do not spend the same kroner twice. A ceiling that cannot be
    kept for want of prices forbids too.
    """
    if hearing.ceiling_oere is None or not isinstance(engine, PricedEngine):
        return ""
    estimate = engine.estimate(masked, notes=notes).get("cost_oere")
    if estimate is None:
        return NO_PRICES
    reserved = max(1, spending.being_drafted) * estimate * _WITH_REPAIR
    return CEILING if spending.spent_oere + reserved > hearing.ceiling_oere else ""
