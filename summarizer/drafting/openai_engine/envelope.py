"""The server's reply around the answer: read leniently, because compatible servers differ."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from summarizer.drafting.openai_engine.faults import FaultCode

_MAX_MODEL_CHARS = 200


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back from one call.

    ``fault`` is set when there is nothing to read in ``content``; tokens are None when the
    server did not count them.
    """

    content: str = ""
    finish_reason: str = ""
    model: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    fault: FaultCode | None = None


def read_reply(body: bytes) -> Reply:
    """Read a chat completion; every deviation becomes a fault, none an exception."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return Reply(fault=FaultCode.MALFORMED_RESPONSE)
    if not isinstance(value, dict) or not isinstance(value.get("choices"), list):
        return Reply(fault=FaultCode.MALFORMED_RESPONSE)
    usage = _mapping(value.get("usage"))
    choice = _mapping(next(iter(value["choices"]), None))
    message = _mapping(choice.get("message"))
    refusal = _text(message.get("refusal"))
    finish_reason = _text(choice.get("finish_reason"))
    return Reply(
        content=_content(message.get("content")) or refusal,
        finish_reason=finish_reason,
        model=_text(value.get("model"))[:_MAX_MODEL_CHARS],
        prompt_tokens=_count(usage.get("prompt_tokens")),
        completion_tokens=_count(usage.get("completion_tokens")),
        fault=_fault(choice, message, refusal=refusal, finish_reason=finish_reason),
    )


def _fault(
    choice: dict[str, Any], message: dict[str, Any], *, refusal: str, finish_reason: str
) -> FaultCode | None:
    if not choice:
        return FaultCode.NO_CHOICES
    if not message:
        return FaultCode.MALFORMED_RESPONSE
    if finish_reason == "content_filter":
        return FaultCode.CONTENT_FILTER
    if refusal:
        return FaultCode.REFUSAL
    return None


def _content(value: object) -> str:
    """Join the text parts where a server answers in parts."""
    if isinstance(value, list):
        return "".join(_text(_mapping(part).get("text")) for part in value)
    return _text(value)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    """Give a string that can be stored; half a surrogate pair cannot."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _count(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None
