"""What the pages about categories show: the frame with its counts, and the points of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.domain.category import WHOLE_RESPONSE
from summarizer.domain.danish import danish
from summarizer.domain.draft import Stance
from summarizer.domain.response import Status
from summarizer.store.codings import CategoryCount
from summarizer.workflow.categories.coding_frame import get_category
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.domain.category import Category, Coding
    from summarizer.domain.hearing import Hearing
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context


@dataclass(frozen=True, slots=True)
class FrameOverview:
    """A hearing's frame; ``counts`` by category id, ``nowhere`` what belongs to none."""

    hearing: Hearing
    frame: tuple[Category, ...]
    counts: Mapping[str | None, CategoryCount]

    @property
    def nowhere(self) -> CategoryCount:
        """Count what was looked at and belongs to no category."""
        return self.counts.get(None) or empty_count(None)


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """One point under a category. ``place`` counts from 1; 0 is the response as a whole.

    ``passages`` are the source's own words, one for each passage it rests on.
    """

    response_id: str
    number: int
    point_id: str
    place: int
    text: str
    passages: tuple[str, ...]
    stance: Stance
    decided_by: str | None
    is_approved: bool


@dataclass(frozen=True, slots=True)
class CategoryPage:
    """One page of what stands under a category; ``category`` is ``None`` for *nowhere*."""

    hearing: Hearing
    frame: tuple[Category, ...]
    category: Category | None
    count: CategoryCount
    points: tuple[PlacedPoint, ...]
    names: Mapping[str, str]


def empty_count(category_id: str | None) -> CategoryCount:
    """Count nothing."""
    return CategoryCount(category_id, 0, 0, dict.fromkeys(Stance, 0))


def frame_overview(context: Context, actor: User, hearing_id: str) -> FrameOverview:
    """Give a hearing's frame with its counts. Raises ``NotFound``."""
    require(actor, Permission.SEE)
    with context.read() as work:
        return FrameOverview(
            hearing=_hearing(work, hearing_id),
            frame=work.categories.of(hearing_id),
            counts={one.category_id: one for one in work.codings.counts(hearing_id)},
        )


def category_page(
    context: Context,
    actor: User,
    hearing_id: str,
    category_id: str | None,
    *,
    page: int = 1,
    per_page: int = 25,
) -> CategoryPage:
    """Give one page (from 1) of the responses under a category with their points there."""
    require(actor, Permission.SEE)
    with context.read() as work:
        hearing = _hearing(work, hearing_id)
        category = None if category_id is None else get_category(work, category_id)
        if category is not None and category.hearing_id != hearing_id:
            raise NotFound(danish("Emnet"))
        counted = work.codings.counts(hearing_id, only=[category_id])
        ids = work.codings.responses_under(
            hearing_id,
            category_id,
            limit=per_page,
            offset=(max(page, 1) - 1) * per_page,
        )
        codings = {
            response_id: [one for one in found.values() if one.category_id == category_id]
            for response_id, found in work.codings.of_responses(ids).items()
        }
        return CategoryPage(
            hearing=hearing,
            frame=work.categories.of(hearing_id),
            category=category,
            count=next(iter(counted), empty_count(category_id)),
            points=placed_points(work, hearing_id, codings),
            names=work.users.names(),
        )


def placed_points(
    work: UnitOfWork,
    hearing_id: str,
    codings: Mapping[str, Iterable[Coding]],
) -> tuple[PlacedPoint, ...]:
    """Give the points behind codings (by response id) with their passages, in order."""
    ids = list(codings)
    revisions, texts = work.revisions.current(ids), work.responses.texts(hearing_id, ids=ids)
    found: list[PlacedPoint] = []
    for response in work.responses.page(hearing_id, ids=ids):
        mine = {one.point_id: one for one in codings[response.id]}
        revision, text = revisions.get(response.id), texts.get(response.id, "")
        found += _placed(response, revision, text, mine)
    return tuple(found)


def _placed(
    response: ResponseRecord,
    revision: Revision | None,
    text: str,
    codings: Mapping[str, Coding],
) -> Iterable[PlacedPoint]:
    whole = codings.get(WHOLE_RESPONSE)
    if whole is not None:
        yield _point(response, whole, place=0)
    for place, point in enumerate(() if revision is None else revision.points, start=1):
        coding = codings.get(point.id)
        if coding is not None:
            passages = tuple(" ".join(span.of(text).split()) for span in point.evidence)
            yield _point(response, coding, place=place, text=point.text, passages=passages)


def _point(
    response: ResponseRecord,
    coding: Coding,
    *,
    place: int,
    text: str = "",
    passages: tuple[str, ...] = (),
) -> PlacedPoint:
    return PlacedPoint(
        response_id=response.id,
        number=response.number,
        point_id=coding.point_id,
        place=place,
        text=text,
        passages=passages,
        stance=coding.stance,
        decided_by=coding.decided_by,
        is_approved=response.status is Status.APPROVED,
    )


def _hearing(work: UnitOfWork, hearing_id: str) -> Hearing:
    hearing = work.hearings.get(hearing_id)
    if hearing is None:
        raise NotFound(danish("Høringen"))
    return hearing
