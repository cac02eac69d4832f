"""The points and notes of the review as the template shows them, each with its flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext

from summarizer.domain.draft import Flag, NoteStatus, Severity
from summarizer.web.responses.edited import sentence_count
from summarizer.web.responses.flag_words import flag_words
from summarizer.web.responses.neutral import replacements_in
from summarizer.web.responses.passages import numbers_of, parse_passages
from summarizer.web.responses.review_parts import FlagView, NoteView, PointView
from summarizer.workflow.review.approve_summary import MUST_BE_CORRECTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.domain.summary import Revision
    from summarizer.web.responses.edited import EditedPoint, EditedSummary

_CHARACTERS_PER_ROW = 60


def point_views(
    points: Sequence[EditedPoint],
    revision: Revision | None,
    source: SourceText | None,
    errors: Mapping[str, str],
    own_words: Mapping[str, str],
) -> Iterable[PointView]:
    """Give the points of the form, each with the flags of the version it was saved in."""
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
            category=point.category,
            category_shown=point.category_shown,
            is_suggested=point.is_suggested,
        )


def note_views(
    edited: EditedSummary,
    revision: Revision | None,
    source: SourceText | None,
    errors: Mapping[str, str],
) -> Iterable[NoteView]:
    """Give the answers to attention notes, numbered on after the points."""
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
            details=tuple(dict.fromkeys(flag_words(flag) for flag in group)),
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
