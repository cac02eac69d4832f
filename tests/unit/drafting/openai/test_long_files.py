"""Long responses are read in parts, and no passage gets lost between the parts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model_servers import ScriptedServer, clear, completion, mask
from summarizer.domain.draft import NoteStatus, Stance
from summarizer.domain.finding import MaskedNote
from summarizer.drafting.openai_engine.parts import split_into_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from model_servers import MakeEngine

SECTIONS = 6
LETTER = "\n\n".join(
    f"{section}. Afsnit om emne {section}\n\n"
    + " ".join(f"Vi ønsker ændring {section}.{n} af planen for området." for n in range(1, 6))
    for section in range(1, SECTIONS + 1)
)
MASKED = mask(LETTER)
NOTES = (MaskedNote("Trafik"),)
NOT_MENTIONED = {"number": 1, "status": "not_mentioned", "text": "", "sentences": []}


def numbers_sent(request: dict[str, Any]) -> list[int]:
    return [
        int(n) for n in re.findall(r"^(\d+)\| ", request["messages"][1]["content"], re.MULTILINE)
    ]


def is_merge(request: dict[str, Any]) -> bool:
    return "er læst i dele" in request["messages"][1]["content"]


def findings_sent(request: dict[str, Any]) -> list[tuple[list[int], str]]:
    """Read the points of a merge request back: their sentences and texts."""
    found = re.findall(
        r"^- \(ønske; sætning ([\d, ]+)\) (.+)$", request["messages"][1]["content"], re.MULTILINE
    )
    return [([int(n) for n in numbers.split(", ")], text) for numbers, text in found]


def point(text: str, *numbers: int) -> dict[str, Any]:
    return {"text": text, "kind": "ønske", "sentences": list(numbers)}


def says(points: list[dict[str, Any]], stance: str = "imod", note: Any = None) -> dict[str, Any]:
    return completion({"points": points, "notes": [note or NOT_MENTIONED], "stance": stance})


def model(merge: Callable[[dict[str, Any]], Any]) -> Callable[[dict[str, Any]], Any]:
    """Play a model that gives one point for the last sentence of each part it reads."""

    def respond(request: dict[str, Any]) -> Any:
        if is_merge(request):
            return merge(request)
        last = numbers_sent(request)[-1]
        return says([point(f"Ønsker noget i sætning {last}.", last)])

    return respond


def keep_all(request: dict[str, Any]) -> Any:
    return says([point(text, *numbers) for numbers, text in findings_sent(request)])


def test_every_sentence_is_read_once_with_its_own_number(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(model(keep_all))
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    parts = [numbers_sent(request) for request in server.requests if not is_merge(request)]
    assert len(parts) > 2
    assert [n for part in parts for n in part] == list(range(1, len(MASKED.sentences) + 1))
    assert proposal.fallback_reason == ""
    assert [p.sentences for p in proposal.points] == [(part[-1] - 1,) for part in parts]
    assert proposal.stance is Stance.AGAINST
    assert sum(is_merge(request) for request in server.requests) == 1
    calls = [call["call"] for call in json.loads(proposal.prompt)]
    assert calls[0] == f"del 1 af {len(parts)}"
    assert calls[-1] == "merge"


def test_parts_begin_at_headings() -> None:
    parts = split_into_parts(MASKED, max_chars=700)
    assert len(parts) > 2
    for part in parts:
        assert re.match(r"\d+\. Afsnit", part[0].span.of(LETTER))


def test_a_merge_may_join_points_but_never_lose_a_passage(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    def merge_the_first_two(request: dict[str, Any]) -> Any:
        (first, _), (second, _), *_ = findings_sent(request)
        return says([point("Ønsker to ting.", *first, *second)], stance="delvist")

    server.will_answer(model(merge_the_first_two))
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    parts = [numbers_sent(request) for request in server.requests if not is_merge(request)]
    last = [part[-1] - 1 for part in parts]
    assert proposal.points[0].text == "Ønsker to ting."
    assert [p.sentences for p in proposal.points] == [(last[0], last[1]), *((n,) for n in last[2:])]
    assert proposal.stance is Stance.PARTLY


def test_a_merge_cannot_cite_what_no_part_cited(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(model(lambda _request: says([point("Opfundet.", 1)])))
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    # Twice refused (asked and repaired), so the parts' own points stand.
    assert sum(is_merge(request) for request in server.requests) == 2
    assert proposal.fallback_reason == ""
    assert all(p.text.startswith("Ønsker noget i") for p in proposal.points)


def test_a_merge_that_fails_leaves_the_parts_as_they_are(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(model(lambda _request: (500, "down")))
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert (proposal.engine, proposal.fallback_reason) == ("openai", "")
    assert len(proposal.points) == sum(not is_merge(r) for r in server.requests)
    assert json.loads(proposal.raw_answer)[-1]["fault"] == "server_error"


def test_a_part_that_fails_makes_the_whole_fall_back(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(says([point("Ja.", 2)]), (500, "down"))
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", "server_error")
    assert len(json.loads(proposal.prompt)) == 2


def test_findings_too_many_for_one_call_are_merged_in_rounds(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    def wordy(request: dict[str, Any]) -> Any:
        if is_merge(request):
            numbers = [n for given, _ in findings_sent(request) for n in given]
            return says([point("Ønsker ændringer.", *numbers)])
        last = numbers_sent(request)[-1]
        return says([point(f"Ønsker {'meget ' * 40}i sætning {last}.", last)])

    server.will_answer(wordy)
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert sum(is_merge(request) for request in server.requests) > 1
    (merged,) = proposal.points
    parts = [numbers_sent(request) for request in server.requests if not is_merge(request)]
    assert merged.sentences == tuple(part[-1] - 1 for part in parts)


def test_a_note_that_one_part_addresses_stays_addressed(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    def respond(request: dict[str, Any]) -> Any:
        if is_merge(request):
            return keep_all(request)
        first = numbers_sent(request)[0]
        addressed = {"number": 1, "status": "addressed", "text": "Biler.", "sentences": [first]}
        return says([point("Ja.", first)], note=addressed if first == 1 else None)

    server.will_answer(respond)
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    (note,) = proposal.notes
    assert (note.status, note.text, note.sentences) == (NoteStatus.ADDRESSED, "Biler.", (0,))


def test_parts_without_any_point_end_in_a_fallback(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(says([]))
    engine = make_engine(server.base_url, max_source_chars=700)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", "no_points")


@pytest.mark.parametrize(
    "refusal",
    [
        (400, {"error": {"message": "too long", "code": "context_length_exceeded"}}),
        (400, {"error": {"message": "exceeds the available context size", "type": "x"}}),
        (413, "too large"),
    ],
)
def test_a_model_with_little_room_gets_smaller_parts(
    server: ScriptedServer, make_engine: MakeEngine, refusal: Any
) -> None:
    def small(request: dict[str, Any]) -> Any:
        return refusal if len(numbers_sent(request)) > 20 else model(keep_all)(request)

    server.will_answer(small)
    engine = make_engine(server.base_url)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert proposal.fallback_reason == ""
    assert len(proposal.points) > 1


def test_a_model_with_no_room_at_all_falls_back(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer((400, {"error": {"message": "x", "code": "context_length_exceeded"}}))
    proposal = make_engine(server.base_url).propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", "context_length")


@given(
    st.text(alphabet="aÅ .!?\n1x ", max_size=400),
    st.integers(min_value=1, max_value=60),
)
def test_parts_hold_every_sentence_in_order_and_keep_to_the_size(text: str, size: int) -> None:
    masked = mask(text)
    parts = split_into_parts(masked, max_chars=size)
    pieces = [piece for part in parts for piece in part]
    rebuilt: dict[int, str] = {}
    for piece in pieces:
        rebuilt[piece.number] = rebuilt.get(piece.number, "") + piece.span.of(text)
    assert list(rebuilt.values()) == [sentence.of(text) for sentence in masked.sentences]
    assert list(rebuilt) == list(range(len(masked.sentences)))
    assert all(sum(len(piece.span) for piece in part) <= size for part in parts)
    assert all(part for part in parts)
