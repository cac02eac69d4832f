"""A model's answer: found in whatever surrounds it, then checked before anyone believes it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from summarizer.domain.draft import NoteStatus, PointKind, Stance
from summarizer.drafting.engine import ProposedNote, ProposedPoint
from summarizer.drafting.openai_engine.faults import FaultCode
from summarizer.drafting.openai_engine.questions import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.domain.finding import MaskedNote

_MAX_ANSWER_CHARS = 400_000
_MAX_TRIES = 200
_MAX_COMPLAINTS = 12
_END_OF_THOUGHT = re.compile(r"</think(?:ing)?>", re.IGNORECASE)
_THOUGHT_WITHOUT_END = re.compile(r"<think(?:ing)?>.*", re.DOTALL | re.IGNORECASE)
_SENTENCE_NUMBER = re.compile(r"\s*(?:S|sætning|nr\.?)?\s*(\d{1,6})\s*\|?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one usable answer says; sentence numbers are from 0 and exist."""

    points: tuple[ProposedPoint, ...]
    notes: tuple[ProposedNote, ...]
    stance: Stance


class AnswerError(Exception):
    """Raised when an answer cannot be used as it is.

    ``complaints`` tell the model where its answer is wrong: places and rules, never values.
    """

    def __init__(self, code: FaultCode, *complaints: str) -> None:
        super().__init__(code.value)
        self.code = code
        self.complaints = complaints


def _number(value: object) -> object:
    """Read ``3``, ``"3"``, ``"S3"`` and ``3.0`` alike; ``true`` is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and (match := _SENTENCE_NUMBER.fullmatch(value)):
        return int(match[1])
    return value


def _word(value: object) -> object:
    return value.strip().casefold() if isinstance(value, str) else value


def _line(value: object) -> object:
    return one_line(value) if isinstance(value, str) else value


_Number = Annotated[int, BeforeValidator(_number)]
_Sentences = Annotated[list[_Number], Field(max_length=2_000)]
_Text = Annotated[str, BeforeValidator(_line), Field(max_length=4_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class _Point(_Strict):
    # A point of nothing but an ellipsis, copied from the prompt, says nothing.
    text: Annotated[_Text, Field(pattern=r"[^\W\d_]")]
    kind: Annotated[PointKind, BeforeValidator(_word)]
    sentences: _Sentences
    # Whatever it is: a place that is no use is no reason to refuse the draft.
    theme: Any = None


class _Note(_Strict):
    number: _Number
    status: Annotated[NoteStatus, BeforeValidator(_word)]
    text: _Text = ""
    sentences: _Sentences = []


class _Answer(_Strict):
    points: Annotated[list[_Point], Field(max_length=1_000)]
    notes: list[_Note] = []
    stance: Annotated[Stance, BeforeValidator(_word)] = Stance.UNCLEAR


def read_answer(
    content: str,
    *,
    allowed: Collection[int],
    notes: Sequence[MaskedNote],
    needs_points: bool,
    theme_count: int = 0,
) -> Reading:
    """Turn an answer into a reading, or raise ``AnswerError``.

    ``allowed`` are the sentence numbers (from 0) that may be cited. Placeholders and the
    truth of a point are not judged here: the checks do that, on every engine's draft. A theme
    that is not in the frame is left out.
    """
    answer = _validated(find_json(content))
    _refuse_unknown_sentences(answer, allowed=allowed)
    proposed = (
        ProposedPoint(
            point.text, point.kind, _from_zero(point.sentences), _theme(point.theme, theme_count)
        )
        for point in answer.points
    )
    # Small models fall into repeating themselves; a repetition says nothing new.
    points = tuple(dict.fromkeys(proposed))
    if needs_points and not points:
        raise AnswerError(FaultCode.NO_POINTS, '"points" er tom')
    return Reading(points, _read_notes(answer, notes), answer.stance)


def find_json(content: str) -> dict[str, Any]:
    """Give the last JSON object with ``points``, past thoughts, code fences and prose."""
    text = _spoken(content[:_MAX_ANSWER_CHARS])
    if not text.strip():
        raise AnswerError(FaultCode.EMPTY_ANSWER, "svaret var tomt")
    decoder = json.JSONDecoder(strict=False)
    found: dict[str, Any] | None = None
    at = text.find("{")
    for _ in range(_MAX_TRIES):
        if at < 0:
            break
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            value, end = {}, at
        if "points" in value:
            found = value
        # Some models wrap the answer in another object, so an object without points is entered.
        at = text.find("{", end if "points" in value else at + 1)
    if found is None:
        raise AnswerError(FaultCode.NO_JSON, "der var intet helt JSON-objekt med points")
    return found


def _spoken(text: str) -> str:
    """Leave out thoughts: up to the last closing tag (some templates swallow the opening one).

    A thought that never ends hides what follows: JSON in it was no answer.
    """
    ends = [match.end() for match in _END_OF_THOUGHT.finditer(text)]
    return _THOUGHT_WITHOUT_END.sub("", text[ends[-1] if ends else 0 :])


def _validated(value: dict[str, Any]) -> _Answer:
    try:
        return _Answer.model_validate(value)
    except ValidationError as error:
        complaints = [
            f"{'.'.join(str(step) for step in details['loc'])}: {details['type']}"
            for details in error.errors(include_url=False, include_input=False)
        ]
    raise AnswerError(FaultCode.WRONG_SCHEMA, *complaints[:_MAX_COMPLAINTS])


def _refuse_unknown_sentences(answer: _Answer, *, allowed: Collection[int]) -> None:
    cited = [(f"points.{i}", point.sentences) for i, point in enumerate(answer.points)]
    addressed = [note for note in answer.notes if note.status is NoteStatus.ADDRESSED]
    cited += [(f"notes, number {note.number}", note.sentences) for note in addressed]
    bare = [place for place, numbers in cited if not numbers]
    unknown = [place for place, numbers in cited if any(n - 1 not in allowed for n in numbers)]
    if unknown:
        complaints = (f"{place}: citerer en sætning, der ikke findes" for place in unknown)
        raise AnswerError(FaultCode.WRONG_SENTENCES, *list(complaints)[:_MAX_COMPLAINTS])
    if bare:
        complaints = (f"{place}: citerer ingen sætning" for place in bare)
        raise AnswerError(FaultCode.NO_SENTENCES, *list(complaints)[:_MAX_COMPLAINTS])


def _read_notes(answer: _Answer, notes: Sequence[MaskedNote]) -> tuple[ProposedNote, ...]:
    """Match the answers to the notes; every note needs exactly one."""
    given = {note.number: note for note in answer.notes}
    if sorted(note.number for note in answer.notes) != list(range(1, len(notes) + 1)):
        raise AnswerError(
            FaultCode.WRONG_NOTES, f'"notes" skal have ét svar for hvert af {len(notes)} punkter'
        )
    return tuple(_proposed(note, given[number]) for number, note in enumerate(notes, 1))


def _proposed(note: MaskedNote, answer: _Note) -> ProposedNote:
    """Keep text and evidence of an addressed note only: *ikke omtalt* has neither."""
    if answer.status is NoteStatus.NOT_MENTIONED:
        return ProposedNote(note.text, answer.status)
    return ProposedNote(note.text, answer.status, answer.text, _from_zero(answer.sentences))


def _from_zero(numbers: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted({number - 1 for number in numbers}))


def _theme(said: object, theme_count: int) -> int | None:
    number = _number(said)
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    known = isinstance(number, int) and theme_count and 0 <= number <= theme_count
    return number if known and isinstance(number, int) else None
