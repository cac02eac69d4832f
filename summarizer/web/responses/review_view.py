"""The review as the template shows it: points with their flags, notes, what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from summarizer.domain.draft import Flag, NoteStatus, PointKind, Severity
from summarizer.domain.response import Status
from summarizer.web.responses.campaign_part import campaign_view, own_numbers
from summarizer.web.responses.edited import place_of, sentence_count
from summarizer.web.responses.made_by import fell_back_words, made_by
from summarizer.web.responses.neutral import Replacement, replacements_in
from summarizer.web.responses.passages import numbers_of, parse_passages, write_passages
from summarizer.web.responses.review_parts import (
    CampaignView,
    FlagView,
    LeftOutView,
    NoteView,
    PointView,
)
from summarizer.web.responses.source_view import ParagraphView, source_view
from summarizer.workflow.approve_summary import MUST_BE_CORRECTED
from summarizer.workflow.permissions import Permission, may
from summarizer.workflow.unknown_words import unknown_words
from summarizer.workflow.wording import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from summarizer.domain.source import SourceText
    from summarizer.domain.summary import Revision
    from summarizer.domain.user import User
    from summarizer.web.responses.edited import EditedNote, EditedPoint, EditedSummary
    from summarizer.workflow.one_response import ResponsePage
    from summarizer.workflow.wording import Wording

_CHARACTERS_PER_ROW = 60


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

    paragraphs: tuple[ParagraphView, ...]
    has_source: bool
    sentence_count: int
    points: tuple[PointView, ...]
    notes: tuple[NoteView, ...]
    left_out: tuple[LeftOutView, ...]
    replacements: tuple[Replacement, ...]
    kinds: tuple[PointKind, ...]
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
) -> ReviewView:
    """Present the form's content against the newest saved version."""
    is_manual = page.response.status is Status.MANUAL
    # What is written by hand begins empty: an older version has nothing to say about it.
    source, revision = page.source, None if is_manual else page.revision
    own_words = unknown_words(page)
    points = tuple(_points(edited.points, revision, source, errors or {}, own_words))
    notes = tuple(_notes(edited, revision, source, errors or {}))
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
        paragraphs=()
        if source is None
        else source_view(
            source,
            points=[[number - 1 for number in point.passages] for point in points],
            left_out=() if revision is None else numbers_of(source, revision.left_out),
            own=own,
        ),
        has_source=source is not None and bool(source.text.strip()),
        sentence_count=sentence_count(source),
        points=points,
        notes=notes,
        left_out=left_out,
        replacements=replacements_in(_all_words(edited), own_words),
        kinds=tuple(PointKind),
        base_revision_id=edited.base_revision_id or "",
        version=None if revision is None else revision.number,
        opened_at=edited.opened_at,
        opened_json=opened_json,
        made_by=made_by(page),
        fell_back=fell_back_words(page),
        approved=_approved(page, actor),
        may_correct=may(actor, Permission.CORRECT),
        may_approve=may(actor, Permission.APPROVE),
        is_manual=is_manual,
        four_eyes=page.hearing.four_eyes,
        campaign=campaign_view(
            page,
            own=own,
            missing=any(one.is_own for one in left_out),
            answer=edited.own_words_answer,
        ),
        wording=wording_of(page, _all_words(edited).split("\n")),
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


def _points(
    points: Sequence[EditedPoint],
    revision: Revision | None,
    source: SourceText | None,
    errors: Mapping[str, str],
    own_words: Mapping[str, str],
) -> Iterable[PointView]:
    # A point that was changed and not saved has not been checked: it shows no flags.
    checked = {} if revision is None else {point.text: point.flags for point in revision.points}
    for index, point in enumerate(points):
        prefix = f"points-{index}"
        yield PointView(
            number=index + 1,
            index=index,
            prefix=prefix,
            text=point.text,
            kind=point.kind,
            typed_passages=point.passages,
            passages=_passages(point.passages, source),
            errors=_errors_of(errors, prefix),
            flags=_flags(
                checked.get(point.text, ()),
                point.answers,
                source,
                anchor=f"punkt-{index + 1}",
                place=gettext("Punkt %(number)s", number=index + 1),
            ),
            replacements=replacements_in(point.text, own_words),
            rows=_rows(point.text),
            is_last=index == len(points) - 1,
        )


def _notes(
    edited: EditedSummary,
    revision: Revision | None,
    source: SourceText | None,
    errors: Mapping[str, str],
) -> Iterable[NoteView]:
    checked = (
        {} if revision is None else {(one.note, one.text): one.flags for one in revision.notes}
    )
    for index, one in enumerate(edited.notes):
        prefix = f"notes-{index}"
        yield NoteView(
            number=len(edited.points) + index + 1,
            place=index + 1,
            prefix=prefix,
            note=one.note,
            is_addressed=one.status is NoteStatus.ADDRESSED,
            text=one.text,
            typed_passages=one.passages,
            passages=_passages(one.passages, source),
            errors=_errors_of(errors, prefix),
            flags=_flags(
                checked.get((one.note, one.text), ()),
                one.answers,
                source,
                anchor=f"note-{index + 1}",
                place=gettext("Opmærksomhedspunkt %(number)s", number=index + 1),
            ),
            rows=_rows(one.text),
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


def _flags(
    flags: Sequence[Flag],
    answers: Mapping[str, str],
    source: SourceText | None,
    *,
    anchor: str,
    place: str,
) -> tuple[FlagView, ...]:
    groups: dict[tuple[Severity, str], list[Flag]] = {}
    for flag in sorted(flags, key=lambda one: one.severity is not Severity.RED):
        groups.setdefault((flag.severity, flag.code), []).append(flag)
    return tuple(
        FlagView(
            code=code,
            severity=severity,
            details=tuple(dict.fromkeys(flag.detail for flag in group)),
            passages=tuple(
                number + 1
                for number in numbers_of(source, [one.passage for one in group if one.passage])
            ),
            must_correct=code in MUST_BE_CORRECTED,
            answer="" if code in MUST_BE_CORRECTED else answers.get(code, ""),
            anchor=f"{anchor}-markering-{order}",
            place=place,
        )
        for order, ((severity, code), group) in enumerate(groups.items(), start=1)
    )


def _passages(typed: str, source: SourceText | None) -> tuple[int, ...]:
    """Give sentence numbers from 1; none while what is typed cannot be read."""
    try:
        numbers = parse_passages(typed, count=sentence_count(source))
    except ValueError:
        return ()
    return tuple(number + 1 for number in numbers)


def _errors_of(errors: Mapping[str, str], prefix: str) -> dict[str, str]:
    start = f"{prefix}-"
    return {
        name.removeprefix(start): words for name, words in errors.items() if name.startswith(start)
    }


def _rows(text: str) -> int:
    return max(2, sum(1 + len(line) // _CHARACTERS_PER_ROW for line in text.split("\n")))
