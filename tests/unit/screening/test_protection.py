from __future__ import annotations

import pytest

from summarizer.screening.recognizers import SURE, ProtectionRecognizer, SpecialCategoryRecognizer


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
        "Jeg beder jer respektere, at familien har adressebeskyttelse.",
        "Efter skilsmissen fik jeg og børnene beskyttet adresse.",
        "Vi er desværre nødt til at leve på en adresse, som ingen må kende.",
        "Kommunen har selv givet mig navne- og adressebeskyttelse i 2029.",
        "Husk at jeg er beskyttet i folkeregistret!",
        "Adressebeskyttet borger, derfor uden navn",
        "Afsender: anonym (adressebeskyttet)",
        "Jeg må desværre ikke stå med navn, da jeg har hemmelig adresse og telefonnummer.",
        "Min nye adresse er skjult for alle.",
        "navnet er beskyttet og adressen ligeså",
        "jeg har hemligt adresse",
        "Bemærk: beskyttede personoplysninger! Må ikke aktindsigtes.",
        "Vi har haft adressebeskyttelse siden 2024 på grund af stalking.",
        "jeg er på hemmelig adresse",
        "Jeg har ret til adressebeskyttelse og bruger den.",
        "Grundet beskyttelse af min adresse kan jeg ikke skrive, hvor jeg bor.",
        "Min mand og jeg har begge navne og adressebeskyttelse",
        "Jeg har navne-og adressebeskyttelse.",
        "Adr. beskyttet",
        "Navn og adresse: beskyttet",
        "Navn: hemmeligt",
        "Adresse: hemmelig",
        "Jeg skriver under dæknavn, da min adresse er beskyttet.",
        "Min søn, der har adressebeskyttelse, går på skolen.",
        "Mit CPR-nummer er beskyttet.",
        "Jeg er hemmeligholdt i CPR.",
        "Vi fik adressebeskyttelsen fornyet i maj.",
        "Bor på ukendt adresse af sikkerhedshensyn, adressen er fortrolig.",
        "Skriv ikke hvor jeg bor - jeg har beskyttelse på adressen.",
        "Jeg har beskyttelse på både navn og adresse.",
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
        "Vi vil gerne have beskyttet de gamle træer langs Adelgade.",
        "Hvordan beskytter kommunen borgernes oplysninger?",
        "Min adresse er Skovvej, og jeg bor ved den beskyttede eng.",
        "Jeg ønsker at være anonym.",
        "Mit navn må ikke offentliggøres.",
        "Ønsker ikke navn på nettet.",
        "Kommunen hemmeligholder beregningerne.",
        "Bilag 3 er fortroligt, og det er en skandale.",
        "Lad os beskytte identiteten i vores landsbyer.",
        "Der er fundet beskyttede flagermus på adressen.",
        "Bevar og beskyt navnet Torvegade, det er historisk.",
        "Kulturarven skal beskyttes, og byens navn og identitet styrkes.",
        "Bygningen på adressen er fredet og beskyttet.",
        "Kvinder på krisecentre har brug for boliger.",
        "Det bør fremgå, at personer med navne- og adressebeskyttelse kan svare mundtligt.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Min søn har autisme og ADHD.",
        "Jeg er blind og bruger førerhund.",
        "Min kone sidder i kørestol efter en blodprop.",
        "Jeg har sclerose.",
        "Vi er muslimer og savner en gravplads.",
        "Jeg er tidligere straffet.",
        "Min datter har cerebral parese.",
        "Som homoseksuel mand føler jeg mig utryg på Torvet.",
        "Jeg er medlem af Jehovas Vidner.",
        "Jeg lider af angst og depression.",
        "Min far fik kræft i 2030 og døde året efter.",
        "Min bror er misbruger og bor på herberget.",
        "Jeg er alkoholiker, men ædru i ni år.",
        "Jeg er tillidsmand for 3F.",
        "Vi er jøder og bruger synagogen.",
        "Jeg har PTSD efter Afghanistan.",
        "Min nabo er dement.",
        "Jeg er gravid og kan ikke gå så langt.",
        "Jeg tager antidepressiv medicin.",
        "Min lille pige har epilepsi.",
        "Jeg har Parkinsons.",
        "Jeg er født med spina bifida.",
        "Jeg stemmer på Enhedslisten.",
    ],
)
def test_what_is_said_of_sender_or_family_is_sure(text: str) -> None:
    assert max(scores(text), default=0) >= SURE


@pytest.mark.parametrize(
    "text",
    [
        "Mange borgere har diabetes og KOL.",
        "Vi bør tænke på kørestolsbrugere og blinde.",
        "Handicappede børn skal have plads i skolen.",
        "Kirken og moskéen bør begge høres.",
        "Støj giver stress og blodpropper, viser undersøgelser.",
        "Jeg er syg og træt af den vej.",
        "Vi er helt blinde for naturens værdi.",
        "Planen er dømt til at mislykkes.",
        "Byrådet er lammet.",
        "Det er sygt, hvor lang tid det tager.",
        "Jeg er allergisk over for bureaukrati.",
        "Venstre og Socialdemokratiet stemte for.",
        "Som landmand og kristen demokrat mener jeg ikke noget om det.",
        "Vi har en ældre bil og en hund.",
        "Min mand cykler til arbejde hver dag.",
        "Flygtninge og indvandrere bør også høres.",
        "Jeg frygter, at børnene bliver syge af skimmelsvamp.",
        "Kræftens Bekæmpelse advarer mod solarier.",
        "Busserne er i dårlig stand og har kroniske forsinkelser.",
        "Vi har et sundt forhold til kommunen.",
    ],
)
def test_general_remarks_and_figures_of_speech_are_not(text: str) -> None:
    assert max(scores(text), default=0) < SURE
