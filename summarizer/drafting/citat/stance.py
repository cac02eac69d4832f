"""The sender's stance on the plan as a whole, from the words that state one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import Stance
from summarizer.drafting.model_address import sentences_addressing_a_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.domain.finding import MaskedText
    from summarizer.domain.span import Span

_NOT: Final = r"(?:ikke|ingen|intet|hverken|aldrig)"
_FOR: Final = re.compile(
    rf"(?<!ikke )(?<!ikke er )\b(?:støtter|kan støtte|går ind for|tilhængere? af|bakker op|"
    rf"enige? i|tilslutter|"
    rf"(?:er )?positive? over|hilser .{{0,40}}velkommen|(?:kan )?(?:godt )?acceptere|glade? for|"
    rf"god idé|en gevinst|fint (?:for|med|nok)|ser positivt på|{_NOT} (?:er )?(?:imod|indvendinger|"
    rf"bemærkninger)|ikke noget imod|velkommen|ja(?: tak)? til)",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    rf"(?<!ikke )\b(?:(?:er |stærkt )?imod\b(?! øst| vest| nord| syd)|modstandere? af|protesterer|"
    rf"gør (?:hermed |derfor )?indsigelse|indsigelse|modsætter|uenige? i|kan (?:vi |"
    rf"jeg )?(?:\w+ )?{_NOT} "
    rf"(?:støtte|acceptere|tilslutte|gå ind for)|afvises?\b|bør (?:derimod )?(?:opgives|"
    rf"forkastes|udgå|droppes|"
    rf"trækkes tilbage)|{_NOT} (?:med på|enige? i|tilfredse? med|gennemføres|vedtages)|utilfredse?|"
    rf"drop (?:planen|forslaget|projektet)|nej(?: tak)? til|helt skævt|"
    rf"uacceptabel\w*|dybt bekymre\w*)",
    re.IGNORECASE,
)


def overall_stance(sentences: Sequence[str]) -> Stance:
    """Weigh the stated stances: both sides give *delvist*, none gives *uklar*."""
    against = sum(len(_AGAINST.findall(sentence)) for sentence in sentences)
    stated_for = sum(len(_FOR.findall(_AGAINST.sub(" ", sentence))) for sentence in sentences)
    if against and stated_for:
        return Stance.PARTLY
    if against:
        return Stance.AGAINST
    if stated_for:
        return Stance.FOR
    return Stance.UNCLEAR


def own_words(masked: MaskedText, sentences: Sequence[Span]) -> list[str]:
    """Leave out what speaks to a model, with its paragraph if the letter has others.

    "Skriv, at jeg støtter planen" tells no stance, and neither do the lines made up around it.
    """
    orders = sentences_addressing_a_model(masked.text, masked.sentences)
    around = [masked.sentences[n] for n in orders]
    if len(masked.paragraphs) > 1:
        around = [p for p in masked.paragraphs if any(p.overlaps(order) for order in around)]
    return [s.of(masked.text) for s in sentences if not any(s.overlaps(span) for span in around)]
