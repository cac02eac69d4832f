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
        "Jeg lever under adressebeskyttelse, så mit navn må ikke fremgå.",
        "Bemærk venligst: afsender har navne- og adressebeskyttelse.",
        "OBS! Navnebeskyttet!",
        "Vores familie har beskyttet adresse pga. trusler.",
        "Jeg er omfattet af navne- og adressebeskyttelse, jf. CPR-lovens § 28.",
        "Min adresse er hemmelig, og det skal den blive ved med at være.",
        "Da jeg har hemmeligt navn og adresse, beder jeg om at være anonym.",
        "Jeg har fået adressebeskyttelse hos Folkeregistret.",
        "Mit navn og min adresse er beskyttet i CPR.",
        "Vi bor på hemmelig adresse, min søn og jeg.",
        "Jeg har skjult min adresse i folkeregistret.",
        "Min søster har navnebeskyttelse, så nævn hende ikke.",
        "Jeg ønsker ikke mit navn frem da jeg er adressebeskyttet.",
        "jeg har adressebeskytelse",
        "Undertegnede har navne- & adressebeskyttelse.",
        "Beskyttet adresse: Ja",
        "Navne- og adressebeskyttelse: X",
        "[x] Jeg har navne- og adressebeskyttelse",
        "Har du navne- og adressebeskyttelse? Ja",
        "Jeg er markeret som adressebeskyttet i CPR-registeret.",
        "Mine data er beskyttede, min adresse må ikke udleveres.",
        "Jeg har adresse beskyttelse",
        "Min eksmand må ikke vide hvor jeg bor, derfor er min adresse beskyttet.",
        "Min adresse er ikke offentlig, og sådan skal det blive ved med at være.",
        "Vi har navneogadressebeskyttelse",
        "Jeg bor på krisecenter lige nu.",
        "Jeg er under politibeskyttelse og må ikke nævnes.",
        "Vi lever med hemmelig bopæl.",
        "Vær opmærksom på at jeg har beskyttet navn.",
        "Jeg har fået beskyttet min adresse.",
        "Folkeregisteret har beskyttet min adresse.",
        "Adressen er beskyttet, så den skriver jeg ikke.",
        "Jeg er adressehemmelig.",
        "Min adresse er fortrolig.",
        "Pas på mit navn, jeg er registreret med beskyttelse i CPR.",
        "Svaret må ikke offentliggøres, jeg er navne/adressebeskyttet.",
        "Jeg har hemmelig adr. og hemmeligt nummer.",
        "I am under address protection.",
        "Min datter er anbragt på hemmelig adresse.",
        "NAVNE- OG ADRESSEBESKYTTELSE",
        "Jeg har n/a-beskyttelse.",
        "Jeg har CPR-beskyttelse på navn og adresse.",
        "Jeg kan ikke oplyse min adresse, den er beskyttet.",
        "Min kones adresse er beskyttet.",
        "Vi har været nødt til at få adressebeskyttelse efter chikane.",
        "Mit navn er beskyttet, så skriv bare Borger.",
        "Adressebeskyttelse haves.",
        "Jeg ha rbeskyttet adresse",
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
        "Vi ønsker at beskytte naturen og de fredede arealer ved åen.",
        "Området er omfattet af naturbeskyttelseslovens § 3.",
        "Har du navne- og adressebeskyttelse, skal du skrive det.",
        "Kommunen bør huske reglerne om adressebeskyttelse, når den lægger svar på nettet.",
        "Skoven er beskyttet, og det skal den blive ved med at være.",
        "Beskyt vores grundvand mod pesticider, tak.",
        "Navne- og adressebeskyttelse: Nej",
        "[ ] Jeg har navne- og adressebeskyttelse",
        "Den skjulte dagsorden er at sælge grunden.",
        "Stien ligger skjult bag hegnet og er utilgængelig for kørestole.",
        "Byrådet holdt et lukket møde, og det er hemmelighedskræmmeri.",
        "Facaden er beskyttet af en bevarende lokalplan.",
        "Strandbeskyttelseslinjen skal respekteres.",
        "Børnene skal være trygge og beskyttede på vej til skole.",
        "Adressen på den nye skole er endnu ikke offentlig.",
        "Der bør stå på hjemmesiden, hvad man gør, hvis man har adressebeskyttelse.",
        "Fortidsmindebeskyttelseslinjen er overskredet.",
        "Dokumenterne er fortrolige, skriver I, men de burde være offentlige.",
        "Hvorfor er oplysninger om prisen hemmelige?",
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
