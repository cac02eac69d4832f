from __future__ import annotations

import pytest

from summarizer.screening.recognizers import ProtectionRecognizer, SpecialCategoryRecognizer


def declares(text: str) -> bool:
    return bool(list(ProtectionRecognizer().spots(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Jeg har navne- og adressebeskyttelse.",
        "Min adresse er hemmelig",
        "[x] Jeg har adressebeskyttelse",
        "Adressebeskyttelse: Ja",
        "Mette Testesen (navnebeskyttet)",
        "Vi lever på en hemmelig adresse på grund af min eksmand",
        "OBS: hemmelig adresse!",
        "skriv ikke mit navn, da jeg er adressebeskyttet",
        "mit navn og min adresse er beskyttet i CPR",
        "Min nabo har hemmelig adresse",
    ],
)
def test_a_declaration_is_seen(text: str) -> None:
    assert declares(text)


@pytest.mark.parametrize(
    "text",
    [
        "Er du omfattet af navne- og adressebeskyttelse, skal du selv gøre opmærksom på det.",
        "Personer med adressebeskyttelse bør kunne svare anonymt.",
        "Hvis du har adressebeskyttelse, skal du skrive det.",
        "Jeg har ikke adressebeskyttelse.",
        "Adressebeskyttelse: nej",
        "[ ] Jeg har adressebeskyttelse",
        "Reglerne om navne- og adressebeskyttelse er for dårlige",
    ],
)
def test_general_talk_and_denials_are_no_declaration(text: str) -> None:
    assert not declares(text)


def scores(text: str) -> list[float]:
    return [spot.score for spot in SpecialCategoryRecognizer().spots(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Min kone har MS.",
        "Jeg har haft kræft to gange.",
        "Hun har Alzheimers og er næsten blind.",
        "Min søn er autist.",
        "Jeg er muslim og savner en gravplads.",
        "Jeg er medlem af 3F.",
        "Vi er homoseksuelle.",
        "Min far har fået diabetes.",
    ],
)
def test_special_categories_of_sender_or_family_are_sure(text: str) -> None:
    assert any(score > 0.7 for score in scores(text))


@pytest.mark.parametrize(
    "text",
    [
        "Folk bliver syge af vindmøller.",
        "Der er måske en sammenhæng med diabetes.",
        "Byen skal være tilgængelig for kørestolsbrugere.",
        "Jeg er afhængig af bilen.",
        "Vi har kræfter til det.",
        "Jeg har kolleger i byen.",
        "Jeg har læst Kræftens Bekæmpelses undersøgelse.",
    ],
)
def test_general_talk_of_health_holds_nothing(text: str) -> None:
    assert not any(score > 0.7 for score in scores(text))
