"""Neutral words for what was masked: an approved summary contains no placeholder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\[([A-ZÆØÅ][A-ZÆØÅ -]*?) \d+\]")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+|\n\s*)$")

# The word in a placeholder → what may stand in its place, the likeliest first. Never translated:
# the summary is Danish, whatever the language of the page.
_CHOICES: dict[str, tuple[str, ...]] = {
    "PERSON": ("afsenderen", "en navngiven person"),
    "ADRESSE": ("en navngiven adresse",),
    "CPR": ("et CPR-nummer",),
    "TELEFON": ("et telefonnummer",),
    "E-MAIL": ("en e-mailadresse",),
    "FØDSELSDATO": ("en fødselsdato",),
    "NUMMERPLADE": ("et køretøj",),
    "KONTO": ("et kontonummer",),
    "PAS": ("et pasnummer",),
    "MATRIKEL": ("en navngiven ejendom",),
    "LINK": ("en hjemmeside",),
    "OPLYSNING": ("en oplysning, som er udeladt",),
    "FØLSOMT": ("personlige forhold",),
    "UKENDT": ("et ord, som er udeladt",),
}
_OTHERWISE = ("en oplysning, som er udeladt",)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A placeholder that stands in a text, and one neutral word for it.

    ``choice`` counts from 0 among the words offered for the placeholder.
    """

    placeholder: str
    choice: int
    words: str


def replacements_in(
    text: str,
    own_words: Mapping[str, str] | None = None,
) -> tuple[Replacement, ...]:
    """List what a reviewer can put in the place of each placeholder in ``text``, once each.

    ``own_words`` are the sender's own words behind placeholders for merely unknown words.
    """
    found = dict.fromkeys(match[0] for match in _PLACEHOLDER.finditer(text))
    return tuple(
        Replacement(placeholder, choice, words)
        for placeholder in found
        for choice, words in enumerate(_words_for(placeholder, own_words or {}))
    )


def replace_placeholder(
    text: str,
    placeholder: str,
    choice: int,
    own_words: Mapping[str, str] | None = None,
) -> str:
    """Put a neutral word in the place of a placeholder everywhere in ``text``.

    An unknown choice leaves the text as it is.
    """
    words = _words_for(placeholder, own_words or {})
    if _PLACEHOLDER.fullmatch(placeholder) is None or not 0 <= choice < len(words):
        return text
    neutral = words[choice]

    def neutral_here(match: re.Match[str]) -> str:
        starts = _SENTENCE_START.search(text[: match.start()]) is not None
        return neutral[0].upper() + neutral[1:] if starts else neutral

    return re.sub(re.escape(placeholder), neutral_here, text)


def _words_for(placeholder: str, own_words: Mapping[str, str]) -> tuple[str, ...]:
    kind = placeholder.strip("[]").rpartition(" ")[0]
    own = (own_words[placeholder],) if placeholder in own_words else ()
    return (*own, *_CHOICES.get(kind, _OTHERWISE))
