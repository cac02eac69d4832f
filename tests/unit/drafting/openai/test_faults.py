"""Whatever a server does, there is a proposal, a name for what happened, and no text in errors."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest

from model_servers import (
    LETTER,
    NOTES,
    answer,
    break_off,
    clear,
    completion,
    drip,
    hang,
    mask,
    reset,
)
from summarizer.drafting.openai_engine.faults import ModelError
from summarizer.drafting.openai_engine.reader import Reader

if TYPE_CHECKING:
    from model_servers import Behaviour, MakeEngine, ScriptedServer, StartRawServer
    from summarizer.drafting.engine import Proposal
    from summarizer.drafting.openai_engine import OpenAIEngine

MASKED = mask(LETTER)
VERDICT = clear(MASKED)
GOOD = completion(answer())
CUT = json.dumps(answer(), ensure_ascii=False)[:120]


def propose(engine: OpenAIEngine) -> Proposal:
    return engine.propose(MASKED, notes=NOTES, verdict=VERDICT)


def error(message: str, **fields: str) -> dict[str, Any]:
    return {"error": {"message": message, "type": "invalid_request_error", **fields}}


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        ((429, error("slow down")), "rate_limited"),
        ((429, error("pay", code="insufficient_quota")), "quota"),
        ((500, error("oops")), "server_error"),
        ((503, "<html>maintenance</html>"), "server_error"),
        ((401, error("bad key")), "authentication"),
        ((403, error("not for you")), "authentication"),
        ((404, error("no such model")), "not_found"),
        ((418, error("teapot")), "malformed_response"),
        ((400, error("filtered", code="content_filter")), "content_filter"),
        ((307, "", {"Location": "http://127.0.0.1:9/v1/chat/completions"}), "redirect"),
        ((200, "<html>log in</html>", {"Content-Type": "text/html"}), "malformed_response"),
        ((200, "{"), "malformed_response"),
        ((200, b"\xff\xfe"), "malformed_response"),
        ((200, "[" * 200_000), "malformed_response"),
        ((200, "null"), "malformed_response"),
        ({"object": "chat.completion"}, "malformed_response"),
        ({"choices": [{"finish_reason": "stop"}]}, "malformed_response"),
        ({"choices": []}, "no_choices"),
        ({"choices": [None]}, "no_choices"),
        ((200, " " * 4_100_000), "too_large"),
        (completion("", refusal="I cannot."), "refusal"),
        (completion("", finish_reason="content_filter"), "content_filter"),
        (completion(""), "empty_answer"),
        (completion("", finish_reason="tool_calls"), "empty_answer"),
        (completion("Det kan jeg ikke."), "no_json"),
        (completion(CUT), "no_json"),
        (completion(CUT, finish_reason="length"), "length"),
        (completion('<think>{"points": []}'), "empty_answer"),
        (completion({"points": "ingen"}), "wrong_schema"),
        (
            completion(answer(points=[{"text": "…", "kind": "ønske", "sentences": [1]}])),
            "wrong_schema",
        ),
        (
            completion(answer(points=[{"text": "Ja", "kind": "vrede", "sentences": [1]}])),
            "wrong_schema",
        ),
        (
            completion(answer(points=[{"text": "Ja", "kind": "ønske", "sentences": [0]}])),
            "wrong_sentences",
        ),
        (
            completion(answer(points=[{"text": "Ja", "kind": "ønske", "sentences": [99]}])),
            "wrong_sentences",
        ),
        (
            completion(answer(points=[{"text": "Ja", "kind": "ønske", "sentences": []}])),
            "no_sentences",
        ),
        (completion(answer(points=[])), "no_points"),
        (completion(answer(notes=[])), "wrong_notes"),
        (completion(answer(notes=answer()["notes"][:1] * 2)), "wrong_notes"),
    ],
)
def test_each_fault_of_a_server_has_a_name_and_falls_back(
    server: ScriptedServer, make_engine: MakeEngine, reply: Any, code: str
) -> None:
    server.will_answer(reply)
    proposal = propose(make_engine(server.base_url))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", code)
    assert proposal.points
    assert [note.note for note in proposal.notes] == ["Trafik", "Støj"]
    assert len(json.loads(proposal.prompt)) == len(server.requests) == proposal.usage["calls"]
    assert len(json.loads(proposal.raw_answer)) == len(server.requests)


@pytest.mark.parametrize(
    ("behave", "code"),
    [(hang, "timeout"), (drip, "timeout"), (reset, "connection"), (break_off, "connection")],
)
def test_a_broken_connection_or_a_hang_falls_back(
    raw_server: StartRawServer, make_engine: MakeEngine, behave: Behaviour, code: str
) -> None:
    raw = raw_server(behave)
    # Long enough for a busy machine where the server ends it, short where it never does.
    seconds = 0.4 if behave in {hang, drip} else 20
    proposal = propose(make_engine(raw.base_url, timeout_seconds=seconds))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", code)
    assert proposal.usage["seconds"] < 20
    assert raw.connections == 1


def test_a_server_that_is_not_there_falls_back(
    raw_server: StartRawServer, make_engine: MakeEngine
) -> None:
    raw = raw_server(reset)
    raw.close()
    proposal = propose(make_engine(raw.base_url))
    assert (proposal.engine, proposal.fallback_reason) == ("citat", "connection")


@pytest.mark.parametrize("first", [(429, error("wait"), {"Retry-After": "0.1"}), (503, "busy")])
def test_the_client_tries_again_as_the_server_asks(
    server: ScriptedServer, make_engine: MakeEngine, first: tuple[Any, ...]
) -> None:
    server.will_answer(first, GOOD)
    proposal = propose(make_engine(server.base_url, max_retries=1))
    assert (proposal.engine, proposal.fallback_reason) == ("openai", "")
    assert len(server.requests) == 2
    assert server.raw_requests[0] == server.raw_requests[1]
    # One call to the journal: the same bytes, sent twice by the client.
    assert proposal.usage["calls"] == 1


def test_a_retry_after_an_hour_is_not_waited_for(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer((429, error("wait"), {"Retry-After": "3600"}), GOOD)
    proposal = propose(make_engine(server.base_url, max_retries=2))
    assert proposal.fallback_reason == "rate_limited"
    assert len(server.requests) == 1


def test_one_repair_turn_tells_the_model_what_was_wrong(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    wrong = answer(points=[{"text": "Ja", "kind": "ønske", "sentences": [99]}])
    server.will_answer(completion(wrong), GOOD)
    proposal = propose(make_engine(server.base_url))
    assert (proposal.engine, proposal.fallback_reason) == ("openai", "")
    roles = [message["role"] for message in server.requests[1]["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    complaint = server.requests[1]["messages"][3]["content"]
    assert "points.0: citerer en sætning, der ikke findes" in complaint
    assert "Tilladte sætningsnumre: 1-6." in complaint
    assert [call["call"] for call in json.loads(proposal.prompt)] == ["whole", "whole, repair"]
    assert proposal.usage["prompt_tokens"] == 200


def test_an_answer_that_was_cut_off_is_asked_for_again_but_not_shown(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(CUT, finish_reason="length"), GOOD)
    assert propose(make_engine(server.base_url)).engine == "openai"
    roles = [message["role"] for message in server.requests[1]["messages"]]
    assert roles == ["system", "user"]
    assert "skriv kortere" in server.requests[1]["messages"][1]["content"]


def test_a_whole_answer_counts_although_the_server_stopped_at_the_length(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(completion(answer(), finish_reason="length"))
    assert propose(make_engine(server.base_url)).engine == "openai"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "reply",
    [(400, error(f"you sent: {LETTER}")), (500, LETTER), (200, LETTER), completion(LETTER)],
)
def test_no_text_reaches_a_log_at_any_level(
    server: ScriptedServer, make_engine: MakeEngine, caplog: pytest.LogCaptureFixture, reply: Any
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server.will_answer(reply)
    proposal = propose(make_engine(server.base_url, api_key="sk-secret-key"))
    assert proposal.fallback_reason
    assert caplog.records
    assert "lokalplan" not in caplog.text
    assert "sk-secret-key" not in caplog.text


def test_no_text_travels_in_an_error_or_behind_it(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer((500, LETTER))
    client = make_engine(server.base_url)._client
    reader = Reader(client=client, masked=MASKED, notes=NOTES, verdict=VERDICT, max_chars=24_000)
    with pytest.raises(ModelError) as raised:
        reader.read()
    assert repr(raised.value) == "ModelError('server_error')"
    # Not even hidden, where a log that prints causes would find it.
    assert raised.value.__context__ is None
    assert raised.value.__cause__ is None
