"""Every flag a check can raise: its severity and what it says to the reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.domain.draft import Flag, Severity

if TYPE_CHECKING:
    from summarizer.domain.span import Span

RED: Final = Severity.RED
YELLOW: Final = Severity.YELLOW

# code: what the reviewer reads. {word} is the point's, {other} the source's.
DETAILS: Final[dict[str, str]] = {
    "no_evidence": "Punktet henviser ikke til noget sted i høringssvaret.",
    "placeholder": "{word} er en maskering og må ikke stå i et godkendt referat.",
    "unknown_placeholder": "{word} findes ikke i det maskerede høringssvar.",
    "number": "Tallet {word} står ikke i det citerede sted.",
    "number_word": "Talordet “{word}” passer ikke med det citerede sted.",
    "unit": "Enheden i “{word}” er en anden end i det citerede sted ({other}).",
    "period": "“{word}” regner pr. en anden periode end det citerede sted.",
    "date": "Datoen “{word}” står ikke i det citerede sted.",
    "number_role": "Tallet {word} bruges om noget andet i det citerede sted.",
    "name": "Navnet “{word}” står ikke i det citerede sted.",
    "place": "Stedet “{word}” står ikke i det citerede sted.",
    "quote": "Citatet “{word}” er ikke ordret.",
    "negation": "Punktet og det citerede sted er uenige om, hvorvidt noget benægtes: “{word}”.",
    "antonym": "“{word}” står over for “{other}” i det citerede sted.",
    "stance": "Punktets holdning (“{word}”) ses ikke i det citerede sted.",
    "modality": "“{word}” er stærkere eller svagere, end afsenderen udtrykker sig.",
    "quantifier": "“{word}” har en anden rækkevidde end i det citerede sted.",
    "condition": "Det citerede sted har et forbehold, som punktet ikke nævner: “{other}”.",
    "attribution": "Det citerede sted tillægger en anden udsagnet: “{other}”.",
    "role": "Rollerne i “{word}” er anderledes i det citerede sted.",
    "added_claim": "“{word}” har ingen dækning i det citerede sted.",
    "unsupported": "Punktets ord genfindes kun i ringe grad i det citerede sted.",
    "wrong_citation": "Punktet ser ud til at bygge på et andet sted i høringssvaret.",
    "foreign_source": "Det citerede sted er på et andet sprog. Kun tal og navne er sammenlignet.",
    "addresses_model": "Det citerede sted henvender sig til en sprogmodel: “{other}”.",
}


def flag(
    code: str,
    severity: Severity,
    *,
    word: str = "",
    other: str = "",
    span: Span | None = None,
    passage: Span | None = None,
) -> Flag:
    """Make a flag with its words; raises ``KeyError`` for a code that has none."""
    return Flag(code, severity, DETAILS[code].format(word=word, other=other), span, passage)
