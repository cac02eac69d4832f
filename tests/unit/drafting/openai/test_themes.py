"""A hearing's themes are asked for with the points, and believed only where they exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from model_servers import LETTER as WORDS
from model_servers import NOTES, answer, clear, completion, mask
from summarizer.domain.finding import MaskedNote
from summarizer.drafting import SortingEngine
from summarizer.drafting.openai_engine import RefusedToSend

if TYPE_CHECKING:
    from model_servers import MakeEngine, ScriptedServer

MASKED = mask(WORDS)
THEMES = (MaskedNote("Trafik: vej, støj"), MaskedNote("Højde"))


def answered(*themes: object) -> dict[str, Any]:
    points = [
        {"text": f"Punkt {number}.", "kind": "ønske", "sentences": [1], "theme": theme}
        for number, theme in enumerate(themes)
    ]
    return answer(points=points)


def test_the_model_is_told_the_frame_and_answers_within_it(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answered(2, 0, "1", 3, -1, None, True, "Trafik", 2.0)))
    engine = make_engine(server.base_url)
    assert isinstance(engine, SortingEngine)
    proposal = engine.sorting_by(THEMES).propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert [one.theme for one in proposal.points] == [2, 0, 1, *[None] * 5, 2]
    (request,) = server.requests
    asked = request["messages"][1]["content"]
    assert "1. Trafik: vej, støj\n2. Højde\n" in asked
    assert "$" not in asked
    schema = request["response_format"]["json_schema"]["schema"]
    point = schema["properties"]["points"]["items"]
    assert point["properties"]["theme"] == {"type": "integer", "minimum": 0, "maximum": 2}
    assert "theme" in point["required"]


def test_without_a_frame_nothing_is_asked_and_nothing_believed(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answered(1, 2)))
    proposal = make_engine(server.base_url).propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert [one.theme for one in proposal.points] == [None, None]
    assert "theme" not in str(server.requests[0])


def test_an_estimate_counts_the_frame(server: ScriptedServer, make_engine: MakeEngine) -> None:
    frame = tuple(MaskedNote(f"Emne {number}: " + "vej, støj " * 25) for number in range(8))
    engine = make_engine(server.base_url)
    assert isinstance(engine, SortingEngine)
    sorting = engine.sorting_by(frame)
    server.will_answer(completion(answered(1)))
    sorting.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    sent = sum(len(message["content"]) for message in server.requests[0]["messages"])
    told = sorting.estimate(MASKED, notes=NOTES)["prompt_tokens"]
    assert told == pytest.approx(sent / 3.5, rel=0.1)


def test_themes_that_were_not_masked_are_not_sent(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    bare: Any = ("Trafik",)
    engine = make_engine(server.base_url).sorting_by(bare)
    with pytest.raises(RefusedToSend):
        engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert server.requests == []
