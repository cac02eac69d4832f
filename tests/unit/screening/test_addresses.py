from __future__ import annotations

import re
from pathlib import Path

import pytest

from summarizer.screening.recognizers import AddressRecognizer, PropertyRecognizer

HERE = Path(__file__).parent
RECOGNIZER = AddressRecognizer()


def found(text: str) -> list[str]:
    return [text[spot.start : spot.end] for spot in RECOGNIZER.spots(text)]


@pytest.mark.parametrize(
    "address",
    [
        "Kastanjebakken 14",
        "Kastanjebakken 14 B",
        "Kastanjebakken 14, 2. tv.",
        "Kastanjebakken 14, st. mf., 9999 Nyby",
        "Gl. Kastanjevej 9, 1. sal th, 9999 Nyby",
        "Niels Testesens Allé 12, 9999 Nyby N",
        "Kastanjebakken 14\n9999 Nyby",
        "Skovfogedens Vænge 1",
        "H.C. Testesens Boulevard 5",
        "Kastanjebakken nr. 14",
        "Kastanjebakken 12-14",
        "Kanariegade l4",
        "Kastanjebakken 7 c/o Madsen, 9999 Nyby",
        "kastanjevej 14",
        "Kastanjebakken 14, Over Nyby, 9999 Nyby",
    ],
)
def test_an_address_is_found_whole(address: str) -> None:
    assert any(address.rstrip(".") in hit for hit in found(f"Vi bor på {address}\nog er glade."))


@pytest.mark.parametrize(
    "marked",
    [
        "Vi bor {Kirkestræde 4 st. tv.} og er imod.",
        "Jeg bor på {Ndr. Frihavnsgade 12, 3. sal tv} og er glad.",
        "Adresse: {H.C. Andersens Boulevard 27, 4. th, 1553 København V}",
        "Min bopæl: {Gl. Kongevej 60 C, 2. tv.}",
        "{Damhus Boulevard 5B}, 9998 Nyby",
        "Huset på {Skovvej 3-5} er gammelt, og vi ejer det.",
        "Min mor bor på {Alléen 7}, og hun er 80.",
        "Jeg skriver fra {Bakken 12, 9998 Nyby}.",
        "Jeg bor i {Sdr. Jernbanevej 8, kl.} med min hund.",
        "Vi ejer {Lille Strandstræde 14 A, st}.",
        "Vores hus, {Chr. Winthers Vej 9}, får skygge.",
        "Vi bor {Nørregade nr. 44}.",
        "Vores sommerhus på {Ved Klitten 117} oversvømmes.",
        "Mvh, beboerne på {Langs Hegnet 33}",
        "Jeg bor i {Bag Hegnet 2}",
        "Jeg har boet på {Under Elmene 8} i ti år.",
        "Jeg bor på {På Sporet 12, 2. mf.}",
        "Familien i {Tinggården 24B} vil flytte.",
        "Jeg er lejer af {Vesterbrogade 204, 3. dør 12}.",
        "Jeg hører til på {Rytterknægten 5}.",
        "bor i {østergade 14 2 tv} og er træt",
        "Bopæl {Åvej 3, Ll. Nyby, 9998 Nyby}",
        "Send svaret til {Postboks 12, 9998 Nyby}.",
        "Mit hus ligger {Mosevej 101 st. th.} ved søen.",
        "Ejendommen {Søndre Fasanvej 88, 5. tv} er fra 1920.",
        "Vi bor i rækkehuset {Enghaven 12, 1. tv, 9998 Nyby}.",
        "Gården {Nordgaard, Overvadvej 66} har været vores siden 1910.",
        "Jeg bor {Dr. Margrethes Vej 12}.",
        "Jeg bor i {Peder Hvitfeldts Stræde 10, 2}",
        "{Agern Allé 24} er min adresse",
        "{Sct. Jørgens Vej 7} ligger lavt, og vi bor der.",
        "Hun bor i {Prinsessegade 4, lejl. 103}.",
        "På min adresse ({Kornblomstvej 18}) er der rotter.",
        "Skrevet på {Rosenvænget 3 st.} den 4. maj",
        "Det er {Nyvej 1}, der er problemet, siger genboen.",
        "ADR: {SKOLEVEJ 22, 9998 NYBY}",
        "v/ {Tranebærvej 55}",
        "Naboen i {Tranebærvej 57} er enig, og {nr. 59} også.",
        "hilsner fra {syrenvej 4}",
    ],
)
def test_an_address_is_found_in_its_sentence(marked: str) -> None:
    text = marked.replace("{", "").replace("}", "")
    hits = "".join(found(text))
    assert all(part in hits for part in re.findall(r"\{([^}]*?)\.?\}", marked))


@pytest.mark.parametrize(
    "text",
    [
        "Trafikken på Kastanjebakken er tæt.",
        "Lokalplan 21 og Kommuneplan 25",
        "se side 14 og Bilag 3",
        "Kastanjevejen 300 meter mod nord",
        "Bus 41 og Rute 15",
        "Omkring 30 biler i timen",
        "Vi var 40 mennesker",
        "Delområde 3 og Etape 2",
        "en cykelsti 3 meter bred",
    ],
)
def test_places_and_headings_stay(text: str) -> None:
    assert found(text) == []


def test_a_house_number_counts_when_its_street_is_named() -> None:
    assert found("min nabo i nr. 23 på Kastanjebakken er enig") == ["nr. 23"]
    assert found("jf. punkt nr. 23 i planen") == []


def test_every_way_of_writing_an_address_is_found() -> None:
    finders = (RECOGNIZER, PropertyRecognizer())
    missed = []
    for marked in (HERE / "sentences_with_addresses.txt").read_text("utf-8").split("\n\n"):
        text = re.sub("[{}]", "", marked).strip("\n") + "\n"
        covered = {i for one in finders for spot in one.spots(text) for i in range(*spot[:2])}
        start = 0
        for part in re.findall(r"\{([^}]*)\}", marked):
            start = text.index(part, start)
            end = start + len(part)
            if any(text[i].isalnum() and i not in covered for i in range(start, end)):
                missed.append(marked)
            start = end
    assert missed == []


def test_a_number_near_a_place_is_no_address() -> None:
    texts = (HERE / "sentences_without_addresses.txt").read_text("utf-8").splitlines()
    assert [text for text in texts if found(text + "\n")] == []


@pytest.mark.parametrize("mark", ["\f", "\r\n", "\u2028", " \f "])
def test_a_number_right_behind_a_pages_end_is_no_reason_to_stop(mark: str) -> None:
    text = f"{mark}12 huse. Jeg bor Egevej 4."
    assert any("Egevej 4" in text[s.start : s.end] for s in RECOGNIZER.spots(text))
