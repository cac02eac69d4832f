"""Works out a review's figures once, when it is approved: what it began as and ended with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from summarizer.domain.draft import Severity
from summarizer.domain.response import Status
from summarizer.domain.review_figures import Arm, FinishedWith, ReviewFigures, points_met

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summarizer.domain.draft import Draft, Flag
    from summarizer.domain.summary import Approval, Revision
    from summarizer.store import UnitOfWork
    from summarizer.store.records import DraftRecord, ResponseRecord

_WORD = re.compile(r"\w+|[^\w\s]")


def measure_review(
    work: UnitOfWork,
    response: ResponseRecord,
    revision: Revision,
    approval: Approval,
    *,
    not_doubts: Collection[str],
) -> ReviewFigures:
    """Compare the approved revision with the draft it began as.

    ``not_doubts`` are codes of flags that nobody could overturn; they are not counted as red.
    """
    record = work.drafts.get(response.draft_id or "")
    if record is None or _taken_by_hand(work, response, record):
        return _by_hand(revision, approval, not_doubts)
    draft = record.draft
    blind = work.blind_reviews.get(response.id)
    own = revision
    if blind is not None and blind.own_revision_id is not None:
        own = work.revisions.get(blind.own_revision_id) or revision
    reds_left = _reds(revision, not_doubts)
    person_points, person_points_met = points_met(own.points, draft.points)
    draft_points, draft_points_met = points_met(draft.points, own.points)
    return ReviewFigures(
        engine=draft.engine,
        prompt_version=draft.prompt_version,
        arm=Arm.SHOWN if blind is None else Arm.BLIND,
        finished_with=None if blind is None else _finished_with(revision, own, draft),
        unedited=_texts(draft) == _texts(revision),
        edit_distance=edit_distance("\n".join(_texts(draft)), "\n".join(_texts(revision))),
        open_seconds=approval.open_seconds,
        reds_found=len(_reds(draft, not_doubts) | reds_left),
        reds_overturned=len(reds_left),
        person_points=person_points,
        person_points_met=person_points_met,
        draft_points=draft_points,
        draft_points_met=draft_points_met,
    )


def edit_distance(before: str, after: str) -> float:
    """Give the words to change, of the longer text's words: 0 the same, 1 nothing in common."""
    return float(
        Levenshtein.normalized_distance(_WORD.findall(before), _WORD.findall(after)),
    )


def _by_hand(
    revision: Revision,
    approval: Approval,
    not_doubts: Collection[str],
) -> ReviewFigures:
    reds = len(_reds(revision, not_doubts))
    return ReviewFigures(
        engine="",
        prompt_version="",
        arm=Arm.BY_HAND,
        finished_with=None,
        unedited=False,
        edit_distance=1.0,
        open_seconds=approval.open_seconds,
        reds_found=reds,
        reds_overturned=reds,
    )


def _taken_by_hand(work: UnitOfWork, response: ResponseRecord, record: DraftRecord) -> bool:
    return any(
        entry.facts.get("to") == Status.MANUAL and entry.at >= record.created_at
        for entry in work.audit.entries(response_id=response.id)
    )


def _finished_with(approved: Revision, own: Revision, draft: Draft) -> FinishedWith:
    if _texts(approved) == _texts(own):
        return FinishedWith.OWN
    return FinishedWith.DRAFT if _texts(approved) == _texts(draft) else FinishedWith.MIXED


def _texts(made: Draft | Revision) -> list[str]:
    return [*(point.text for point in made.points), *(note.text for note in made.notes)]


def _reds(made: Draft | Revision, not_doubts: Collection[str]) -> set[tuple[str, str]]:
    """Give the red flags by what they are about and code, the same from version to version."""
    return {
        (about, flag.code)
        for about, flags in _holders(made)
        for flag in flags
        if flag.severity is Severity.RED and flag.code not in not_doubts
    }


def _holders(made: Draft | Revision) -> Iterator[tuple[str, tuple[Flag, ...]]]:
    for point in made.points:
        yield f"point {point.id}", point.flags
    for place, note in enumerate(made.notes):
        yield f"note {place}", note.flags
