"""Making the hvidbog and the ledger from the browser."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document

from house import CLEAN_LETTER
from summarizer.domain.response import Status

if TYPE_CHECKING:
    from web_app import WebHouse

APPROVED = "Afsenderen er imod fem etager ved Møllevangen."


@pytest.fixture(scope="module")
def hearing(web: WebHouse) -> str:
    """A hearing with an approved summary and a draft."""
    house = web.house
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("to.txt", CLEAN_LETTER.replace("fem etager", "seks etager")),
    )
    house.work_off()
    house.approve(ids[0], APPROVED)
    return hearing_id


def table_words(docx: bytes) -> list[str]:
    """Give the words of each cell of a Word file's tables, one that is merged once."""
    return [
        "\n".join(paragraph.text for paragraph in cell.paragraphs)
        for table in Document(io.BytesIO(docx)).tables
        for row in table.rows
        for cell in {id(one._tc): one for one in row.cells}.values()
    ]


def test_the_box_says_what_an_export_would_hold(web: WebHouse, hearing: str) -> None:
    shown = web.planner.look(f"/hoeringer/{hearing}")
    words = " ".join(shown.get_element_by_id("eksport").text_content().split())
    assert "1 godkendte kommer med" in words
    assert "1 er ikke færdige" in words
    assert web.officer.look(f"/hoeringer/{hearing}").xpath("//*[@id='eksport']") == []


def test_an_unfinished_hearing_is_refused_with_the_choice_there_is(
    web: WebHouse,
    hearing: str,
) -> None:
    answer = web.planner.send(f"/hoeringer/{hearing}/eksport/hvidbog", code=400)
    words = web.planner.page(answer).xpath("string(//*[@data-module='error-summary'])")
    assert "1 høringssvar er ikke færdigbehandlet" in words


def test_a_hvidbog_is_made_listed_and_fetched(web: WebHouse, hearing: str) -> None:
    web.planner.send(f"/hoeringer/{hearing}/eksport/hvidbog", {"list_open": "y"})
    shown = web.planner.look(f"/hoeringer/{hearing}/eksport")
    assert "Prøve planner" in shown.text_content()
    (address,) = shown.xpath("//a[@class='task-name']/@href")
    answer = web.reviewer.client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=hvidbog_01.02.05")
    assert hashlib.sha256(answer.data).hexdigest() in shown.text_content()
    assert any(APPROVED in cell for cell in table_words(answer.data))


def test_a_ledger_is_made_and_listed_on_the_hearings_page(web: WebHouse, hearing: str) -> None:
    web.planner.send(f"/hoeringer/{hearing}/eksport/hoeringsliste")
    shown = web.planner.look(f"/hoeringer/{hearing}")
    names = [link.text_content() for link in shown.xpath("//*[@id='eksport']//a")]
    assert names[0] == "Høringsliste (Excel)"
    answer = web.planner.client.get(shown.xpath("//*[@id='eksport']//a/@href")[0])
    assert answer.data.startswith(b"PK")


def test_a_new_hvidbog_marks_what_changed_when_asked(web: WebHouse, hearing: str) -> None:
    address = f"/hoeringer/{hearing}/eksport"
    web.planner.send(f"{address}/hvidbog", {"list_open": "y"})
    assert "siden hvidbogen af" in web.planner.look(address).text_content()
    with web.house.context.read() as look:
        (waiting,) = look.responses.page(hearing, statuses=[Status.DRAFTED])
    web.house.approve(waiting.id, "Afsenderen er imod seks etager.")
    for choice, words in (({"mark": "y"}, 1), ({}, 0)):
        web.planner.send(f"{address}/hvidbog", choice)
        newest = web.planner.look(address).xpath("//a[@class='task-name']/@href")[0]
        cells = table_words(web.planner.client.get(newest).data)
        assert sum("Nyt siden" in cell for cell in cells) == words
        # The first is one of two like letters now, and says so.
        assert sum("Ændret siden" in cell for cell in cells) == words


def test_a_journal_package_is_made_and_fetched(web: WebHouse, hearing: str) -> None:
    address = f"/hoeringer/{hearing}/eksport"
    web.planner.send(f"{address}/journalpakke")
    newest = web.planner.look(address).xpath("//a[@class='task-name']")[0]
    assert newest.text_content() == "Journalpakke (ZIP)"
    answer = web.planner.client.get(newest.get("href"))
    assert "journalpakke_01.02.05" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as package:
        assert "referater/0001.json" in package.namelist()


def test_only_those_who_may_export_fetch_a_file(web: WebHouse, hearing: str) -> None:
    web.planner.send(f"/hoeringer/{hearing}/eksport/hoeringsliste")
    shown = web.planner.look(f"/hoeringer/{hearing}/eksport")
    address = shown.xpath("//a[@class='task-name']/@href")[0]
    web.officer.look(address, code=403)
    assert web.stranger().client.get(address).status_code == 302


def test_a_hearing_without_approvals_offers_no_hvidbog(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    web.house.submit(hearing_id, ("et.txt", CLEAN_LETTER))
    web.house.queue.run_ids.clear()
    shown = web.planner.look(f"/hoeringer/{hearing_id}")
    (button,) = shown.xpath("//button[contains(., 'Lav hvidbog')]")
    assert button.get("disabled") is not None
