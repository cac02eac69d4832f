"""A second person sorts a sample of the points blind, and the agreement is worked out.

Whoever chose a point's theme cannot check it, and the answer so far is never told while
points are left. The seed is kept: anyone can draw the same sample from the same points.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.agreement import Agreement, agreement
from summarizer.domain.category import Coding
from summarizer.domain.danish import danish
from summarizer.domain.draft import Stance
from summarizer.store.samples import SampledPoint, SampleRecord
from summarizer.workflow.categories.category_overview import PlacedPoint, placed_points
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import Changed, Invalid, NotFound

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from summarizer.domain.category import Category
    from summarizer.domain.hearing import Hearing
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.workflow.context import Context

FEWEST = 5
MOST = 200


@dataclass(frozen=True, slots=True)
class SampleState:
    """A sample with how far it has come. ``agreement`` is ``None`` until all are sorted.

    ``gone`` points were edited away before a second person saw them: nobody can sort them, so
    ``size`` leaves them out.
    """

    record: SampleRecord
    size: int
    gone: int
    coded: int
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A point that the two sorted differently; the themes by name, empty for *nowhere*."""

    point: PlacedPoint
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class SamplePage:
    """One sample for one person: the next point to sort, or the outcome.

    ``next`` is ``None`` when nothing is left that this person may sort.
    """

    hearing: Hearing
    frame: tuple[Category, ...]
    state: SampleState
    next_place: int
    next: PlacedPoint | None
    disagreements: tuple[Disagreement, ...]
    names: Mapping[str, str]


def draw_sample(context: Context, actor: User, hearing_id: str, *, size: int) -> str:
    """Draw points at random among all that were looked at; give the sample's id.

    Raises ``Invalid`` for a size out of range, or when there are fewer points than that.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        population = work.codings.points_of(hearing_id)
        if not FEWEST <= size <= MOST or size > len(population):
            raise Invalid(
                danish(
                    "Vælg mellem %(fewest)s og %(most)s punkter. Høringen har %(count)s punkter, "
                    "der er set på.",
                    fewest=FEWEST,
                    most=MOST,
                    count=len(population),
                ),
            )
        record = SampleRecord(
            id=context.new_id(),
            hearing_id=hearing_id,
            seed=context.new_id(),
            population=len(population),
            drawn_by=actor.id,
            drawn_at=context.now(),
        )
        # Reproducible on purpose: the sample guards against chance, not against people.
        drawn = random.Random(record.seed).sample(population, size)  # noqa: S311 - see above
        work.samples.add(record, [_sampled(record.id, at, one) for at, one in enumerate(drawn, 1)])
        _note(context, work, actor, record, "sample_drawn", {"points": size, "seed": record.seed})
        work.commit()
    return record.id


def code_sampled(
    context: Context,
    actor: User,
    sample_id: str,
    *,
    place: int,
    category_id: str | None,
) -> None:
    """Store where a second person puts a sampled point.

    Raises ``Invalid`` for the one who chose its place, ``Changed`` when it was sorted already.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        record = _record(work, sample_id)
        point = next((one for one in work.samples.points(sample_id) if one.place == place), None)
        if point is None:
            raise NotFound(danish("Punktet"))
        if point.first_by == actor.id:
            raise Invalid(
                danish("Du har selv valgt emnet til punktet. En anden skal kontrollere det."),
            )
        if category_id is not None and category_id not in {
            one.id for one in work.categories.of(record.hearing_id)
        }:
            raise NotFound(danish("Emnet"))
        if not work.samples.code(
            sample_id, place, category_id=category_id, by=actor.id, at=context.now()
        ):
            raise Changed
        _note(context, work, actor, record, "sample_coded", {"place": place})
        work.commit()


def sample_states(context: Context, actor: User, hearing_id: str) -> tuple[SampleState, ...]:
    """Give a hearing's samples, newest first."""
    require(actor, Permission.SEE)
    with context.read() as work:
        found = [(one, work.samples.points(one.id)) for one in work.samples.of(hearing_id)]
        return tuple(_state(one, points, _shown(work, one, points)) for one, points in found)


def sample_page(context: Context, actor: User, sample_id: str) -> SamplePage:
    """Give one sample as ``actor`` may see it."""
    require(actor, Permission.SEE)
    with context.read() as work:
        record = _record(work, sample_id)
        hearing = work.hearings.get(record.hearing_id)
        if hearing is None:
            raise NotFound(danish("Høringen"))
        points = work.samples.points(sample_id)
        shown = _shown(work, record, points)
        state = _state(record, points, shown)
        waiting = next(
            (
                one
                for one in points
                if one.coded_at is None and one.first_by != actor.id and _key(one) in shown
            ),
            None,
        )
        names = work.categories.names(hearing.id)
        return SamplePage(
            hearing=hearing,
            frame=work.categories.of(hearing.id),
            state=state,
            next_place=0 if waiting is None else waiting.place,
            next=None if waiting is None else shown[_key(waiting)],
            disagreements=()
            if state.agreement is None
            else tuple(
                Disagreement(
                    shown[_key(one)],
                    names.get(one.first_category_id or "", ""),
                    names.get(one.second_category_id or "", ""),
                )
                for one in points
                if one.first_category_id != one.second_category_id and _key(one) in shown
            ),
            names=work.users.names(),
        )


def _sampled(sample_id: str, place: int, coding: Coding) -> SampledPoint:
    return SampledPoint(
        sample_id=sample_id,
        place=place,
        response_id=coding.response_id,
        point_id=coding.point_id,
        first_category_id=coding.category_id,
        first_by=coding.decided_by,
    )


def _state(
    record: SampleRecord,
    points: tuple[SampledPoint, ...],
    shown: Container[tuple[str, str]],
) -> SampleState:
    coded = [one for one in points if one.coded_at is not None]
    gone = sum(one.coded_at is None and _key(one) not in shown for one in points)
    size = len(points) - gone
    pairs = [(one.first_category_id, one.second_category_id) for one in coded]
    outcome = agreement(pairs) if coded and len(coded) == size else None
    return SampleState(record, size, gone, len(coded), outcome)


def _shown(
    work: UnitOfWork,
    record: SampleRecord,
    points: tuple[SampledPoint, ...],
) -> dict[tuple[str, str], PlacedPoint]:
    """Give the words behind the sampled points, by response and point id."""
    wanted: dict[str, list[Coding]] = {}
    for one in points:
        coding = Coding(one.response_id, one.point_id, None, Stance.UNCLEAR)
        wanted.setdefault(one.response_id, []).append(coding)
    found = placed_points(work, record.hearing_id, wanted)
    return {(one.response_id, one.point_id): one for one in found}


def _key(point: SampledPoint) -> tuple[str, str]:
    return point.response_id, point.point_id


def _record(work: UnitOfWork, sample_id: str) -> SampleRecord:
    record = work.samples.get(sample_id)
    if record is None:
        raise NotFound(danish("Stikprøven"))
    return record


def _note(
    context: Context,
    work: UnitOfWork,
    actor: User,
    record: SampleRecord,
    action: str,
    facts: Mapping[str, object],
) -> None:
    work.audit.append(
        at=context.now(),
        actor=actor.id,
        action=action,
        hearing_id=record.hearing_id,
        facts={"sample": record.id, **facts},
    )
