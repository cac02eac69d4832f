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
    # Played, begged or threatened into it.
    r"\b(?:forestil\s+dig|lad\s+som\s+om|opfør\s+dig\s+som|spil\s+rollen)\b.{0,60}\b(?:gengiv|skriv|referer|du\s+er)\b",
    r"\b(?:act|behave|respond|answer)\s+as\b|\brewrite\s+my\b|\bpretend\s+(?:to|that|you)\b",
    (
        r"\b(?:fremstil|gengiv|beskriv|gentag|opsummér|klassific[eé]r|udelad)\w*\b.{0,60}"
        r"\b(?:svar\w*|ordret|hele|det\s+hele|indvending\w*|brev|høringssvar)\b"
        r"(?=.{0,60}\b(?:positiv\w*|ros\w*|støtt\w*|resum\w*|referat\w*|ingen)\b)"
    ),
    r"\b(?:gentag|repeat)\s+(?:ordret|verbatim|after\s+me|følgende)\b",
    r"\bhvis\s+du\s+ikke\s+(?:skriver|opsummerer|svarer)\b",
    r"\byour?\s+(?:summary|answer|response|output|instructions)\b|\bsystem\s?prompt\w*\b",
    (
        r"\b(?:til|for)\s+(?:det|den)\s+(?:program|maskine|robot|model|computer)\b|"
        r"\b(?:til|for)\s+automatisk\s+behandling\b|\b(?:til\s+)?modellen\s*:"
    ),
    r"\b(?:mark|flag|classify|treat|rate)\s+(?:this|my)\b|\b(?:summari[sz]e|report)\s+(?:as|that)\b",
    r"\b(?:du\s+bist|bist\s+du)\s+(?:jetzt\s+)?ein\b|\bignorier\w*\s+(?:alle|die)\b",
    # Written so that a person does not read it.
    (
        r"\b(?:afkod|decode|base64|rot-?13)\b|"
        r"\b(?-i:(?=[A-Za-z+/]*\d)(?=[a-z\d+/]*[A-Z]))[A-Za-z\d+/]{24,}={0,2}(?![\w/.])"
    ),
    # An answer put into the model's mouth.
    r"[\"“]?\b(?:points|stance|sentences)\b[\"”]?\s*:|\bstance\s+til\b",
    r"\b(?:assistent|assistant|ai|model)\s*:\s|\bbrug\s+kun\s+(?:punkt|sætning)\w*\b",
    # The marks by which chat formats tell who speaks.
    r"\b(?:system|assistant)\s*(?:prompt|besked|message)?\s*:\s",
    (
        r"<[\|</]*\s*(?:im_start|im_end|system|assistant|user|source|instructions?|developer|prompt)\b|"
        r"\[/?(?:INST|system|user|assistant)\]|#{2,}\s*(?:system|instru\w+)|<!--.{0,20}\b(?:llm|ai|gpt)\b"
    ),
)
_ADDRESS: Final = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.IGNORECASE | re.DOTALL)
# Zero width, soft hyphens and direction marks, with which a word can be hidden from a pattern.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


# Letters with a space between each: "I g n o r é r".
_APART: Final = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")


def address_in(text: str) -> str:
    """Give the words with which a text speaks to a model, or nothing. Hidden marks are skipped."""
    plain = _APART.sub(lambda m: m.group().replace(" ", ""), _UNSEEN.sub("", text))
    match = _ADDRESS.search(plain) or _ADDRESS.search(plain.replace("_", " "))
    return match.group().strip(" ,.:;–-") if match else ""


def sentences_addressing_a_model(text: str, sentences: Iterable[Span]) -> tuple[int, ...]:
    """Give the numbers (from 0) of the sentences that give orders to a model or name one."""
    return tuple(
        number for number, sentence in enumerate(sentences) if address_in(sentence.of(text))
    )
