"""Servers that call themselves compatible refuse different things; the engine learns which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from model_servers import LETTER, NOTES, ScriptedServer, answer, clear, completion, mask
from summarizer.drafting.openai_engine import ApiKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from model_servers import MakeEngine
    from summarizer.drafting.engine import Proposal
    from summarizer.drafting.openai_engine import OpenAIEngine

MASKED = mask(LETTER)
GOOD = completion(answer())


def propose(engine: OpenAIEngine) -> Proposal:
    return engine.propose(MASKED, notes=NOTES, verdict=clear(MASKED))


def format_of(request: dict[str, Any]) -> str:
    wanted = request.get("response_format")
    if wanted is None:
        return "plain"
    bounded = "maxItems" in str(wanted)
    return "bounded" if bounded else str(wanted["type"])


def refusing(
    is_wrong: Callable[[dict[str, Any]], bool], body: object, status: int = 400
) -> Callable[[dict[str, Any]], Any]:
    """Play a server that refuses some requests in its own words and answers the others."""
    return lambda request: (status, body) if is_wrong(request) else GOOD


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"error": {"message": "response_format is not supported"}}, 400),
        ({"error": "'response_format.type' must be 'text'"}, 400),
        ({"error": {"message": "Invalid grammar"}}, 400),
        ({"detail": [{"loc": ["body", "response_format"], "msg": "no", "input": {"a": 1}}]}, 422),
        ("not implemented", 501),
        ("", 400),
    ],
)
def test_the_format_steps_down_to_words_and_stays_there(
    server: ScriptedServer, make_engine: MakeEngine, body: object, status: int
) -> None:
    server.will_answer(refusing(lambda request: "response_format" in request, body, status))
    engine = make_engine(server.base_url)
    assert propose(engine).fallback_reason == ""
    assert [format_of(request) for request in server.requests] == [
        "bounded",
        "json_schema",
        "json_object",
        "plain",
    ]
    # Nothing else was given up, and the next response starts where this one ended.
    assert server.requests[-1]["temperature"] == 0
    assert propose(engine).fallback_reason == ""
    assert format_of(server.requests[-1]) == "plain"
    assert len(server.requests) == 5


def test_a_server_that_knows_json_object_keeps_it(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(
        refusing(
            lambda request: format_of(request) in {"bounded", "json_schema"},
            {"error": {"message": "json_schema unknown"}},
        )
    )
    assert propose(make_engine(server.base_url)).fallback_reason == ""
    assert format_of(server.requests[-1]) == "json_object"


@pytest.mark.parametrize(
    ("kind", "field", "message", "then"),
    [
        ("compatible", "temperature", "temperature does not support 0 with this model", None),
        ("compatible", "seed", "Unrecognized request argument supplied: seed", None),
        ("openai", "temperature", "Unsupported value: 'temperature'", None),
        (
            "compatible",
            "max_tokens",
            "'max_tokens' is not supported; use 'max_completion_tokens'",
            "max_completion_tokens",
        ),
        ("openai", "max_completion_tokens", "unknown: max_completion_tokens", "max_tokens"),
    ],
)
def test_a_field_that_is_named_goes_and_the_schema_stays(
    server: ScriptedServer,
    make_engine: MakeEngine,
    kind: str,
    field: str,
    message: str,
    then: str | None,
) -> None:
    server.will_answer(refusing(lambda request: field in request, {"error": {"message": message}}))
    engine = make_engine(server.base_url, api_kind=ApiKind(kind), api_key="key")
    assert propose(engine).fallback_reason == ""
    assert len(server.requests) == 2
    assert format_of(server.requests[1]) == format_of(server.requests[0])
    assert set(server.requests[0]) - set(server.requests[1]) == {field}
    assert set(server.requests[1]) - set(server.requests[0]) == ({then} if then else set())


def test_a_model_without_a_system_role_gets_the_rules_in_the_question(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(
        refusing(
            lambda request: request["messages"][0]["role"] == "system",
            {"error": {"message": "System role not supported"}},
        )
    )
    assert propose(make_engine(server.base_url)).fallback_reason == ""
    (message,) = server.requests[1]["messages"]
    assert message["role"] == "user"
    assert "Regler:" in message["content"]
    assert "Vi ønsker en cykelsti" in message["content"]


def test_a_server_that_refuses_everything_ends_in_a_fallback(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer((400, {"error": {"message": "no"}}))
    proposal = propose(make_engine(server.base_url))
    assert proposal.fallback_reason == "bad_request"
    assert set(server.requests[-1]) == {"model", "messages"}
    # What is refused costs nothing, and is journalled all the same.
    assert proposal.usage["prompt_tokens"] == 0
    assert proposal.usage["calls"] == len(server.requests) == 6


def test_a_refusal_of_one_call_is_not_held_against_the_next(
    server: ScriptedServer, make_engine: MakeEngine
) -> None:
    server.will_answer(*[(400, {"error": {"message": "no"}})] * 6, GOOD)
    engine = make_engine(server.base_url)
    assert propose(engine).fallback_reason == "bad_request"
    assert propose(engine).fallback_reason == ""
    assert format_of(server.requests[-1]) == "bounded"
