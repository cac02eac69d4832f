from __future__ import annotations

import re
import time

import pytest

from summarizer.screening.recognizers import NameRecognizer

RECOGNIZER = NameRecognizer()


def masked(text: str) -> set[str]:
    """Give the words that some finding covers."""
    covered = bytearray(len(text))
    for spot in RECOGNIZER.spots(text):
        covered[spot.start : spot.end] = b"\1" * (spot.end - spot.start)
    return {
        match.group()
        for match in re.finditer(r"[\w\-]+", text)
        if all(covered[match.start() : match.end()])
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Min nabo Otto Lyngtoft er enig.", "Otto Lyngtoft"),
        ("Jeg talte med Kofod i går.", "Kofod"),
        ("Det siger Steen Gade også.", "Steen Gade"),
        ("Jeg har hørt det fra Lars Bred.", "Lars Bred"),
        ("Han arbejdede med Skov og Anders Bæk.", "Skov Anders Bæk"),
        ("Vi er enige, Hafez al-Testrup og jeg.", "Hafez al-Testrup"),
        ("Tak til Fátima de la Testa for kaffen.", "Fátima de la Testa"),
        ("Det mener R. Rosendal også.", "R. Rosendal"),
        ("Borgmester Flemming Aaskildsen lovede det.", "Flemming Aaskildsen"),
        ("Vi købte det af familien Abildtrup.", "Abildtrup"),
        ("hilsen fra storm-emil og ruth", "storm-emil ruth"),
        ("seniordans (ruth og palle kvist står for det)", "ruth palle kvist"),
        ("judo for børn, bjørk er træner", "bjørk"),
        ("mit navn er abdirahman testrup", "abdirahman testrup"),
        ("Per er ikke enig.", "Per"),
        ("Godt forslag.\n\nMvh Peder Vejle", "Peder Vejle"),
        ("Godt forslag.\n\nvh birk og rose", "birk rose"),
        ("Godt forslag.\n\nXqvort Zkylm", "Xqvort Zkylm"),
        ("Navn: Testrup Olga", "Testrup Olga"),
        ("HILSEN BENTE TESTRUP", "BENTE TESTRUP"),
        ("Hej Rikke\nTak for i går.", "Rikke"),
        ("Formanden v/ Tanja Ry Bendixen svarer.", "Tanja Ry Bendixen"),
        ("Hr. Bro og fru Sø svarede ikke.", "Bro Sø"),
        ("Vi så, at K. Gade var hjemme.", "K Gade"),
        ("Hun er gift med Karl af familien von Rosen.", "Karl von Rosen"),
        ("Vi er enige.\nVh. I. Tranekær", "I Tranekær"),
        ("Det er sandt. Line (34) cykler.", "Line"),
        ("Det er sandt. Palle (ansøger) lovede det.", "Palle"),
        ("Det er sandt. Bo fra 17'eren så det.", "Bo"),
        ("børnene og pædagogen lærke var ude", "lærke"),
        ("Det mener My Udsen også.", "My Udsen"),
        ("i dag er det mig rasmus dam og min kone", "rasmus dam"),
        ("Svar os snart.\nJO\n\n> Fra: Jens Otto Hansen", "JO Jens Otto Hansen"),
        ("Møde med O. Kvistgaard i dag. OK ønsker ikke at sælge.", "O Kvistgaard OK"),
        ("Så ringede Ib. Han var vred.", "Ib"),
        ("Kan Mark ikke få lov til det?", "Mark"),
        ("Landmand Mark Schack ejer jorden.", "Mark Schack"),
        ("Mødet med al-Khatib var kort.", "al-Khatib"),
        ("Mødet med de Neergaard var kort.", "de Neergaard"),
        ("Deltagere: Emre Ørum, Mark og Bent", "Emre Ørum Mark Bent"),
        ("Med venlig hilsen\n\nVIOLA MØLLER\nBO GLAD", "VIOLA MØLLER BO GLAD"),
        ("MVH\nMARGIT VON DER HEIDE", "MARGIT VON DER HEIDE"),
        ("Det siger fru da Bro om planen.", "Bro"),
        ("Vi mener med hr. zu Hede, at vejen er smal.", "Hede"),
        ("Det siger fru di Bro om planen.", "Bro"),
        ("jeg spiller med oskar og mads p. hvis i flytter banen", "oskar mads p"),
        ("Det er for dyrt.\n\nSofie-Amalie Trolle Wind", "Sofie-Amalie Trolle Wind"),
    ],
)
def test_a_name_is_found(text: str, name: str) -> None:
    assert set(re.findall(r"[\w\-]+", name)) <= masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lyskrydset ved Niels Bohrs Vej og Søren Kierkegaards Allé er stillet forkert.",
        "Vi gik ad stien fra Øster Vandrup til Guldbæk.",
        "Høring om skov i Torup Østermark.",
        "Jeg cykler fra Lille Skensved til arbejde.",
        "Kan Gedved Mark bevares? De Konservative siger ja.",
        "MARK OG SKOV\nDEN GAMLE MØLLE\n\nVi bor der.",
        "Afbud: ingen. Dirigent: formanden.",
        "Borgerforeningen for Gl. Rye og Sdr. Bjert er imod.",
        "Den gamle ask og den lille bøg må ikke fældes.",
        "Hans bil kan ikke komme forbi. Det er hans egen skyld.",
        "Der går bus fra Holstebro til Vejle og videre til København.",
        "Byrådet i Høje-Taastrup Kommune og Miljøstyrelsen er enige.",
        "Jeg har aldrig sat min ben der. Efter jul lignede det et bjerg.",
        "Grundejerforeningen Solbakken støtter lokalplanen.",
        "Cykelstien mellem Egum og Bredstrup mangler.",
        "Sendt til Teknik & Miljø. Med venlig hilsen en borger",
        "Vi bor ved Gedved Mark og Viskum Bæk.",
        "Læg glatte sten i siden som på gågaden i Lunde.",
        "Sygehuset i Lund lukker.",
    ],
)
def test_other_capitals_stay(text: str) -> None:
    assert masked(text) == set()


def test_an_unknown_word_is_doubt_and_a_listed_name_is_sure() -> None:
    spots = {
        spot.entity: spot.score
        for spot in RECOGNIZER.spots("Ifølge Xqvortz er det godt, siger Mette Hansen.")
    }
    assert spots["UNKNOWN_WORD"] < 0.7 < spots["PERSON"]


def test_particles_in_capitals_take_linear_time() -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        masked("VON DER " * times)
        return time.process_time() - start

    once = min(seconds(250) for _ in range(3))
    # Sixteen times the text; a quadratic rule would take 256 times as long.
    assert seconds(4_000) < 80 * max(once, 0.001)
