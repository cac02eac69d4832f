"""Hearings: the list, opening one, its page, its progress and its ledger."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from web_app import build_web_house

if TYPE_CHECKING:
    from pathlib import Path

    from web_app import WebHouse

FORM = {
    "title": "Kommuneplantillæg 14 – Lærkebakken",
    "case_number": "01.02.15-P16-3-26",
    "opens_on": "2026-09-01",
    "deadline": "2026-10-27",
    "engine": "citat",
    "notes": "Trafik ved skolen\n\n  Støj   om natten ",
}


def test_an_empty_house_says_what_to_do_first(tmp_path: Path) -> None:
    built = build_web_house(tmp_path)
    shown = built.planner.look("/")
    assert "Ingen høringer endnu" in shown.text_content()
    assert shown.xpath("//main//a/@href") == ["/hoeringer/ny"]
    assert built.reviewer.look("/").xpath("//main//a/@href") == []
    built.house.context.database.dispose()


def test_a_hearing_is_opened_and_leads_on_to_the_upload(web: WebHouse) -> None:
    answer = web.planner.send("/hoeringer/ny", FORM)
    address = answer.headers["Location"]
    assert address.endswith("/upload")
    words = web.planner.look(address.removesuffix("/upload")).text_content()
    assert "Kommuneplantillæg 14 – Lærkebakken" in words
    assert "Trafik ved skolen" in words
    assert "Støj om natten" in words
    assert "Ingen høringssvar endnu" in words


def test_a_hearing_is_put_right(web: WebHouse) -> None:
    opened = web.planner.send("/hoeringer/ny", FORM).headers["Location"].removesuffix("/upload")
    (address,) = web.planner.look(opened).xpath("//a[contains(@href, '/ret')]/@href")
    shown = web.planner.look(address)
    assert shown.xpath("//input[@id='title']/@value") == [FORM["title"]]
    right = {**FORM, "deadline": "2026-11-10", "notes": "Støj om natten\nParkering"}
    web.planner.fill(address, right | {"title": "Lærkebakken", "four_eyes": "y"})
    words = " ".join(web.planner.look(opened).text_content().split())
    assert "10. november 2026" in words
    assert "To personer" in words
    assert "Parkering" in words
    assert "Trafik ved skolen" not in words
    assert "Lærkebakken" in words
    wrong = web.planner.fill(address, right | {"notes": "Ring til tlf. 20 30 40 50"}, code=400)
    assert "personoplysning" in wrong.get_data(as_text=True)
    web.reviewer.look(address, code=403)
    assert not web.reviewer.look(opened).xpath("//a[contains(@href, '/ret')]")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Feltet skal udfyldes."),
        ({"deadline": "2026-08-01"}, "Fristen ligger før høringens start."),
        ({"case_number": "120480-1234"}, "Sagsnummeret ligner et CPR-nummer."),
        ({"opens_on": "snart"}, "Skriv en dato som"),
        ({"engine": "ukendt"}, "Vælg en af mulighederne."),
        ({"notes": "x" * 301}, "Linje 1 er for lang."),
        ({"notes": "støj\n" * 21}, "Skriv højst 20 opmærksomhedspunkter."),
        ({"notes": "Hvad mener Ulla Andersen, tlf. 20 30 40 50?"}, "personoplysning"),
    ],
)
def test_a_wrong_form_is_told_and_kept(
    web: WebHouse,
    wrong: dict[str, str],
    words: str,
) -> None:
    shown = web.planner.page(web.planner.send("/hoeringer/ny", {**FORM, **wrong}, code=400))
    assert words in shown.xpath("string(//*[@data-module='error-summary'])")
    kept = {**FORM, **wrong}["case_number"]
    assert shown.xpath("//input[@id='case_number']/@value") == [kept]


def test_the_form_says_where_a_text_goes(web: WebHouse) -> None:
    assert "intet forlader maskinen" in web.planner.look("/hoeringer/ny").text_content()


@pytest.fixture(scope="module")
def hearing(web: WebHouse) -> str:
    """A hearing with a draft, the same file again, a damaged and an unknown file."""
    house = web.house
    hearing_id = house.open_hearing(notes=["Trafik"])
    house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("igen.txt", CLEAN_LETTER),
        ("brev.pdf", b"%PDF-1.7 and then nothing"),
        ("film.mov", bytes(range(256)) * 8),
    )
    house.work_off()
    return hearing_id


def test_the_list_shows_what_waits_for_people(web: WebHouse, hearing: str) -> None:
    shown = web.planner.look("/")
    (card,) = shown.xpath(f"//li[.//h2/a[contains(@href, '{hearing}')]]")
    words = " ".join(card.text_content().split())
    assert "19. oktober 2026" in words
    assert "kræver en person4" in words
    assert "Udkast klar 2" in words
    assert "Kan ikke læses 2" in words


def test_the_most_urgent_comes_first(web: WebHouse, hearing: str) -> None:
    shown = web.planner.look(f"/hoeringer/{hearing}")
    names = shown.xpath("//div[@id='live']//a[@class='task-name']/text()")
    files = [name.split(" · ")[1] for name in names]
    assert files == ["brev.pdf", "film.mov", "et.txt", "igen.txt"]


def test_the_ledger_has_a_row_for_every_file(web: WebHouse, hearing: str) -> None:
    shown = web.reviewer.look(f"/hoeringer/{hearing}")
    rows = shown.xpath("//section[@id='hoeringsliste']//tbody/tr")
    assert len(rows) == 4
    assert "Samme fil igen" in rows[1].text_content()
    assert "Filtypen kan ikke læses" in rows[3].text_content()
    assert rows[0].xpath(".//a/@href")[0].startswith("/horingssvar/")


@pytest.mark.parametrize(
    ("status", "count"),
    [("unreadable", 2), ("drafted", 2), ("held", 0), ("person", 4), ("vås", 4), ("program", 0)],
)
def test_the_filter_stands_in_the_address(
    web: WebHouse,
    hearing: str,
    status: str,
    count: int,
) -> None:
    shown = web.planner.look(f"/hoeringer/{hearing}?status={status}")
    assert len(shown.xpath("//section[@id='hoeringsliste']//tbody/tr[th]")) == count
    assert len(shown.xpath("//nav[contains(@class,'tabs')]//a[@aria-current]")) == 1


def test_a_late_response_is_marked(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    address = f"/hoeringer/{hearing_id}/upload"
    with_day = {
        "received_on": date(2026, 10, 20).isoformat(),
        "sender_kind": "citizen",
        "files": [_file("sent.txt", CLEAN_LETTER)],
    }
    web.planner.send(address, with_day)
    words = web.planner.look(f"/hoeringer/{hearing_id}").text_content()
    assert "For sent" in words
    assert "En upload venter på at blive startet" in words


def _file(name: str, text: str) -> tuple[object, str]:
    return io.BytesIO(text.encode()), name


def test_progress_is_asked_for_only_while_there_is_work(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("et.txt", CLEAN_LETTER), ("to.txt", CLEAN_LETTER + "Ja."))
    shown = web.planner.look(f"/hoeringer/{hearing_id}")
    (live,) = shown.xpath("//div[@id='live']")
    assert live.get("hx-trigger") == "every 3s"
    assert shown.xpath("string(//title)").startswith("0 af 2 · ")
    fragment = web.planner.client.get(live.get("hx-get"))
    assert b"2 skal l\xc3\xa6ses" in fragment.data
    assert "HX-Refresh" not in fragment.headers
    house.work_off()
    last = web.planner.client.get(live.get("hx-get"))
    assert last.headers["HX-Refresh"] == "true"
    assert b"hx-get" not in last.data
    done = web.planner.look(f"/hoeringer/{hearing_id}")
    assert done.xpath("//div[@id='live']/@hx-get") == []
    assert done.xpath("string(//title)").startswith("Lokalplan 214")


def test_work_that_nobody_does_is_told(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("et.txt", CLEAN_LETTER), ("to.txt", CLEAN_LETTER + "Ja."))
    words = "Der er ikke sket noget i over to minutter"
    assert words not in web.planner.look(f"/hoeringer/{hearing_id}").text_content()
    house.clock.move(minutes=3)
    shown = web.planner.look(f"/hoeringer/{hearing_id}").text_content()
    assert words in shown
    assert "Skøn" not in shown
    # One of them is taken up: somebody is at work.
    with house.context.write() as work:
        work.runs.claim(house.queue.run_ids[0], at=house.context.now())
        work.commit()
    assert words not in web.planner.look(f"/hoeringer/{hearing_id}").text_content()
    house.queue.run_ids.clear()


def test_files_that_wait_in_a_preview_are_not_called_work(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    sent = {
        "received_on": "2026-09-03",
        "sender_kind": "citizen",
        "files": [_file("a.txt", CLEAN_LETTER)],
    }
    web.planner.send(f"/hoeringer/{hearing_id}/upload", sent)
    shown = web.planner.look(f"/hoeringer/{hearing_id}")
    assert shown.xpath("//div[@id='live']/@hx-get") == []
    assert "Programmet arbejder" not in shown.text_content()


def test_long_ledgers_come_a_page_at_a_time(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(hearing_id, *((f"{number}.mov", bytes([0, 255, number])) for number in range(53)))
    first = web.planner.look(f"/hoeringer/{hearing_id}?status=unreadable")
    assert len(first.xpath("//section[@id='hoeringsliste']//tbody/tr")) == 50
    (following,) = first.xpath("//a[@rel='next']/@href")
    assert "status=unreadable" in following
    second = web.planner.look(following)
    assert len(second.xpath("//section[@id='hoeringsliste']//tbody/tr")) == 3
