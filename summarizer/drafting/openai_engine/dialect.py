"""Which parts of the chat completions API a server accepts, learnt from what it refuses.

Servers that call themselves compatible refuse different things with a 400: a JSON schema,
``json_object`` (LM Studio), a temperature or ``max_tokens`` (OpenAI's reasoning models), a
seed, a system role (templates of some small models). A dialect is one point on the way down.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from summarizer.drafting.openai_engine.settings import ApiKind, OpenAISettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class AnswerFormat(StrEnum):
    """The ladder, from a schema the server enforces down to words in the prompt."""

    BOUNDED_SCHEMA = "bounded_schema"
    JSON_SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    PLAIN = "plain"


_NEXT_FORMAT = {
    AnswerFormat.BOUNDED_SCHEMA: AnswerFormat.JSON_SCHEMA,
    AnswerFormat.JSON_SCHEMA: AnswerFormat.JSON_OBJECT,
    AnswerFormat.JSON_OBJECT: AnswerFormat.PLAIN,
}
_FORMAT_WORDS = ("response_format", "schema", "json_object", "grammar", "structured output")
_SAMPLING = frozenset({"temperature", "seed"})


@dataclass(frozen=True, slots=True)
class Dialect:
    """What to put into a request besides model and messages.

    ``limits`` are the names for the answer's length still to be tried, best first.
    """

    answer_format: AnswerFormat = AnswerFormat.BOUNDED_SCHEMA
    sampling: frozenset[str] = _SAMPLING
    limits: tuple[str, ...] = ("max_tokens", "max_completion_tokens")
    system_role: bool = True

    @classmethod
    def first_for(cls, api_kind: ApiKind) -> Dialect:
        """Start with what this kind of server understands best.

        OpenAI and Azure prepare each new schema for seconds and keep it, so they get the one
        that is the same for every response; a local server has its bounds for nothing.
        """
        if api_kind is ApiKind.COMPATIBLE:
            return cls()
        return cls(
            answer_format=AnswerFormat.JSON_SCHEMA,
            limits=("max_completion_tokens", "max_tokens"),
        )

    def parameters(
        self, settings: OpenAISettings, *, schema: Mapping[str, object]
    ) -> dict[str, object]:
        """Give the request's optional fields; one answer, no tools, no stream."""
        fields: dict[str, object] = {}
        if "temperature" in self.sampling:
            fields["temperature"] = 0
        if "seed" in self.sampling and settings.seed is not None:
            fields["seed"] = settings.seed
        if self.limits:
            fields[self.limits[0]] = settings.max_answer_tokens
        if settings.api_kind is ApiKind.OPENAI:
            # New accounts store completions unless a request says no.
            fields["store"] = False
        if self.answer_format in {AnswerFormat.BOUNDED_SCHEMA, AnswerFormat.JSON_SCHEMA}:
            fields["response_format"] = {
                "type": "json_schema",
                "json_schema": {"name": "udkast", "strict": True, "schema": dict(schema)},
            }
        elif self.answer_format is AnswerFormat.JSON_OBJECT:
            fields["response_format"] = {"type": "json_object"}
        return fields

    def messages(self, messages: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
        """Fold the instructions into the first question where there is no system role."""
        if self.system_role or messages[0]["role"] != "system":
            return [dict(message) for message in messages]
        system, first, *rest = messages
        folded = {"role": "user", "content": f"{system['content']}\n\n{first['content']}"}
        return [folded, *(dict(message) for message in rest)]

    def stepped_down(self, complaint: str) -> Dialect | None:
        """Give the next dialect after a refusal, or None when nothing is left to give up.

        ``complaint`` is the server's error text; what it names goes first, and without a hint
        the answer format goes before the sampling and the length limit.
        """
        words = complaint.casefold()
        named = frozenset(name for name in self.sampling if name in words)
        if named:
            return replace(self, sampling=self.sampling - named)
        if self.limits and self.limits[0] in words:
            return replace(self, limits=self.limits[1:])
        if self.system_role and "system" in words and "role" in words:
            return replace(self, system_role=False)
        plain = self.answer_format is AnswerFormat.PLAIN
        if not plain and any(word in words for word in _FORMAT_WORDS):
            return replace(self, answer_format=_NEXT_FORMAT[self.answer_format])
        return self._stepped_down_blindly()

    def _stepped_down_blindly(self) -> Dialect | None:
        if self.answer_format is not AnswerFormat.PLAIN:
            return replace(self, answer_format=_NEXT_FORMAT[self.answer_format])
        if self.sampling:
            return replace(self, sampling=frozenset())
        if self.limits:
            return replace(self, limits=())
        return None
