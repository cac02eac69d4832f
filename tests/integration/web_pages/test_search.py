"""The page that searches: what it shows, and where the words are not."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from web_app import Desk, WebHouse


@pytest.fixture(scope="module")
def hearing(web: WebHouse) -> str:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("brev.txt", CLEAN_LETTER), *_many())
    house.work_off()
    return f"/hoeringer/{hearing_id}"


def _many() -> list[tuple[str, str]]:
    return [(f"{number}.txt", f"Søen skal renses. Brev {number}.") for number in range(23)]


def find(desk: Desk, address: str, **sent: object) -> HtmlElement:
    return desk.page(desk.send(f"{address}/soeg", sent, code=200), code=200)


def test_a_hit_has_its_number_its_status_and_marked_words(web: WebHouse, hearing: str) -> None:
    shown = find(web.reviewer, hearing, ord="trafikken cykler")
    (hit,) = shown.xpath("//ol[contains(@class,'hits')]/li")
    words = " ".join(hit.text_content().split())
    assert "Nr. 1 · brev.txt" in words
    assert "Udkast klar" in words
    assert "Kildetekst" in words
    assert {"trafik", "cykler"} <= {str(one) for one in hit.xpath(".//mark/text()")}


def test_more_hits_come_a_page_at_a_time_without_an_address(web: WebHouse, hearing: str) -> None:
    first = find(web.reviewer, hearing, ord="søen")
    assert "23 høringssvar fundet" in first.text_content()
    assert len(first.xpath("//ol[contains(@class,'hits')]/li")) == 20
    (button,) = first.xpath("//form[contains(@class,'hit-pages')]//button")
    second = find(web.reviewer, hearing, ord="søen", side=button.get("value"))
    assert len(second.xpath("//ol[contains(@class,'hits')]/li")) == 3


def test_what_was_searched_for_stands_in_no_address_and_no_log(
    web: WebHouse,
    hearing: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        shown = find(web.planner, hearing, ord="Brinkholt")
    assert "Intet fundet" in shown.text_content()
    assert not [one for one in shown.xpath("//@href | //@action") if "rinkholt" in one]
    assert "Brinkholt" not in caplog.text
    assert web.planner.look(f"{hearing}/soeg?ord=Brinkholt").xpath("//h2[@id='fundet']") == []


def test_all_hearings_are_searched_from_the_menu(web: WebHouse, hearing: str) -> None:
    shown = find(web.officer, "", ord="fortov")
    assert "1 høringssvar fundet" in shown.text_content()
    assert "Lokalplan 214" in shown.xpath("string(//ol[contains(@class,'hits')])")


def test_a_stranger_finds_nothing(web: WebHouse, hearing: str) -> None:
    stranger = web.stranger()
    answer = stranger.send(f"{hearing}/soeg", {"ord": "fortov"})
    assert "/log-ind" in answer.location
