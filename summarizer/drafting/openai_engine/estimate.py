"""What a proposal will roughly cost, told before anything is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.drafting.openai_engine.journal import cost_in_oere, tokens_in
from summarizer.drafting.openai_engine.parts import split_into_parts
from summarizer.drafting.openai_engine.questions import numbered_sentences, template_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText
    from summarizer.drafting.openai_engine.settings import OpenAISettings

# A draft with its JSON is about half as long as the letter, and a short letter still has a few
# points; both are on the safe side for a ceiling in kroner.
_ANSWER_SHARE = 0.5
_SHORTEST_ANSWER_TOKENS = 200


def estimated_usage(
    settings: OpenAISettings, masked: MaskedText, *, notes: Sequence[MaskedNote]
) -> dict[str, float]:
    """Count calls and tokens (characters / 3.5), and øre where the prices are known.

    Repair turns, retries and second merges are not foreseen.
    """
    parts = split_into_parts(masked, max_chars=settings.max_source_chars)
    template = "whole" if len(parts) <= 1 else "part"
    around = template_length("system") + template_length(template)
    around += sum(len(note.text) for note in notes)
    prompt = sum(tokens_in(around + len(numbered_sentences(masked, part))) for part in parts)
    sizes = [sum(len(piece.span) for piece in part) for part in parts]
    completion = sum(_answer_tokens(settings, chars=size) for size in sizes)
    calls = len(parts)
    if len(parts) > 1:
        calls += 1
        prompt += completion + tokens_in(around)
        completion += _answer_tokens(settings, chars=len(masked.text))
    return {
        "calls": float(calls),
        "prompt_tokens": float(prompt),
        "completion_tokens": float(completion),
        "estimated": 1.0,
        **cost_in_oere(settings, prompt_tokens=prompt, completion_tokens=completion),
    }


def _answer_tokens(settings: OpenAISettings, *, chars: int) -> int:
    expected = max(_SHORTEST_ANSWER_TOKENS, round(tokens_in(chars) * _ANSWER_SHARE))
    return min(settings.max_answer_tokens, expected)
