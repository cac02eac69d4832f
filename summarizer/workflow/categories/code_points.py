"""Points find their place in the coding frame: suggested by the program, decided by people.

A person's decision stands until a person changes it. An engine that knows the frame proposes
a place for each point of its draft; what it does not answer, and what people write, is placed
by the frame's words, anew whenever the words or the frame change. None of it touches the
summary's words, so an approval stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.category import WHOLE_RESPONSE, Coding
from summarizer.domain.danish import danish
from summarizer.domain.draft import Stance
from summarizer.domain.response import Status
from summarizer.drafting import Categoriser, stance_of
from summarizer.store.codings import SHOWN
from summarizer.workflow.moves import get_response
from summarizer.workflow.permissions import Permission, require
from summarizer.workflow.refusals import NotFound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from summarizer.domain.category import Category
    from summarizer.domain.draft import Draft, Point
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.store import UnitOfWork
    from summarizer.store.records import ResponseRecord
    from summarizer.workflow.context import Context

# Responses in one transaction when a whole hearing gets its suggestions.
_AT_A_TIME = 500


def code_revision(
    context: Context,
    work: UnitOfWork,
    response: ResponseRecord,
    revision: Revision,
    *,
    draft: Draft | None = None,
    asked: Sequence[Category] = (),
) -> None:
    """Suggest places for a version that is being saved; nothing without a coding frame.

    ``draft`` is what the version was made of, if an engine made it, and ``asked`` the frame
    that the engine was asked about. Codings of points that
    the version has not got are dropped.
    """
    frame = work.categories.of(response.hearing_id)
    if not frame:
        return
    work.codings.keep_only(response.id, [point.id for point in revision.points])
    overall = _overall(work, response) if draft is None else draft.stance
    known = work.codings.of_response(response.id)
    proposed = [] if draft is None else _proposed(response.id, draft, asked, overall)
    proposed = [one for one in proposed if _may_place(one, known, frame)]
    known |= {one.point_id: one for one in proposed}
    text = work.responses.text(response.id)
    suggested = _suggestions(
        Categoriser(frame),
        revision,
        known=known,
        source="" if text is None else text.text,
        overall=overall,
    )
    work.codings.put(response.hearing_id, [*proposed, *suggested], at=context.now())


def suggest_categories(context: Context, actor: User, hearing_id: str) -> int:
    """Suggest places for every point that no person has placed; give how many points.

    Works in portions, so that nobody else has to wait for a large hearing.
    """
    require(actor, Permission.CORRECT)
    with context.read() as look:
        categoriser = Categoriser(look.categories.of(hearing_id))
        responses = look.responses.page(hearing_id, statuses=SHOWN)
    count = 0
    for first in range(0, len(responses), _AT_A_TIME):
        portion = responses[first : first + _AT_A_TIME]
        count += _suggest_portion(context, hearing_id, categoriser, portion)
    with context.write() as work:
        work.audit.append(
            at=context.now(),
            actor=actor.id,
            action="categories_suggested",
            hearing_id=hearing_id,
            facts={"points": count},
        )
        work.commit()
    return count


def place_points(
    context: Context,
    actor: User,
    response_id: str,
    places: Mapping[str, str | None],
) -> int:
    """Place points (by id) under categories, or nowhere; give how many were changed.

    A place that is as it was is no decision: what the program suggested and nobody touched
    stays a suggestion. Raises ``NotFound`` for a category that is not the hearing's.
    """
    require(actor, Permission.CORRECT)
    with context.write() as work:
        response = get_response(work, response_id)
        _refuse_unknown(work, response.hearing_id, places.values())
        known = work.codings.of_response(response_id)
        revision = work.revisions.get(response.revision_id or "")
        points = {} if revision is None else {point.id: point for point in revision.points}
        overall = _overall(work, response)
        changed = [
            _decided(actor, response_id, points[point_id], category_id, overall)
            for point_id, category_id in places.items()
            if point_id in points and _place(known, point_id) != category_id
        ]
        if changed:
            _save(context, work, actor, response, changed)
            work.commit()
    return len(changed)


def set_category(
    context: Context,
    actor: User,
    response_ids: Collection[str],
    category_id: str | None,
) -> int:
    """Put whole responses of one hearing under a category, or take them out; give how many.

    Their points keep their own places. Raises ``NotFound`` for an unknown category.
    """
    require(actor, Permission.CORRECT)
    changed = 0
    with context.write() as work:
        for response_id in response_ids:
            response = get_response(work, response_id)
            _refuse_unknown(work, response.hearing_id, [category_id])
            known = work.codings.of_response(response_id)
            if _place(known, WHOLE_RESPONSE) == category_id:
                continue
            coding = Coding(
                response_id,
                WHOLE_RESPONSE,
                category_id,
                _overall(work, response),
                by_person=True,
                decided_by=actor.id,
            )
            _save(context, work, actor, response, [coding])
            changed += 1
        work.commit()
    return changed


def _suggest_portion(
    context: Context,
    hearing_id: str,
    categoriser: Categoriser,
    responses: Collection[ResponseRecord],
) -> int:
    ids = [one.id for one in responses]
    with context.write() as work:
        revisions = work.revisions.current(ids)
        known = work.codings.of_responses(ids)
        stances = work.drafts.stances(ids)
        texts = work.responses.texts(hearing_id, ids=ids)
        suggested = [
            coding
            for response_id, revision in revisions.items()
            for coding in _suggestions(
                categoriser,
                revision,
                known=known.get(response_id, {}),
                source=texts.get(response_id, ""),
                overall=stances.get(response_id, Stance.UNCLEAR),
            )
        ]
        work.codings.suggest(hearing_id, ids, suggested, at=context.now())
        work.commit()
    return len(suggested)


def _suggestions(
    categoriser: Categoriser,
    revision: Revision,
    *,
    known: Mapping[str, Coding],
    source: str,
    overall: Stance,
) -> list[Coding]:
    return [
        Coding(
            revision.response_id,
            point.id,
            categoriser.suggest(
                point.text,
                evidence=" ".join(span.of(source) for span in point.evidence),
            ),
            stance_of([point.text], otherwise=overall),
        )
        for point in revision.points
        if point.id not in known or known[point.id].decided_by is None
    ]


def _proposed(
    response_id: str,
    draft: Draft,
    asked: Sequence[Category],
    overall: Stance,
) -> list[Coding]:
    """Give the places that the draft's engine proposed."""
    return [
        Coding(
            response_id,
            point.id,
            asked[theme - 1].id if theme else None,
            stance_of([point.text], otherwise=overall),
            decided_by=draft.engine,
        )
        for point, theme in zip(draft.points, draft.themes, strict=False)
        if theme is not None
    ]


