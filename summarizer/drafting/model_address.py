"""Sentences that speak to a language model instead of to the municipality.

They are kept, cited and counted like all others; whoever reviews the draft is told of them.
Source of the forms: OWASP Top 10 for LLM applications, LLM01 (prompt injection), put into Danish.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.domain.span import Span

_FORMS: Final = (
    # Put the rules aside.
    (
        r"\b(?:ignor[eé]r|glem|tilsidesæt|overse|se\s+bort\s+fra)\b.{0,60}"
        r"\b(?:instruk\w*|regler\w*|ovenstående|ovenfor|tidligere|forrige|alt\s+andet|prompt\w*)"
    ),
    (
        r"\b(?:ignore|disregard|forget|override)\b.{0,60}"
        r"\b(?:instructions?|rules?|above|previous|prior|everything|prompt)\b"
    ),
    # Be somebody else.
    r"\bdu\s+er\s+(?:nu\s+|fra\s+nu\s+af\s+)?(?:en|et|ikke\s+længere)\b",
    r"\byou\s+are\s+(?:now\s+)?(?:an?|no\s+longer)\b",
    # Write this, in the imperative: "Skriv at …", not "Jeg vil skrive at …".
    (
        r"(?:^|[,.:;–-]\s*|\b(?:og|men|så|også|herefter)\s+)"
        r"(?:skriv|opsummer\w*|referer\w*|konklud[eé]r|svar|return[eé]r)\s*,?\s+"
        r"(?:at|kun|blot|følgende|som|altid|nu|i\s+(?:dit|referatet|stedet))\b"
    ),
    # Named outright.
    r"\b(?:sprogmodel\w*|chatgpt|chatbot\w*|language\s+model|ai-model\w*)\b",
    r"\btil\s+(?:dig,?\s+)?(?:ai|den\s+kunstige\s+intelligens)\b",
    # Told what its answer shall be.
    r"\b(?:i|som)\s+(?:dit|din)\s+(?:referat|resumé|svar|output|opsummering)\w*\b",
    r"\bdu\s+skal\s+(?:nu\s+|kun\s+|blot\s+)?(?:skrive|opsummere|svare|konkludere|fremstille|referere)\b",
    r"\b(?:som|dear|kære)\s+(?:ai|assistent|sprogmodel)\b|\bai[- ]?(?:assistent|system|model)\w*\b",
    r"\b(?:write|say|state|summari[sz]e|conclude|respond|output)\s+(?:only\s+)?(?:that|as\s+if)\b",
    r"\bsætning(?:erne)?\s+(?:nr\.?\s*)?\d+\s+(?:siger|lyder|skal\s+læses)\b",
    # The marks by which chat formats tell who speaks.
    r"\b(?:system|assistant)\s*(?:prompt|besked|message)?\s*:\s",
    r"<\|?\s*/?(?:im_start|im_end|system|assistant|user)\b|\[/?INST\]|#{2,}\s*(?:system|instru\w+)",
)
_ADDRESS: Final = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE | re.DOTALL)
# Zero width, soft hyphens and direction marks, with which a word can be hidden from a pattern.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def address_in(text: str) -> str:
    """Give the words with which a text speaks to a model, or nothing. Hidden marks are skipped."""
    match = _ADDRESS.search(_UNSEEN.sub("", text))
    return match.group().strip(" ,.:;–-") if match else ""


def sentences_addressing_a_model(text: str, sentences: Iterable[Span]) -> tuple[int, ...]:
    """Give the numbers (from 0) of the sentences that give orders to a model or name one."""
    return tuple(
        number for number, sentence in enumerate(sentences) if address_in(sentence.of(text))
    )
