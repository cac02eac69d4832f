"""One draft out of the parts of a long response, without losing or inventing evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.draft import NoteStatus, Stance
from summarizer.drafting.engine import ProposedNote
from summarizer.drafting.openai_engine.answer import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.drafting.engine import ProposedPoint


def findings_of(readings: Sequence[Reading]) -> str:
    """Write down what the parts gave, for the model to merge; sentence numbers from 1."""
    lines = []
    for part, reading in enumerate(readings, 1):
        lines.append(f"Del {part}, holdning: {reading.stance.value}")
        lines += [
            f"- ({point.kind.value}; sætning {_shown(point.sentences)}{_theme(point)}) {point.text}"
            for point in reading.points
        ]
        lines += [
            f"- Opmærksomhedspunkt {number}: omtalt (sætning {_shown(note.sentences)}) {note.text}"
            for number, note in enumerate(reading.notes, 1)
            if note.status is NoteStatus.ADDRESSED
        ]
    return "\n".join(lines)


def cited_in(readings: Sequence[Reading]) -> frozenset[int]:
    """Give every sentence that some point or note of the parts rests on."""
    points = {n for reading in readings for point in reading.points for n in point.sentences}
    notes = {n for reading in readings for note in reading.notes for n in note.sentences}
    return frozenset(points | notes)


def joined(readings: Sequence[Reading]) -> Reading:
    """Put the parts one after another, as they are."""
    return Reading(
        points=tuple(point for reading in readings for point in reading.points),
        notes=tuple(map(_joined_note, zip(*(reading.notes for reading in readings), strict=True))),
        stance=_joined_stance([reading.stance for reading in readings]),
    )


def with_nothing_lost(merged: Reading, readings: Sequence[Reading]) -> Reading:
    """Bring back each point of the parts that shares no evidence with the merged ones.

    Omission is the commonest error of summaries, so a merge may say less in words but may
    not let a passage go. The same holds for a note that some part found addressed.
    """
    kept = {n for point in merged.points for n in point.sentences}
    lost = [
        point
        for reading in readings
        for point in reading.points
        if kept.isdisjoint(point.sentences)
    ]
    whole = joined(readings)
    notes = tuple(
        before if after.status is NoteStatus.NOT_MENTIONED else after
        for after, before in zip(merged.notes, whole.notes, strict=True)
    )
    points = sorted((*merged.points, *lost), key=_first_sentence)
    return Reading(points=tuple(points), notes=notes, stance=merged.stance)


def _joined_note(answers: Sequence[ProposedNote]) -> ProposedNote:
    addressed = [answer for answer in answers if answer.status is NoteStatus.ADDRESSED]
    if not addressed:
        return answers[0]
    return ProposedNote(
        note=answers[0].note,
        status=NoteStatus.ADDRESSED,
        text=" ".join(answer.text for answer in addressed),
        sentences=tuple(sorted({n for answer in addressed for n in answer.sentences})),
    )


def _joined_stance(stances: Sequence[Stance]) -> Stance:
    """Agree where all parts that say something agree, else *delvist*."""
    said = {stance for stance in stances if stance is not Stance.UNCLEAR}
    if not said:
        return Stance.UNCLEAR
    return said.pop() if len(said) == 1 else Stance.PARTLY


def _first_sentence(point: ProposedPoint) -> int:
    return min(point.sentences)


def _theme(point: ProposedPoint) -> str:
    return "" if point.theme is None else f"; emne {point.theme}"


def _shown(numbers: Sequence[int]) -> str:
    return ", ".join(str(number + 1) for number in numbers)
