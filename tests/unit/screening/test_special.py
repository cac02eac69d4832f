"""What tells of somebody's health is found, and found in whole words."""

from __future__ import annotations

import pytest

from summarizer.screening.recognizers import SURE, SpecialCategoryRecognizer


@pytest.mark.parametrize(
    "letter",
    [
        "Vores datter har svær astma og har været indlagt fire gange det sidste år.",
        "Min mand har sklerose og kan slet ikke gå ret langt uden sin rollator længere.",
        "Mit blodtryk er alt for højt efterhånden på grund af støjen fra vejen.",
    ],
)
def test_a_finding_never_ends_inside_a_word(letter: str) -> None:
    spots = list(SpecialCategoryRecognizer().spots(letter))
    assert spots
    for spot in spots:
        after = letter[spot.end : spot.end + 1]
        assert not (letter[spot.end - 1].isalnum() and after.isalnum())


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
        "Frands (have 22) har fået hjertestop.",
        "Hvordan skal Ejgil komme hjem fra dialyse uden bus?",
        "Må Karla hentes til kemoterapi i egen bil?",
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
        "Hvordan skal Kommunen komme videre med angsten for biler?",
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
