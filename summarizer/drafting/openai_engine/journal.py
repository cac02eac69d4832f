"""What left, what came back and what it cost: one record for every call that was made.

Law: whether prompts must be journalised or disclosed is unsettled, so every prompt and answer
is kept, also those of a draft that fell back.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.drafting.openai_engine.envelope import Reply
    from summarizer.drafting.openai_engine.faults import FaultCode
    from summarizer.drafting.openai_engine.settings import OpenAISettings

CHARS_PER_TOKEN = 3.5
_PER_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One request and what became of it.

    ``request_sha256`` is the hash of the exact bytes of the request's body, empty when the
    request was never built. ``seconds`` includes the client's own retries.
    """

    call: str
    server: str
    model: str
    messages: tuple[Mapping[str, str], ...]
    parameters: Mapping[str, object]
    request_sha256: str
    reply: Reply
    fault: FaultCode | None
    seconds: float


@dataclass(slots=True)
class Journal:
    """The calls of one proposal, in order."""

    records: list[CallRecord] = field(default_factory=list)

    def add(self, record: CallRecord) -> None:
        """Keep one more call."""
        self.records.append(record)

    def prompt_json(self) -> str:
        """Give all that was sent as JSON text."""
        return _json(
            [
                {
                    "call": record.call,
                    "server": record.server,
                    "model": record.model,
                    "request_sha256": record.request_sha256,
                    "parameters": record.parameters,
                    "messages": record.messages,
                }
                for record in self.records
            ]
        )

    def answer_json(self) -> str:
        """Give all that came back as JSON text, word for word, with the named faults."""
        return _json(
            [
                {
                    "call": record.call,
                    "model": record.reply.model,
                    "content": record.reply.content,
                    "finish_reason": record.reply.finish_reason,
                    "fault": record.fault.value if record.fault else "",
                }
                for record in self.records
            ]
        )

    def usage(self, settings: OpenAISettings) -> dict[str, float]:
        """Sum up tokens, seconds, calls and, with prices, the cost in øre.

        Tokens that a server did not count are estimated from characters; ``estimated`` is
        then 1. A call that failed counts as sent.
        """
        prompt_tokens = sum(_prompt_tokens(record) for record in self.records)
        completion_tokens = sum(_completion_tokens(record) for record in self.records)
        counted = all(
            record.reply.prompt_tokens is not None and record.reply.completion_tokens is not None
            for record in self.records
        )
        return {
            "calls": float(len(self.records)),
            "prompt_tokens": float(prompt_tokens),
            "completion_tokens": float(completion_tokens),
            "seconds": round(sum(record.seconds for record in self.records), 3),
            "estimated": 0.0 if counted else 1.0,
            **cost_in_oere(
                settings, prompt_tokens=prompt_tokens, completion_tokens=completion_tokens
            ),
        }


def tokens_in(chars: int) -> int:
    """Estimate tokens from characters; Danish text takes about one for every 3.5."""
    return math.ceil(chars / CHARS_PER_TOKEN)


def cost_in_oere(
    settings: OpenAISettings, *, prompt_tokens: float, completion_tokens: float
) -> dict[str, float]:
    """Give ``cost_oere`` where the settings know both prices, else nothing."""
    prompt_price, completion_price = settings.prompt_price_oere, settings.completion_price_oere
    if prompt_price is None or completion_price is None:
        return {}
    cost = prompt_tokens * prompt_price + completion_tokens * completion_price
    return {"cost_oere": round(cost / _PER_MILLION, 4)}


def _prompt_tokens(record: CallRecord) -> int:
    if record.reply.prompt_tokens is not None:
        return record.reply.prompt_tokens
    return tokens_in(sum(len(message["content"]) for message in record.messages))


def _completion_tokens(record: CallRecord) -> int:
    if record.reply.completion_tokens is not None:
        return record.reply.completion_tokens
    return tokens_in(len(record.reply.content))


def _json(value: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) if value else ""
