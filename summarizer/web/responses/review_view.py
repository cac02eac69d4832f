"""The review as the template shows it: points with their flags, notes, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from summarizer.domain.draft import PointKind
from summarizer.domain.response import Status
from summarizer.web.responses.arranged import place_of
from summarizer.web.responses.blind_part import OwnFirstView, own_first_view
from summarizer.web.responses.campaign_part import campaign_view, own_numbers
from summarizer.web.responses.made_by import fell_back_words, made_by
from summarizer.web.responses.neutral import Replacement, replacements_in
from summarizer.web.responses.passages import numbers_of, write_passages
from summarizer.web.responses.review_parts import (
    CampaignView,
    FlagView,
    LeftOutView,
    NoteView,
    PointView,
)
from summarizer.web.responses.review_points import note_views, point_views
from summarizer.web.responses.source_pane import SourcePane, source_pane
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.review.unknown_words import unknown_words
from summarizer.workflow.review.wording import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from summarizer.domain.category import Category
    from summarizer.domain.source import SourceText
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.web.responses.edited import EditedNote, EditedPoint, EditedSummary
    from summarizer.workflow.review.one_response import ResponsePage
    from summarizer.workflow.review.wording import Wording


@dataclass(frozen=True, slots=True)
class ApprovedView:
    """The approval that stands."""

    by: str
    at: datetime
    short_hash: str
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """The whole review page. ``made_by`` says who drafted, in one sentence."""

    source: SourcePane | None
    has_source: bool
    points: tuple[PointView, ...]
    notes: tuple[NoteView, ...]
    left_out: tuple[LeftOutView, ...]
    replacements: tuple[Replacement, ...]
    kinds: tuple[PointKind, ...]
    categories: tuple[Category, ...]
    base_revision_id: str
    version: int | None
    opened_at: str
    opened_json: str
    made_by: str
    fell_back: str
    approved: ApprovedView | None
    may_correct: bool
    may_approve: bool
    is_manual: bool
    four_eyes: bool
    campaign: CampaignView | None
    wording: Wording
    is_draft_hidden: bool
    own_first: OwnFirstView | None

    @property
    def open_flags(self) -> tuple[FlagView, ...]:
        """Give the red flags that are neither corrected nor answered."""
        parts: tuple[PointView | NoteView, ...] = (*self.points, *self.notes)
        return tuple(flag for part in parts for flag in part.flags if flag.is_open)


def review_view(
    page: ResponsePage,
    edited: EditedSummary,
    *,
    actor: User,
    opened_json: str,
    errors: Mapping[str, str] | None = None,
    is_checked: bool = False,
    with_source: bool = True,
) -> ReviewView:
    """Present the form's content against the newest saved version.

    ``with_source`` is false where only the right pane is wanted.
    ``is_checked``: the page's version is no saved one, but the form's own words, checked.
    """
    is_manual = page.response.status is Status.MANUAL
    # What is written by hand begins empty: an older version has nothing to say about it.
    source, revision = page.source, None if is_manual and not is_checked else page.revision
    own_words = unknown_words(page)
    points = tuple(point_views(edited.points, revision, source, errors or {}, own_words))
    notes = tuple(note_views(edited, revision, source, errors or {}))
    own = own_numbers(page)
    left_out = (
        ()
        if revision is None or source is None
        else tuple(
            # What nobody else wrote comes first.
            sorted(
                _left_out(revision, source, edited.points, own),
                key=lambda one: (not one.is_own, one.first),
            ),
        )
    )
    return ReviewView(
        source=None
        if not with_source
        else source_pane(
            page,
            points=[[number - 1 for number in point.passages] for point in points],
            left_out=() if revision is None else numbers_of(source, revision.left_out),
            own=own,
        ),
        has_source=source is not None and bool(source.text.strip()),
        points=points,
        notes=notes,
        left_out=left_out,
        replacements=replacements_in(_all_words(edited), own_words),
        kinds=tuple(PointKind),
        categories=page.categories,
        base_revision_id=edited.base_revision_id or "",
        version=None if revision is None else revision.number,
        opened_at=edited.opened_at,
        opened_json=opened_json,
        made_by=made_by(page),
        fell_back=fell_back_words(page),
        approved=_approved(page, actor),
        may_correct=may(actor, Permission.CORRECT),
        may_approve=may(actor, Permission.APPROVE) and not page.is_draft_hidden,
        is_manual=is_manual,
        four_eyes=page.hearing.four_eyes,
        campaign=campaign_view(
            page,
            own=own,
            missing=any(one.is_own for one in left_out),
            answer=edited.own_words_answer,
        ),
        wording=wording_of(
            page, [point.text for point in edited.points], [note.text for note in edited.notes]
        ),
        is_draft_hidden=page.is_draft_hidden,
        own_first=own_first_view(page),
    )


def _all_words(edited: EditedSummary) -> str:
    parts: tuple[EditedPoint | EditedNote, ...] = (*edited.points, *edited.notes)
    return "\n".join(part.text for part in parts)


def _approved(page: ResponsePage, actor: User) -> ApprovedView | None:
    if page.approval is None:
        return None
    approval = page.approval.approval
    return ApprovedView(
        by=page.names.get(approval.approved_by, gettext("En tidligere medarbejder")),
        at=approval.approved_at,
        short_hash=approval.sha256[:12],
        may_withdraw=may(actor, Permission.APPROVE),
    )


def _left_out(
    revision: Revision,
    source: SourceText,
    points: Sequence[EditedPoint],
    own: frozenset[int],
) -> Iterable[LeftOutView]:
    for span in revision.left_out:
        numbers = source.sentences_within(span)
        if numbers:
            words = write_passages(numbers)
            yield LeftOutView(
                text=" ".join(span.of(source.text).split()),
                first=numbers[0] + 1,
                words=words,
                value=f"take:{words}",
                place=place_of(points, numbers[0], source) + 1,
                is_own=not own.isdisjoint(numbers),
            )
