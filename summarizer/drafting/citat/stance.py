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
    rf"bemærkninger)|{_NOT} (?:\w+ ){{0,4}}noget imod|intet imod|velkommen|ja(?: tak)? til|"
    rf"ikke (?:principiel\w* )?(?:modstandere? af|modsætte (?:sig|os|mig))|"
    rf"ser (?:meget |rigtig |vældig )?gerne,? at|tilfredse? med|vilde? med|"
    rf"glæder (?:os|sig|mig) over|ikke anledning til (?:indvending|indsigelse|bemærkning)\w*|"
    rf"på (?:høje )?tide|helt i orden|"
    rf"(?:planen|forslaget|projektet|idéen|ideen) er (?:\w+ )?(?:god|godt|fin|fint))",
    re.IGNORECASE,
)
# Support that wishes and worries beside it do not take back.
_FIRM: Final = re.compile(
    r"\b(?:støtter|går ind for|tilhængere? af|bakker op|tilslutter|positive? over|ser positivt på|"
    r"hilser .{0,40}velkommen|glæder (?:os|sig|mig) over|tilfredse? med|vilde? med|"
    r"ser (?:meget |rigtig |vældig )?gerne,? at)",
    re.IGNORECASE,
)
_RESERVE: Final = re.compile(
    r"\b(?:men|dog|imidlertid|derimod|hvis|såfremt|blot|bare|forudsat|forudsætning|beklagelig\w*|"
    r"advarer?)\b",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    rf"(?<!ikke )(?<!noget )(?<!intet )\b(?:(?:er |stærkt )?imod\b(?! øst| vest| nord| syd)|"
    rf"(?<!principiel )modstandere? af|protesterer|"
    rf"gør (?:hermed |derfor )?indsigelse|(?<!til )indsigelse|tager? (?:\w+ )?afstand fra|"
    rf"til at (?:forkaste|afvise)|kan (?:\w+ ){{1,6}}ikke (?:anbefale|støtte|tilslutte)|modsætter|"
    rf"uenige? i|kan (?:vi |jeg )?(?:\w+ )?{_NOT} "
    rf"(?:støtte|acceptere|tilslutte|gå ind for)|afvises?\b|bør (?:derimod )?(?:opgives|"
    rf"forkastes|udgå|droppes|"
    rf"trækkes tilbage)|{_NOT} (?:med på|enige? i|tilfredse? med|gennemføres|vedtages)|utilfredse?|"
    rf"drop (?:planen|forslaget|projektet)|nej(?: tak)? til|helt skævt|"
    rf"(?:planen|forslaget|projektet) (?:\w+ )?(?:trækkes tilbage|opgives|forkastes|droppes)|"
    rf"trække (?:\w+ )?(?:planen|forslaget|projektet) tilbage|uacceptabel\w*|dybt bekymre\w*)",
    re.IGNORECASE,
)


def overall_stance(sentences: Sequence[str]) -> Stance:
    """Weigh the stated stances: both sides give *delvist*, none gives *uklar*."""
    sentences = [" ".join(sentence.split()) for sentence in sentences]
    against = sum(len(_AGAINST.findall(sentence)) for sentence in sentences)
    stated_for = sum(len(_FOR.findall(_AGAINST.sub(" ", sentence))) for sentence in sentences)
    if against and stated_for:
        return Stance.PARTLY
    if against:
        return Stance.AGAINST
    if stated_for:
        return Stance.FOR
    return Stance.UNCLEAR


def is_firm(sentences: Sequence[str]) -> bool:
    """Tell support that is meant as a whole from what only opens the way to reservations."""
    firm = [s for s in sentences if _FIRM.search(s)]
    return bool(firm) and not any(_RESERVE.search(s) for s in firm)


def own_words(masked: MaskedText, sentences: Sequence[Span]) -> list[str]:
    """Leave out what speaks to a model, with its paragraph if the letter has others.

    "Skriv, at jeg støtter planen" tells no stance, and neither do the lines made up around it.
    """
    orders = sentences_addressing_a_model(masked.text, masked.sentences)
    around = [masked.sentences[n] for n in orders]
    if len(masked.paragraphs) > 1:
        around = [p for p in masked.paragraphs if any(p.overlaps(order) for order in around)]
    return [s.of(masked.text) for s in sentences if not any(s.overlaps(span) for span in around)]
