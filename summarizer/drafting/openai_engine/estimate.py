"""What a proposal will roughly cost, told before anything is sent."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from summarizer.domain.style import DEFAULT_STYLE
from summarizer.drafting.openai_engine.journal import cost_in_oere, tokens_in
from summarizer.drafting.openai_engine.parts import split_into_parts
from summarizer.drafting.openai_engine.questions import numbered_sentences, template_length
from summarizer.drafting.openai_engine.style_words import style_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedNote, MaskedText
    from summarizer.drafting.openai_engine.settings import OpenAISettings

# A draft with its JSON is about half as long as the letter, and a short letter still has a few
# points; both are on the safe side for a ceiling in kroner.
_ANSWER_SHARE = 0.5
_SHORTEST_ANSWER_TOKENS = 200
# Each sentence of about this length gets a number and a line of its own.
_CHARS_PER_SENTENCE = 90
_CHARS_PER_NUMBER = 5


def estimated_usage(
    settings: OpenAISettings,
    masked: MaskedText,
    *,
    notes: Sequence[MaskedNote],
    themes: Sequence[MaskedNote] = (),
) -> dict[str, float]:
    """Count calls and tokens (characters / 3.5), and øre where the prices are known.

    Repair turns, retries and second merges are not foreseen.
    """
    parts = split_into_parts(masked, max_chars=settings.max_source_chars)
    template = "whole" if len(parts) <= 1 else "part"
    around = _around(template, note_chars=sum(len(note.text) for note in (*notes, *themes)))
    if themes:
        around += template_length("themes")
    prompt = sum(tokens_in(around + len(numbered_sentences(masked, part))) for part in parts)
    sizes = [sum(len(piece.span) for piece in part) for part in parts]
    completion = sum(_answer_tokens(settings, chars=size) for size in sizes)
    return _summed(
        settings,
        calls=len(parts),
        chars=len(masked.text),
        prompt=prompt,
        completion=completion,
        around=around,
    )


def estimated_by_size(
    settings: OpenAISettings, chars: int, *, note_chars: int = 0
) -> dict[str, float]:
    """Do the same for a text of which only the length in characters is known."""
    parts = max(1, math.ceil(chars / settings.max_source_chars))
    around = _around("whole" if parts == 1 else "part", note_chars=note_chars)
    numbered = chars + math.ceil(chars / _CHARS_PER_SENTENCE) * _CHARS_PER_NUMBER
    return _summed(
        settings,
        calls=parts,
        chars=chars,
        prompt=parts * tokens_in(around + math.ceil(numbered / parts)),
        completion=parts * _answer_tokens(settings, chars=math.ceil(chars / parts)),
        around=around,
    )


def _around(template: str, *, note_chars: int) -> int:
    """Count the characters that a call has besides the letter."""
    style = len(style_words(DEFAULT_STYLE))
    return template_length("system") + template_length(template) + style + note_chars


def _summed(
    settings: OpenAISettings,
    *,
    calls: int,
    chars: int,
    prompt: int,
    completion: int,
    around: int,
) -> dict[str, float]:
    """Add the merging of several parts, and the price."""
    if calls > 1:
        calls += 1
        prompt += completion + tokens_in(around)
        completion += _answer_tokens(settings, chars=chars)
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
