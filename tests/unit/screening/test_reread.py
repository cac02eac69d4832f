"""What a second reading found to go out in clear, or to be held for nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from summarizer.domain.source import SourceText
from summarizer.screening import ProtectedRegister, Screener, Screening

WHEN = datetime(2026, 11, 1, tzinfo=UTC)
AROUND = "Vi er imod planen, fordi vejen er for smal og der kommer mange biler. "


@pytest.fixture(scope="module")
def gate() -> Screener:
    empty = ProtectedRegister.empty(key=b"k" * 32, imported_at=WHEN)
    return Screener(empty, now=lambda: WHEN)


def screened(gate: Screener, text: str) -> tuple[Screening, str]:
    source = SourceText.from_text(AROUND + "\n" + text)
    screening = gate.screen(source)
    left = list(source.text)
    for finding in screening.findings:
        left[finding.span.start : finding.span.end] = " " * len(finding.span)
    return screening, "".join(left)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fra: Lokalrådet\nSendt: 3. maj 2024 10:11 Til: Kirsten Vang", "Kirsten"),
        ("> Sendt: 3. maj 2024 af Jens Brogaard", "Brogaard"),
        ("der holder altid biler i mikkelsens indkørsel, og mikkelsens have", "mikkelsens"),
        ("vandet står i bredgaards kælder", "bredgaards"),
        ("Beboerne på øen Lynø, Zarifa, Oddvin og Kurt er imod.", "Oddvin"),
        ("Her på søen Grethelund siger nej. Mvh Grethelund", "Mvh Grethelund"),
        ("Vi har fået svar fra Zarifa Skov om sagen.", "Zarifa"),
        ("Ring til mig, telefon20341234 om dagen", "20"),
    ],
)
def test_nobody_goes_out_in_clear(gate: Screener, text: str, name: str) -> None:
    assert name not in screened(gate, text)[1].removeprefix(AROUND)


@pytest.mark.parametrize(
    "text",
    [
        "Vi er beskyttet, siger kommunen, af diget.",
        "Jeg er beskyttet, når jeg cykler på stien.",
        "Frøen er truet på livet, hvis vandet forsvinder fra vores adresse.",
        "Råvildtet er på flugt fra mand og hund.",
        "Min adresse er ændret efter trusler om oversvømmelse på vejen.",
        "Ingen må vide hvor vi er på vej hen med denne plan.",
        "Mit navn må ikke gives videre til nogen private firmaer.",
        "Lundevej, der er en blind vej, må ikke åbnes.",
    ],
)
def test_ordinary_sentences_are_not_held(gate: Screener, text: str) -> None:
    assert screened(gate, text)[0].verdict.reasons == ()


def test_years_in_a_table_are_no_postcodes(gate: Screener) -> None:
    assert "Trafik;2024;Stigning" in screened(gate, "Trafik;2024;Stigning\nStøj;2031;Fald")[1]
