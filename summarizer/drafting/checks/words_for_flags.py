"""Every flag a check can raise: its severity and what it says to the reviewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.domain.danish import DanishText, danish
from summarizer.domain.draft import Flag, Severity

if TYPE_CHECKING:
    from summarizer.domain.span import Span
    from summarizer.drafting.danish.words import Word

RED: Final = Severity.RED
YELLOW: Final = Severity.YELLOW

# code: what the reviewer reads. %(word)s is the point's, %(other)s the source's.
DETAILS: Final[dict[str, DanishText]] = {
    "no_evidence": danish("Punktet henviser ikke til noget sted i høringssvaret."),
    "placeholder": danish("%(word)s er en maskering og må ikke stå i et godkendt referat."),
    "unknown_placeholder": danish("%(word)s findes ikke i det maskerede høringssvar."),
    "number": danish("Tallet %(word)s står ikke i det citerede sted."),
    "number_word": danish("Talordet “%(word)s” passer ikke med det citerede sted."),
    "unit": danish("Enheden i “%(word)s” er en anden end i det citerede sted (%(other)s)."),
    "period": danish("“%(word)s” regner pr. en anden periode end det citerede sted."),
    "date": danish("Datoen “%(word)s” står ikke i det citerede sted."),
    "number_role": danish("Tallet %(word)s bruges om noget andet i det citerede sted."),
    "name": danish("Navnet “%(word)s” står ikke i det citerede sted."),
    "place": danish("Stedet “%(word)s” står ikke i det citerede sted."),
    "quote": danish("Citatet “%(word)s” er ikke ordret."),
    "negation": danish(
        "Punktet og det citerede sted er uenige om, hvorvidt noget benægtes: “%(word)s”."
    ),
    "antonym": danish("“%(word)s” står over for “%(other)s” i det citerede sted."),
    "replaced": danish("“%(word)s” står, hvor det citerede sted har “%(other)s”."),
    "stance": danish("Punktets holdning (“%(word)s”) ses ikke i det citerede sted."),
    "modality": danish("“%(word)s” er stærkere eller svagere, end afsenderen udtrykker sig."),
    "quantifier": danish("“%(word)s” har en anden rækkevidde end i det citerede sted."),
    "condition": danish(
        "Det citerede sted har et forbehold, som punktet ikke nævner: “%(other)s”."
    ),
    "attribution": danish("Det citerede sted tillægger en anden udsagnet: “%(other)s”."),
    "role": danish("Rollerne i “%(word)s” er anderledes i det citerede sted."),
    "added_claim": danish("“%(word)s” har ingen dækning i det citerede sted."),
    "unsupported": danish("Punktets ord genfindes kun i ringe grad i det citerede sted."),
    "wrong_citation": danish("Punktet ser ud til at bygge på et andet sted i høringssvaret."),
    "foreign_source": danish(
        "Det citerede sted er på et andet sprog. Kun tal og navne er sammenlignet."
    ),
    "addresses_model": danish("Det citerede sted henvender sig til en sprogmodel: “%(other)s”."),
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
    return Flag(code, severity, DETAILS[code] % {"word": word, "other": other}, span, passage)


def opposing(word: Word, other: Word, severity: Severity) -> Flag:
    """Make the flag for a point's word whose opposite the passages have."""
    return flag(
        "antonym",
        severity,
        word=word.text,
        other=other.text,
        span=word.span,
        passage=other.span,
    )
