"""The figures of a hearing, or of all: how drafts fare with reviewers. Looks only.

Nothing here is about a single member of staff, and nothing quotes anybody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from summarizer.domain.danish import danish
from summarizer.domain.review_figures import Arm, FinishedWith
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from summarizer.domain.hearing import Hearing
    from summarizer.domain.review_figures import ReviewFigures
    from summarizer.domain.user import User
    from summarizer.store.figures import DraftCosts, GateCounts
    from summarizer.store.releases import LayerCount
    from summarizer.workflow.context import Context

_Value = TypeVar("_Value")
_Key = TypeVar("_Key", bound="Hashable")

# Upper ends of the bars; the last bar has none.
DISTANCE_BOUNDS = (0.0, 0.1, 0.25, 0.5)
MINUTE_BOUNDS = (1, 2, 5, 10, 20)
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Summing:
    """Figures over some approvals. Medians are ``None`` where nothing was measured.

    ``timed`` approvals have a known time; ``from_drafts`` began as an engine's draft.
    """

    approvals: int
    from_drafts: int
    unedited: int
    median_distance: float | None
    timed: int
    median_seconds: float | None
    reds_found: int
    reds_overturned: int
    person_points: int
    person_points_met: int
    draft_points: int
    draft_points_met: int
    finished_with: Mapping[FinishedWith, int]


@dataclass(frozen=True, slots=True)
class EngineFigures:
    """One engine and prompt version: what it drafted and cost, and how its drafts fared."""

    engine: str
    prompt_version: str
    drafts: int
    cost_oere: float
    sums: Summing


@dataclass(frozen=True, slots=True)
class QualityOverview:
    """The whole page. ``hearing`` is ``None`` for all; ``by_hearing`` is then filled."""

    hearing: Hearing | None
    sums: Summing
    by_engine: tuple[EngineFigures, ...]
    by_arm: Mapping[Arm, Summing]
    by_hearing: tuple[tuple[Hearing, Summing], ...]
    gate: GateCounts
    layers: tuple[LayerCount, ...]
    distances: tuple[int, ...]
    minutes: tuple[int, ...]

    @property
    def cost_oere(self) -> float:
        """Give what all drafts cost together, approved or not."""
        return sum(one.cost_oere for one in self.by_engine)


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One row of the download: a hearing, an engine's prompt version, and an arm."""

    hearing: Hearing
    engine: str
    prompt_version: str
    arm: Arm
    sums: Summing


def quality_overview(
    context: Context,
    actor: User,
    hearing_id: str | None = None,
) -> QualityOverview:
    """Give the figures of a hearing, or of all. Raises ``NotFound``."""
    require(actor, Permission.SEE)
    with context.read() as work:
        hearing = None
        if hearing_id is not None:
            hearing = work.hearings.get(hearing_id)
            if hearing is None:
                raise NotFound(danish("Høringen"))
        rows = work.figures.standing(hearing_id)
        costs = work.figures.costs(hearing_id)
        hearings = () if hearing is not None else work.hearings.all()
        gate, layers = work.figures.gate(hearing_id), work.layers.totals(hearing_id)
    figures = [one for _hearing, one in rows]
    by_hearing = _grouped(rows, lambda row: row[0])
    arms = _grouped(figures, lambda one: one.arm)
    return QualityOverview(
        hearing=hearing,
        sums=sum_up(figures),
        by_engine=_by_engine(figures, costs),
        by_arm={arm: sum_up(arms[arm]) for arm in Arm if arm in arms},
        by_hearing=tuple(
            (one, sum_up([figure for _id, figure in by_hearing[one.id]]))
            for one in hearings
            if one.id in by_hearing
        ),
        gate=gate,
        layers=layers,
        distances=_spread(
            (one.edit_distance for one in figures if one.arm is not Arm.BY_HAND),
            DISTANCE_BOUNDS,
        ),
        minutes=_spread(
            (one.open_seconds / _MINUTE for one in figures if one.open_seconds), MINUTE_BOUNDS
        ),
    )


def figure_rows(
    context: Context,
    actor: User,
    hearing_id: str | None = None,
) -> tuple[FiguresRow, ...]:
    """Give the rows of the download, by hearing, engine, prompt version and arm.

    Raises ``NotFound``.
    """
    require(actor, Permission.SEE)
    with context.read() as work:
        hearings = {one.id: one for one in work.hearings.all()}
        if hearing_id is not None and hearing_id not in hearings:
            raise NotFound(danish("Høringen"))
        rows = work.figures.standing(hearing_id)
    groups = _grouped(rows, lambda row: (row[0], row[1].engine, row[1].prompt_version, row[1].arm))
    return tuple(
        FiguresRow(hearings[key[0]], key[1], key[2], key[3], sum_up([one for _id, one in group]))
        for key, group in sorted(groups.items())
    )


def sum_up(figures: Sequence[ReviewFigures]) -> Summing:
    """Sum the figures of some approvals."""
    drafted = [one for one in figures if one.arm is not Arm.BY_HAND]
    seconds = [one.open_seconds for one in figures if one.open_seconds]
    return Summing(
        approvals=len(figures),
        from_drafts=len(drafted),
        unedited=sum(one.unedited for one in drafted),
        median_distance=median(one.edit_distance for one in drafted) if drafted else None,
        timed=len(seconds),
        median_seconds=median(seconds) if seconds else None,
        reds_found=sum(one.reds_found for one in figures),
        reds_overturned=sum(one.reds_overturned for one in figures),
        person_points=sum(one.person_points for one in figures),
        person_points_met=sum(one.person_points_met for one in figures),
        draft_points=sum(one.draft_points for one in figures),
        draft_points_met=sum(one.draft_points_met for one in figures),
        finished_with=Counter(one.finished_with for one in figures if one.finished_with),
    )


def _by_engine(
    figures: Sequence[ReviewFigures],
    costs: Sequence[DraftCosts],
) -> tuple[EngineFigures, ...]:
    approved = _grouped(
        (one for one in figures if one.engine),
        lambda one: (one.engine, one.prompt_version),
    )
    made = _grouped(costs, lambda one: (one.engine, one.prompt_version))
    return tuple(
        EngineFigures(
            engine=engine,
            prompt_version=version,
            drafts=sum(one.drafts for one in made.get((engine, version), ())),
            cost_oere=sum(one.cost_oere for one in made.get((engine, version), ())),
            sums=sum_up(approved.get((engine, version), [])),
        )
        for engine, version in sorted({*approved, *made})
    )


def _spread(values: Iterable[float], bounds: Sequence[float]) -> tuple[int, ...]:
    """Count values by the first bound they do not exceed; beyond all bounds comes last."""
    counts = [0] * (len(bounds) + 1)
    for value in values:
        at = next((at for at, bound in enumerate(bounds) if value <= bound), len(bounds))
        counts[at] += 1
    return tuple(counts)


def _grouped(
    values: Iterable[_Value],
    key: Callable[[_Value], _Key],
) -> dict[_Key, list[_Value]]:
    groups: dict[_Key, list[_Value]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups
