from __future__ import annotations

import pytest

from summarizer.screening.recognizers import AddressRecognizer

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
