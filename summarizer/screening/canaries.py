"""Invented people that every start-up must find before anything is screened.

A detector that was unloaded, a list that came out empty, a changed library: whatever makes
the screening blind is seen here first. Nothing below belongs to anybody: numbers are
impossible ones, the people are made up.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.domain.finding import FindingKind


@dataclass(frozen=True, slots=True)
class Canary:
    """A text and the words in it that must be found as ``kind``."""

    kind: FindingKind
    text: str
    words: str


CANARIES = (
    Canary(FindingKind.NAME, "Jeg har talt med min nabo Anders Høgh om planen.", "Anders Høgh"),
    Canary(
        FindingKind.NAME,
        "Tak for ordet.\n\nMed venlig hilsen\nTharshini Vembar",
        "Tharshini Vembar",
    ),
    Canary(FindingKind.NAME, "i går mødte jeg fatima ved søen", "fatima"),
    Canary(
        FindingKind.ADDRESS, "Vi bor på Kastanjebakken 14, 2. tv., 9999 Nyby.", "Kastanjebakken 14"
    ),
    Canary(FindingKind.CPR, "Mit cpr-nummer er 310299-0000.", "310299-0000"),
    Canary(FindingKind.CPR, "nummeret er 3 1 0 2 9 9 - 0 0 0 0", "3 1 0 2 9 9 - 0 0 0 0"),
    Canary(FindingKind.PHONE, "Ring på 69 00 00 01 efter kl. 16.", "69 00 00 01"),
    Canary(
        FindingKind.EMAIL,
        "Skriv til navn.navnesen (at) example.invalid i dag.",
        "navn.navnesen (at) example.invalid",
    ),
    Canary(FindingKind.BIRTH_DATE, "Han er født den 31. februar 1950 i byen.", "31. februar 1950"),
    Canary(FindingKind.PLATE, "Bilen med nummer QZ 00 001 holder der altid.", "QZ 00 001"),
    Canary(FindingKind.ACCOUNT, "Sæt pengene ind på konto 0000 0000000001.", "0000 0000000001"),
    Canary(FindingKind.MATRIKEL, "Det gælder matr.nr. 99 zz ved søen.", "99 zz"),
    Canary(FindingKind.UNKNOWN_WORD, "Det siger Xqvortzk også om sagen.", "Xqvortzk"),
    Canary(FindingKind.PROTECTION_DECLARED, "Jeg har hemmelig adresse.", "hemmelig adresse"),
    Canary(FindingKind.SPECIAL_CATEGORY, "Min kone har sclerose og går dårligt.", "sclerose"),
)
REGISTER_NAME = "Øjvind Testesen Prøvelund"
REGISTER_ADDRESS = "Kanariefuglevænget 93"
REGISTER_TEXTS = (
    "Hilsen Øjvind Prøvelund",
    "Prøvelund, Øjvind T.",
    "Det er Øjvind Prøvelunds have.",
    "vi bor på kanariefuglevænget 93",
)
