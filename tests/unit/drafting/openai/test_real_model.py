"""A real llama.cpp server and a real small model, whose Danish is poor and whose JSON is real."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from model_servers import clear, mask

if TYPE_CHECKING:
    from model_servers import MakeEngine


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_real_server_keeps_a_real_model_to_the_schema(
    llama_url: str, make_engine: MakeEngine
) -> None:
    masked = mask("Vi er imod planen, fordi huset bliver 14 meter højt. Vi ønsker en cykelsti.")
    engine = make_engine(llama_url, max_answer_tokens=120, timeout_seconds=280)
    proposal = engine.propose(masked, notes=(), verdict=clear(masked))

    # The model may have nothing to say; then the fallback says so.
    assert proposal.points
    assert (proposal.engine == "openai") == (not proposal.fallback_reason)
    assert all(0 <= n < 2 for point in proposal.points for n in point.sentences)
    sent = json.loads(proposal.prompt)
    assert {call["parameters"]["response_format"]["type"] for call in sent} == {"json_schema"}
    assert {call["parameters"]["temperature"] for call in sent} == {0}
    answered = json.loads(proposal.raw_answer)
    assert all(call["fault"] == "" for call in answered)
    assert proposal.usage["prompt_tokens"] > 500
    assert proposal.usage["estimated"] == 0
    whole = [json.loads(call["content"]) for call in answered if call["finish_reason"] == "stop"]
    for said in whole:
        assert set(said) == {"points", "notes", "stance"}
        cited = {n for point in said["points"] for n in point["sentences"]}
        assert cited <= {1, 2}
