"""A hearing's house style is told to the model, and named with the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from model_servers import LETTER as WORDS
from model_servers import NOTES, answer, clear, completion, mask
from summarizer.domain.style import HouseStyle, Shape, Tone
from summarizer.drafting import PricedEngine
from summarizer.drafting.openai_engine import prompt_version

if TYPE_CHECKING:
    from model_servers import MakeEngine, ScriptedServer

MASKED = mask(WORDS)
STYLE = HouseStyle(share=0.3, max_points=6, tone=Tone.PLAIN, shape=Shape.PARAGRAPH, lix=35)


def told(server: ScriptedServer) -> str:
    return str(server.requests[-1]["messages"][0]["content"])


def test_the_model_is_told_the_hearings_style(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answer()))
    engine = make_engine(server.base_url)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED), style=STYLE)
    for wish in ("30 %", "højst 6 punkter", "højst 35", "ligefrem", "som ét afsnit"):
        assert wish in told(server)
    assert "$" not in told(server)
    assert proposal.prompt_version == prompt_version()


def test_without_a_style_the_model_is_told_the_plain_one(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answer()))
    make_engine(server.base_url).propose(MASKED, notes=NOTES, verdict=clear(MASKED))
    assert "neutral og saglig" in told(server)
    assert "lixtal" not in told(server)


def test_the_style_holds_for_the_engine_that_steps_in(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer((500, {}))
    engine = make_engine(server.base_url)
    style = HouseStyle(max_points=1)
    proposal = engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED), style=style)
    assert proposal.fallback_reason == "server_error"
    assert len(proposal.points) == 1


def test_an_estimate_from_the_length_is_near_the_one_from_the_text(
    make_engine: MakeEngine,
) -> None:
    prices = {"prompt_price_oere": 100.0, "completion_price_oere": 400.0}
    engine = make_engine("http://127.0.0.1:1/v1", **prices)
    assert isinstance(engine, PricedEngine)
    for text in (WORDS, "\n\n".join([WORDS] * 10), "\n\n".join([WORDS] * 200)):
        letter = mask(text)
        known = engine.estimate(letter, notes=())["cost_oere"]
        guessed = engine.estimate_size(len(letter.text))["cost_oere"]
        assert 0.8 * known < guessed < 1.25 * known
