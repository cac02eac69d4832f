"""How words of a text stand to each other, where the register is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.screening.text.words import of_text


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text that is an entry of the register: a name, or else an address."""

    start: int
    end: int
    is_name: bool


@of_text
def is_lower_style(text: str) -> bool:
    """Tell whether the whole text is written without capitals."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) < letters * 0.006


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether a capital is to be expected at ``start``."""
    position = start - 1
    while position >= 0 and text[position] in " \t\"'(":
        position -= 1
    return position < 0 or text[position] in ".!?:\n"
