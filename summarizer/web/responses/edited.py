"""What stands in the review form, saved or not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summarizer.domain.draft import NoteAnswer, NoteStatus, Point, PointKind
from summarizer.domain.summary import Resolution
from summarizer.web.responses.passages import numbers_of, parse_passages, spans_of, write_passages
from summarizer.workflow.review.group_campaigns import OWN_WORDS_CODE, OWN_WORDS_NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.summary import Revision

LONGEST_POINT = 5_000


@dataclass(frozen=True, slots=True)
class EditedPoint:
    """A point as it stands in the form. ``passages`` is as typed, ``answers`` by flag code.

    ``category`` is the id of its theme, empty for none, ``None`` where nobody has chosen, and
    ``category_shown`` what the form was filled with: only another is somebody's choice.
    ``is_suggested`` tells that only the program has chosen.
    """

    text: str = ""
    kind: PointKind = PointKind.STANCE
    passages: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    category: str | None = None
    category_shown: str | None = None
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class EditedNote:
    """The answer to an attention note as it stands in the form."""

    note: str
    status: NoteStatus = NoteStatus.NOT_MENTIONED
    text: str = ""
    passages: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditedSummary:
    """The whole form. ``opened`` counts what the reviewer opened, as the page saw it.

    ``own_words_answer`` says why what only this sender wrote is left out, if it is.
    """

    base_revision_id: str | None
    points: tuple[EditedPoint, ...]
    notes: tuple[EditedNote, ...]
    opened_at: str = ""
    opened: Mapping[str, int] = field(default_factory=dict)
    own_words_answer: str = ""

    def with_base(self, revision_id: str | None) -> EditedSummary:
        """Give the same form as made from another version."""
        return replace(self, base_revision_id=revision_id)


def from_revision(
    revision: Revision | None,
    source: SourceText | None,
    *,
    notes: Sequence[str] = (),
    opened_at: str = "",
) -> EditedSummary:
    """Fill the form from a saved version, or with one empty point when there is none.

    ``notes`` are the attention notes to answer when there is no version yet.
    """
    if revision is None:
        empty = tuple(EditedNote(note) for note in notes)
        return EditedSummary(None, (EditedPoint(),), empty, opened_at)
    return EditedSummary(
        revision.id,
        tuple(
            EditedPoint(
                point.text,
                point.kind,
                write_passages(numbers_of(source, point.evidence)),
            )
            for point in revision.points
        ),
        tuple(
            EditedNote(
                answer.note,
                answer.status,
                answer.text,
                write_passages(numbers_of(source, answer.evidence)),
            )
            for answer in revision.notes
        ),
        opened_at,
    )


def domain_points(edited: EditedSummary, source: SourceText | None) -> tuple[Point, ...]:
    """Give the points to save; empty ones are left out. Raises ``PassageError``."""
    count = sentence_count(source)
    return tuple(
        Point(
            text=point.text.strip(),
            evidence=spans_of(source, parse_passages(point.passages, count=count)),
            kind=point.kind,
        )
        for point in edited.points
        if point.text.strip()
    )


def domain_notes(edited: EditedSummary, source: SourceText | None) -> tuple[NoteAnswer, ...]:
    """Give the note answers to save. Raises ``PassageError``."""
    count = sentence_count(source)
    return tuple(
        NoteAnswer(
            note=one.note,
            status=one.status,
            text=one.text.strip(),
            evidence=spans_of(source, parse_passages(one.passages, count=count)),
        )
        if one.status is NoteStatus.ADDRESSED
        else NoteAnswer(note=one.note, status=one.status)
        for one in edited.notes
    )


def is_same(edited: EditedSummary, revision: Revision | None, source: SourceText | None) -> bool:
    """Tell whether saving the form would change nothing. Raises ``PassageError``."""
    if revision is None:
        return False
    return _comparable(
        domain_points(edited, source),
        domain_notes(edited, source),
        source,
    ) == _comparable(revision.points, revision.notes, source)


def after_saving(
    edited: EditedSummary, saved: Revision, source: SourceText | None
) -> EditedSummary:
    """Show what was saved, with the answers to red flags that are not part of a version."""
    fresh = from_revision(saved, source)
    kept = [point for point in edited.points if point.text.strip()]
    return replace(
        fresh,
        points=tuple(
            replace(
                new,
                answers=old.answers,
                category=old.category,
                category_shown=old.category_shown,
            )
            for new, old in zip(fresh.points, kept, strict=True)
        ),
        notes=tuple(
            replace(new, answers=old.answers)
            for new, old in zip(fresh.notes, edited.notes, strict=True)
        ),
        opened_at=edited.opened_at,
        opened=edited.opened,
        own_words_answer=edited.own_words_answer,
    )


def resolutions_of(edited: EditedSummary) -> tuple[Resolution, ...]:
    """Give the answers to red flags; notes are numbered on after the points.

    The answer about own words belongs to no point and has number 0.
    """
    own_words = edited.own_words_answer.strip()
    kept = [point for point in edited.points if point.text.strip()]
    holders: tuple[EditedPoint | EditedNote, ...] = (*kept, *edited.notes)
    answered = tuple(
        Resolution(number, code, answer.strip())
        for number, holder in enumerate(holders, start=1)
        for code, answer in holder.answers.items()
        if answer.strip()
    )
    if not own_words:
        return answered
    return (Resolution(OWN_WORDS_NUMBER, OWN_WORDS_CODE, own_words), *answered)


def with_answers(edited: EditedSummary, resolutions: Sequence[Resolution]) -> EditedSummary:
    """Show the answers that an approval was given with, beside the flags they answer."""
    answers: dict[int, dict[str, str]] = {}
    for one in resolutions:
        answers.setdefault(one.point_number, {})[one.flag_code] = one.answer
    first_note = len(edited.points) + 1
    return replace(
        edited,
        points=tuple(
            replace(point, answers=answers.get(number, {}))
            for number, point in enumerate(edited.points, start=1)
        ),
        notes=tuple(
            replace(note, answers=answers.get(number, {}))
            for number, note in enumerate(edited.notes, start=first_note)
        ),
        own_words_answer=answers.get(OWN_WORDS_NUMBER, {}).get(OWN_WORDS_CODE, ""),
    )


def sentence_count(source: SourceText | None) -> int:
    """Count the sentences there are to point at."""
    return 0 if source is None else len(source.sentences)


def _comparable(
    points: Sequence[Point],
    notes: Sequence[NoteAnswer],
    source: SourceText | None,
) -> object:
    return (
        [(one.text, one.kind, numbers_of(source, one.evidence)) for one in points],
        [(one.note, one.status, one.text, numbers_of(source, one.evidence)) for one in notes],
    )
