"""The page about a hearing's screening."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from house import CLEAN_LETTER

if TYPE_CHECKING:
    from web_app import WebHouse

UNKNOWN = CLEAN_LETTER + "\nKortet viser Zwaldrok som natur.\n"


def file(text: str, name: str = "plan.txt") -> dict[str, object]:
    return {"file": (io.BytesIO(text.encode()), name)}


def test_a_planner_makes_a_hearing_stricter_and_everybody_sees_it(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    address = f"/hoeringer/{hearing_id}/screening"
    web.planner.fill(address, {"hold_on_doubt": "y", "second_person": "y"}, to=f"{address}/krav")
    words = web.reviewer.look(address).text_content()
    assert "holdes tilbage" in words
    assert "to personer" in words
    web.reviewer.send(f"{address}/krav", {"hold_on_doubt": ""}, code=403)
    web.planner.fill(address, to=f"{address}/krav")
    assert "maskeres" in web.reviewer.look(address).text_content()
    trail = web.officer.look("/revisionsspor").text_content()
    assert "Ændrede høringens krav til screening" in trail


def test_a_hearing_can_be_opened_strict(web: WebHouse) -> None:
    shown = web.planner.look("/hoeringer/ny")
    assert shown.xpath("//input[@name='hold_on_doubt']")
    answer = web.planner.send(
        "/hoeringer/ny",
        {
            "title": "Lokalplan 9",
            "case_number": "9",
            "opens_on": "2026-09-01",
            "deadline": "2026-11-01",
            "engine": "citat",
            "share": "30",
            "shape": "points",
            "tone": "neutral",
            "second_person": "y",
        },
    )
    hearing_id = answer.headers["Location"].split("/")[-2]
    with web.house.context.read() as look:
        opened = look.hearings.get(hearing_id)
    assert opened is not None
    assert (opened.hold_on_doubt, opened.second_person) == (False, True)


def test_documents_are_read_listed_and_removed(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    address = f"/hoeringer/{hearing_id}/screening"
    web.planner.fill(address, {"hold_on_doubt": "y"}, to=f"{address}/krav")
    (response_id,) = house.submit(hearing_id, ("svar.txt", UNKNOWN))
    house.work_off()
    assert house.status(response_id) == "held"
    web.planner.send(f"{address}/dokumenter", file("Planen omfatter Zwaldrok."))
    shown = web.planner.look(address)
    assert "plan.txt" in shown.text_content()
    web.planner.send(f"{address}/screen-igen")
    assert "1 tilbageholdt høringssvar bliver screenet igen." in (
        web.planner.look(address).text_content()
    )
    house.work_off()
    assert house.status(response_id) == "drafted"
    (remove,) = shown.xpath("//form[contains(@action, '/fjern')]/@action")
    web.reviewer.send(remove, code=403)
    web.planner.send(remove)
    assert "Der er ingen endnu." in web.planner.look(address).text_content()


def test_a_document_that_cannot_be_read_says_why(web: WebHouse) -> None:
    address = f"/hoeringer/{web.house.open_hearing()}/screening"
    for sent in ({}, file("", "tom.txt"), file("x", "film.mov")):
        shown = web.planner.page(web.planner.send(f"{address}/dokumenter", sent, code=400))
        assert shown.xpath("string(//*[@id='file-error'])").strip()


def test_decided_words_can_be_forgotten(web: WebHouse) -> None:
    address = f"/hoeringer/{web.house.open_hearing()}/screening"
    web.planner.send(f"{address}/glem-ord")
    assert "0 afgørelser er glemt." in web.planner.look(address).text_content()
