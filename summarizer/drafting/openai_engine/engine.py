"""The engine ``openai``: a language model behind a contract that it cannot talk its way out of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.domain.style import DEFAULT_STYLE
from summarizer.drafting.engine import Proposal
from summarizer.drafting.openai_engine.client import ModelClient, refuse_unless_cleared
from summarizer.drafting.openai_engine.estimate import estimated_by_size, estimated_usage
from summarizer.drafting.openai_engine.faults import ModelError
from summarizer.drafting.openai_engine.questions import prompt_version
from summarizer.drafting.openai_engine.reader import Reader
from summarizer.drafting.openai_engine.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText, Verdict
    from summarizer.domain.style import HouseStyle
    from summarizer.drafting.engine import Engine
    from summarizer.drafting.openai_engine.settings import OpenAISettings


class OpenAIEngine:
    """Asks a model for a draft; where that fails, ``fallback`` drafts and the reason is shown.

    One engine serves a whole process and all its threads: it carries the limit on
    concurrent calls and what it learnt about the server.
    """

    def __init__(
        self,
        settings: OpenAISettings,
        *,
        fallback: Engine,
        client: ModelClient,
        themes: Sequence[MaskedNote] = (),
    ) -> None:
        self._settings = settings
        self._fallback = fallback
        self._client = client
        self._themes = tuple(themes)

    @property
    def name(self) -> str:
        """The name that hearings and drafts store."""
        return "openai"

    def propose(
        self,
        masked: MaskedText,
        *,
        notes: Sequence[MaskedNote],
        verdict: Verdict,
        style: HouseStyle | None = None,
    ) -> Proposal:
        """Give the model's proposal, or the fallback's with ``fallback_reason`` set.

        Both carry what was sent and answered. Raises ``RefusedToSend``, and sends nothing,
        when the verdict does not clear this very text.
        """
        refuse_unless_cleared(masked, notes=(*notes, *self._themes), verdict=verdict)
        reader = Reader(
            client=self._client,
            masked=masked,
            notes=tuple(notes),
            verdict=verdict,
            max_chars=self._settings.max_source_chars,
            style=style or DEFAULT_STYLE,
            themes=self._themes,
        )
        try:
            reading = reader.read()
        except ModelError as fault:
            drafted = self._fallback.propose(masked, notes=notes, verdict=verdict, style=style)
            proposal = replace(drafted, fallback_reason=fault.code.value)
        else:
            proposal = Proposal(
                engine=self.name,
                model=self._settings.model,
                points=reading.points,
                notes=reading.notes,
                stance=reading.stance,
            )
        return replace(
            proposal,
            usage={**proposal.usage, **reader.journal.usage(self._settings)},
            prompt_version=prompt_version(),
            prompt=reader.journal.prompt_json(),
            raw_answer=reader.journal.answer_json(),
        )

    def sorting_by(self, themes: Sequence[MaskedNote]) -> OpenAIEngine:
        """Give the same engine, over the same connections, asking for a theme of each point."""
        return OpenAIEngine(
            self._settings, fallback=self._fallback, client=self._client, themes=themes
        )

    def estimate(self, masked: MaskedText, *, notes: Sequence[MaskedNote]) -> Mapping[str, float]:
        """Tell beforehand about what a proposal will use, in the keys of ``Proposal.usage``."""
        return estimated_usage(self._settings, masked, notes=notes, themes=self._themes)

    def estimate_size(self, chars: int, *, note_chars: int = 0) -> Mapping[str, float]:
        """Tell the same about a text that nobody has read yet, from its length."""
        return estimated_by_size(self._settings, chars, note_chars=note_chars)

    def close(self) -> None:
        """Close the connections to the model server."""
        self._client.close()


def build_openai_engine(settings: OpenAISettings, *, fallback: Engine) -> OpenAIEngine:
    """Wire an engine for one process; nothing is sent before the first proposal."""
    throttle = Throttle(
        max_concurrent_calls=settings.max_concurrent_calls,
        max_calls_per_minute=settings.max_calls_per_minute,
    )
    client = ModelClient(settings, throttle=throttle)
    return OpenAIEngine(settings, fallback=fallback, client=client)
