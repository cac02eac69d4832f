"""One response on its way through the model: whole, or in parts that are merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.domain.style import DEFAULT_STYLE
from summarizer.drafting.openai_engine.answer import AnswerError, read_answer
from summarizer.drafting.openai_engine.faults import FaultCode, ModelError
from summarizer.drafting.openai_engine.journal import Journal
from summarizer.drafting.openai_engine.merging import (
    cited_in,
    findings_of,
    joined,
    with_nothing_lost,
)
from summarizer.drafting.openai_engine.parts import split_into_parts
from summarizer.drafting.openai_engine.questions import Question, complaint_about, new_delimiter
from summarizer.drafting.openai_engine.settings import MIN_SOURCE_CHARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.openai_engine.answer import Reading
    from summarizer.drafting.openai_engine.client import ModelClient
    from summarizer.drafting.openai_engine.envelope import Reply
    from summarizer.drafting.openai_engine.parts import Piece

_CUT_OFF = "length"
_TOO_LONG = "svaret blev afbrudt, fordi det var for langt: skriv kortere punkter"
# An answer far too long would leave no room for a better one.
_MAX_REJECTED_CHARS = 12_000


@dataclass(slots=True)
class Reader:
    """Gets one reading of one masked text out of a client; the journal has every call.

    ``max_chars`` is how much of the source goes into one call at first.
    """

    client: ModelClient
    masked: MaskedText
    notes: tuple[MaskedNote, ...]
    verdict: Verdict
    max_chars: int
    style: HouseStyle = DEFAULT_STYLE
    themes: tuple[MaskedNote, ...] = ()
    journal: Journal = field(default_factory=Journal)

    def read(self) -> Reading:
        """Read the response, in smaller parts when the model has no room for these.

        Raises ``ModelError`` when no reading was to be had.
        """
        while True:
            parts = split_into_parts(self.masked, max_chars=self.max_chars)
            try:
                return self._read_parts(parts)
            except ModelError as fault:
                smaller = self.max_chars // 2
                if fault.code is not FaultCode.CONTEXT_LENGTH or smaller < MIN_SOURCE_CHARS:
                    raise
                self.max_chars = smaller

    def _read_parts(self, parts: Sequence[Sequence[Piece]]) -> Reading:
        if len(parts) == 1:
            return self._answer(self._question("whole", parts[0]), needs_points=True)
        readings = [
            self._answer(
                self._question("part", pieces, part=f"del {number} af {len(parts)}"),
                needs_points=False,
            )
            for number, pieces in enumerate(parts, 1)
        ]
        if not any(reading.points for reading in readings):
            raise ModelError(FaultCode.NO_POINTS)
        return self._merged(readings)

    def _question(self, template: str, pieces: Sequence[Piece], *, part: str = "") -> Question:
        return Question(
            call=part or template,
            template=template,
            masked=self.masked,
            pieces=tuple(pieces),
            notes=self.notes,
            citable=frozenset(piece.number for piece in pieces),
            delimiter=new_delimiter(self.masked),
            part=part,
            style=self.style,
            themes=self.themes,
        )

    def _merged(self, readings: Sequence[Reading]) -> Reading:
        """Merge neighbours as far as their findings fit into a call, until no two do."""
        while len(batches := self._batches(readings)) < len(readings):
            readings = [self._merge(batch) for batch in batches]
        return joined(readings)

    def _batches(self, readings: Sequence[Reading]) -> list[list[Reading]]:
        batches = [[readings[0]]]
        for reading in readings[1:]:
            longer = [*batches[-1], reading]
            if len(findings_of(longer)) <= self.max_chars:
                batches[-1] = longer
            else:
                batches.append([reading])
        return batches

    def _merge(self, readings: Sequence[Reading]) -> Reading:
        """Merge in one call; one that fails costs no draft, for each part has its evidence."""
        citable = cited_in(readings)
        if len(readings) == 1 or not citable:
            return joined(readings)
        question = Question(
            call="merge",
            template="merge",
            masked=self.masked,
            pieces=(),
            notes=self.notes,
            citable=citable,
            delimiter=new_delimiter(self.masked),
            findings=findings_of(readings),
            style=self.style,
            themes=self.themes,
        )
        try:
            merged = self._answer(question, needs_points=False)
        except ModelError:
            return joined(readings)
        return with_nothing_lost(merged, readings)

    def _answer(self, question: Question, *, needs_points: bool) -> Reading:
        """Ask, and once more with the errors pointed out."""
        reply = self._ask(question)
        try:
            return self._read_answer(question, reply, needs_points=needs_points)
        except AnswerError as error:
            repair = self._repair(question, reply, error.complaints)
        reply = self._ask(repair)
        try:
            return self._read_answer(question, reply, needs_points=needs_points)
        except AnswerError as error:
            code = FaultCode.LENGTH if reply.finish_reason == _CUT_OFF else error.code
        raise ModelError(code)

    def _ask(self, question: Question) -> Reply:
        return self.client.ask(question, verdict=self.verdict, journal=self.journal)

    def _read_answer(self, question: Question, reply: Reply, *, needs_points: bool) -> Reading:
        return read_answer(
            reply.content,
            allowed=question.citable,
            notes=self.notes,
            needs_points=needs_points,
            theme_count=len(self.themes),
        )

    def _repair(self, question: Question, reply: Reply, complaints: tuple[str, ...]) -> Question:
        cut_off = reply.finish_reason == _CUT_OFF
        return question.repaired(
            rejected="" if cut_off else reply.content[:_MAX_REJECTED_CHARS],
            complaint=complaint_about(
                (_TOO_LONG,) if cut_off else complaints,
                allowed=question.citable,
                note_count=len(self.notes),
            ),
        )