def _may_place(proposed: Coding, known: Mapping[str, Coding], frame: Collection[Category]) -> bool:
    """Leave out what a person has placed, and themes that were taken out meanwhile."""
    before = known.get(proposed.point_id)
    in_use = {None, *(one.id for one in frame)}
    return proposed.category_id in in_use and not (before and before.by_person)


def _decided(
    actor: User,
    response_id: str,
    point: Point,
    category_id: str | None,
    overall: Stance,
) -> Coding:
    return Coding(
        response_id,
        point.id,
        category_id,
        stance_of([point.text], otherwise=overall),
        by_person=True,
        decided_by=actor.id,
    )


def _save(
    context: Context,
    work: UnitOfWork,
    actor: User,
    response: ResponseRecord,
    codings: Collection[Coding],
) -> None:
    at = context.now()
    work.codings.put(response.hearing_id, codings, at=at)
    work.audit.append(
        at=at,
        actor=actor.id,
        action="category_set",
        hearing_id=response.hearing_id,
        response_id=response.id,
        facts={
            "points": sum(one.point_id != WHOLE_RESPONSE for one in codings),
            "categories": sorted({one.category_id for one in codings if one.category_id}),
            "approved": response.status is Status.APPROVED,
        },
    )


def _place(known: Mapping[str, Coding], point_id: str) -> str | None:
    return known[point_id].category_id if point_id in known else None


def _overall(work: UnitOfWork, response: ResponseRecord) -> Stance:
    return work.drafts.stances([response.id]).get(response.id, Stance.UNCLEAR)


def _refuse_unknown(
    work: UnitOfWork,
    hearing_id: str,
    category_ids: Iterable[str | None],
) -> None:
    known = {one.id for one in work.categories.of(hearing_id)}
    if any(one is not None and one not in known for one in category_ids):
        raise NotFound(danish("Emnet"))
