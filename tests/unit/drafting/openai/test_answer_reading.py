"""An answer is found in whatever surrounds it, and believed only where it keeps the rules."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_servers import NOTES, answer
from summarizer.domain.draft import NoteStatus, PointKind, Stance
from summarizer.drafting.openai_engine.answer import AnswerError, Reading, find_json, read_answer
from summarizer.drafting.openai_engine.envelope import read_reply
from summarizer.drafting.openai_engine.schema import answer_schema

GOOD = json.dumps(answer(), ensure_ascii=False)
ALLOWED = range(6)


def read(content: str) -> Reading:
    return read_answer(content, allowed=ALLOWED, notes=NOTES, needs_points=True)


def json_of(*keys: str) -> st.SearchStrategy[str]:
    """Give JSON of every shape with these keys, and text that is none."""
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
    values = st.recursive(
        leaves, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(keys), inner)
    )
    return st.text() | values.map(json.dumps)


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        f"```json\n{GOOD}\n```",
        f"```\n{GOOD}\n```\nHåber det hjælper!",
        f"Her er udkastet: {GOOD} Sig til, hvis {{noget}} mangler.",
        f'<think>Måske {{"points": []}}? Nej.</think>{GOOD}',
        f"Jeg tænker {{højt}}</think>\n{GOOD}",
        f'{{"points": "først"}} nej, rettet: {GOOD}',
        f'{{"answer": {GOOD}}}',
        f'{{"udkast": 1}}\n{GOOD}',
        GOOD.replace("er imod", "er\nimod"),
        "\ufeff" + GOOD,
    ],
)
def test_the_answer_is_found_past_fences_thoughts_and_prose(content: str) -> None:
    assert read(content).points[0].text == "Afsenderen er imod lokalplan 12."


def test_spellings_of_one_thing_are_read_alike() -> None:
    point = {"text": " - Ja \n tak", "kind": " Ønske ", "sentences": ["S3", "2", 3.0, 3]}
    note = {"number": "2", "status": "NOT_MENTIONED", "text": "intet", "sentences": [77]}
    said = answer(points=[point], notes=[note, answer()["notes"][0]], stance="Imod", more=1)
    reading = read(json.dumps(said))
    assert reading.points[0].kind is PointKind.WISH
    assert reading.points[0].text == "- Ja tak"
    assert reading.points[0].sentences == (1, 2)
    assert [note.status for note in reading.notes] == [
        NoteStatus.ADDRESSED,
        NoteStatus.NOT_MENTIONED,
    ]
    # *Ikke omtalt* has neither words nor evidence.
    assert (reading.notes[1].text, reading.notes[1].sentences) == ("", ())
    assert reading.stance is Stance.AGAINST


@pytest.mark.parametrize("number", [0, -1, 7, 10**30, "1-3", "alle", None, 1.5, True, [1]])
def test_a_sentence_that_does_not_exist_is_not_believed(number: object) -> None:
    point = {"text": "Ja", "kind": "ønske", "sentences": [2, number]}
    with pytest.raises(AnswerError):
        read(json.dumps(answer(points=[point])))


def test_a_point_said_twice_counts_once() -> None:
    point = {"text": "Ja", "kind": "ønske", "sentences": [1]}
    other = {**point, "sentences": [2]}
    assert len(read(json.dumps(answer(points=[point, other, point]))).points) == 2


def test_complaints_name_places_and_never_values() -> None:
    point = {"text": "Hemmeligt", "kind": "Hemmeligt", "sentences": ["Hemmeligt"]}
    with pytest.raises(AnswerError) as raised:
        read(json.dumps(answer(points=[point])))
    assert raised.value.complaints[0] == "points.0.kind: enum"
    assert "Hemmeligt" not in str(raised.value) + str(raised.value.complaints)
    assert raised.value.__context__ is None


def test_half_a_surrogate_pair_and_invisible_characters_do_not_reach_a_point() -> None:
    point = {"text": "Ja\u0000 \ud800til\u200b cykler", "kind": "ønske", "sentences": [1]}
    (read_point,) = read(json.dumps(answer(points=[point]))).points
    assert read_point.text == "Ja til cykler"


def test_braces_without_end_take_no_time() -> None:
    with pytest.raises(AnswerError):
        find_json('{"a":' * 100_000)
    with pytest.raises(AnswerError):
        find_json("{" * 400_000)
    with pytest.raises(AnswerError):
        find_json("<think>" * 50_000)


@pytest.mark.slow
@given(json_of("points", "notes", "stance", "text", "kind", "sentences", "number", "status"))
def test_no_answer_does_anything_but_pass_or_fail_by_name(content: str) -> None:
    with suppress(AnswerError):
        reading = read(content)
        assert all(0 <= n < 6 for point in reading.points for n in point.sentences)


@pytest.mark.slow
@given(json_of("choices", "message", "content", "refusal", "usage", "prompt_tokens", "model"))
def test_no_reply_raises(body: str) -> None:
    reply = read_reply(body.encode("utf-8", "replace"))
    assert isinstance(reply.content, str)


def test_an_answer_in_text_parts_is_joined() -> None:
    parts = [{"type": "text", "text": "a"}, {"type": "image"}, {"type": "text", "text": "b"}]
    body = {"choices": [{"finish_reason": "stop", "message": {"content": parts}}]}
    assert read_reply(json.dumps(body).encode()).content == "ab"


def test_the_schema_is_strict_at_every_level() -> None:
    def objects(schema: object) -> list[dict[str, object]]:
        if isinstance(schema, list):
            return [found for item in schema for found in objects(item)]
        if not isinstance(schema, dict):
            return []
        own = [schema] if schema.get("type") == "object" else []
        return own + [found for value in schema.values() for found in objects(value)]

    for bounded in (True, False):
        schema = answer_schema(citable={4, 9}, note_count=2, bounded=bounded)
        found = objects(schema)
        assert len(found) == 3
        assert all(one["additionalProperties"] is False for one in found)
        assert all(one["required"] == list(one["properties"]) for one in found)  # type: ignore[call-overload]  # a JSON schema is untyped
    assert '"minimum": 5, "maximum": 10' in json.dumps(
        answer_schema(citable={4, 9}, note_count=2, bounded=True)
    )
