"""What the buttons of the review form do to its points."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.domain.danish import danish
from summarizer.domain.draft import PointKind
from summarizer.web.responses.edited import LONGEST_POINT, EditedPoint, sentence_count
from summarizer.web.responses.neutral import replace_placeholder
from summarizer.web.responses.passages import parse_passages, spans_of, write_passages
from summarizer.workflow.refusals import Invalid

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.source import SourceText
    from summarizer.web.responses.edited import EditedSummary

_EMPTY_LINE = re.compile(r"\n\s*\n")


def add_blank(edited: EditedSummary) -> EditedSummary:
    """Put an empty point last."""
    return replace(edited, points=(*edited.points, EditedPoint()))


def delete(edited: EditedSummary, index: int) -> EditedSummary:
    """Take a point out."""
    points = edited.points
    return replace(edited, points=(*points[:index], *points[index + 1 :]))


def join(edited: EditedSummary, index: int) -> EditedSummary:
    """Put a point's words and passages behind those of the one before it, where there is one.

    Raises ``Invalid`` for two that are longer together than a point may be.
    """
    if not 0 < index < len(edited.points):
        return edited
    before, point = edited.points[index - 1 : index + 1]
    if len(before.text) + len(point.text) >= LONGEST_POINT:
        raise Invalid(
            danish("De to punkter er for lange til at blive ét. Gør det ene kortere, og prøv igen.")
        )
    joined = replace(
        before,
        text=f"{before.text} {point.text}".strip(),
        passages=", ".join(filter(None, (before.passages, point.passages))),
        answers={
            code: "\n".join(filter(None, (before.answers.get(code), point.answers.get(code))))
            for code in {**before.answers, **point.answers}
        },
        # Of two themes the joined point gets the one that stands on the page.
        category_shown=before.category_shown if before.category == point.category else None,
    )
    points = (*edited.points[: index - 1], joined, *edited.points[index + 1 :])
    return replace(edited, points=points)


def part(edited: EditedSummary) -> EditedSummary:
    """Make a point with an empty line in it two points, with the same passages.

    Only the first keeps the theme: what the others are about, nobody has said.
    """
    points: list[EditedPoint] = []
    for point in edited.points:
        first, *others = (text.strip() for text in _EMPTY_LINE.split(point.text))
        points.append(replace(point, text=first))
        rest = replace(point, category=None, category_shown=None, is_suggested=False)
        points.extend(replace(rest, text=text) for text in others)
    return replace(edited, points=tuple(points))


def move(edited: EditedSummary, index: int, step: int) -> EditedSummary:
    """Swap a point with the one before (-1) or after (1) it, where there is one."""
    points, other = list(edited.points), index + step
    if 0 <= index < len(points) and 0 <= other < len(points):
        points[index], points[other] = points[other], points[index]
    return replace(edited, points=tuple(points))


def make_neutral(
    edited: EditedSummary,
    index: int,
    placeholder: str,
    choice: int,
    own_words: Mapping[str, str],
) -> EditedSummary:
    """Replace a placeholder in one point, or in all points and notes when ``index`` is -1."""

    def neutral(text: str) -> str:
        return replace_placeholder(text, placeholder, choice, own_words)

    return replace(
        edited,
        points=tuple(
            replace(point, text=neutral(point.text)) if index in {-1, at} else point
            for at, point in enumerate(edited.points)
        ),
        notes=tuple(
            replace(note, text=neutral(note.text)) if index == -1 else note for note in edited.notes
        ),
    )


def take_in(edited: EditedSummary, numbers: Sequence[int], source: SourceText) -> EditedSummary:
    """Make sentences of the source a point of their own, where they stand in the letter."""
    words = " ".join(span.of(source.text) for span in spans_of(source, numbers))
    at = place_of(edited.points, numbers[0], source)
    new = EditedPoint(" ".join(words.split()), PointKind.STANCE, write_passages(numbers))
    return replace(edited, points=(*edited.points[:at], new, *edited.points[at:]))


def place_of(points: Sequence[EditedPoint], number: int, source: SourceText | None) -> int:
    """Find where a point about a sentence (from 0) belongs: before the first that comes later."""
    count = sentence_count(source)
    for at, point in enumerate(points):
        try:
            numbers = parse_passages(point.passages, count=count)
        except ValueError:
            continue
        if numbers and numbers[0] > number:
            return at
    return len(points)
