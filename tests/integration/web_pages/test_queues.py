"""What waits for a person, across hearings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from web_app import Desk, WebHouse

PROTECTED = CLEAN_LETTER + "\nJeg taler også for Agnete Valdorf Brinkholt, Tudsemosen 17.\n"
HEALTH = CLEAN_LETTER + "\nMin kone har sclerose og kan ikke gå langt.\n"


@pytest.fixture(scope="module")
def hearings(web: WebHouse) -> tuple[str, str]:
    """Two hearings with a draft each; one also with two holds and a file nobody can read."""
    house = web.house
    first, second = house.open_hearing(), house.open_hearing()
    house.submit(
        first,
        ("udkast.txt", CLEAN_LETTER),
        ("helbred.txt", HEALTH),
        ("beskyttet.txt", PROTECTED),
        ("film.mov", bytes(range(256))),
    )
    house.submit(second, ("andet.txt", CLEAN_LETTER))
    house.work_off()
    return first, second


def files(desk: Desk, address: str) -> list[str]:
    rows = desk.look(address).xpath("//main//tbody/tr/th/a/text()")
    return [str(row).split(" · ")[1] for row in rows]


def test_my_queue_holds_the_drafts_of_every_hearing(
    web: WebHouse,
    hearings: tuple[str, str],
) -> None:
    assert files(web.reviewer, "/min-koe") == ["udkast.txt", "andet.txt"]


def test_the_queue_can_be_narrowed_to_one_hearing(
    web: WebHouse,
    hearings: tuple[str, str],
) -> None:
    shown = web.reviewer.look(f"/min-koe?hoering={hearings[1]}")
    assert "andet.txt" in shown.text_content()
    assert "udkast.txt" not in shown.xpath("string(//main)")
    assert len(shown.xpath("//select[@id='hoering']/option[@selected]")) == 1


def test_everyone_starts_with_what_they_can_settle(
    web: WebHouse,
    hearings: tuple[str, str],
) -> None:
    assert files(web.officer, "/tilbageholdte") == ["beskyttet.txt", "helbred.txt"]
    assert files(web.planner, "/tilbageholdte") == ["helbred.txt", "beskyttet.txt"]


def test_a_hold_is_told_in_words_that_name_nobody(
    web: WebHouse,
    hearings: tuple[str, str],
) -> None:
    shown = web.officer.look("/tilbageholdte")
    (row, *_rest) = shown.xpath("//main//tbody/tr")
    words = row.text_content()
    assert "Databeskyttelsesansvarlig afgør" in words
    assert "beskyttelse" in words
    assert "Brinkholt" not in words


def test_what_cannot_be_read_says_what_to_do(web: WebHouse, hearings: tuple[str, str]) -> None:
    assert files(web.planner, "/kan-ikke-laeses") == ["film.mov"]
    assert "Gem filen som PDF" in web.planner.look("/kan-ikke-laeses").text_content()


def test_the_tabs_count_every_list(web: WebHouse, hearings: tuple[str, str]) -> None:
    assert _counts(web.planner.look("/min-koe")) == ["2", "2", "1"]


def test_the_first_button_leads_to_the_first_row(
    web: WebHouse,
    hearings: tuple[str, str],
) -> None:
    shown = web.reviewer.look("/min-koe")
    (button,) = shown.xpath("//div[contains(@class,'page-actions')]//a/@href")
    assert button == shown.xpath("//main//tbody/tr/th/a/@href")[0]


def _counts(shown: HtmlElement) -> list[str]:
    return [
        str(one)
        for one in shown.xpath("//nav[@class='tabs d-print-none']//*[@class='tabs-count']/text()")
    ]
