"""The audit trail in words, and the check that it is whole."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from house import CLEAN_LETTER
from summarizer.domain.user import Role
from summarizer.store.tables import audit_entry
from summarizer.workflow.accounts.manage_users import add_user

if TYPE_CHECKING:
    from web_app import WebHouse


@pytest.fixture(scope="module", autouse=True)
def _a_response_has_gone_through(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    web.house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    web.house.work_off()
    add_user(
        web.house.context,
        web.house.administrator,
        username="ida",
        name="Ida Prøve",
        role=Role.PLANNER,
        password="lang-nok-adgangskode",
    )


def test_entries_are_told_in_danish_newest_first(web: WebHouse) -> None:
    shown = web.administrator.look("/revisionsspor")
    rows = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
        for row in shown.xpath("//main//tbody/tr")
    ]
    numbers = [int(row[0]) for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    told = {row[3]: row for row in rows}
    assert told["Loggede ind"][2].startswith("Prøve ")
    assert told["Frigivet → Udkast klar"][2] == "Programmet"
    assert "Citatmotoren" in told["Frigivet → Udkast klar"][4]
    assert told["Tog imod filer"][4] == "filer: 1"
    assert "personer: 2" in told["Satte et beskyttelsesregister i kraft"][4]
    assert told["Oprettede en bruger"][4].split(", ") == ["Ida Prøve", "Planlægger"]


def test_an_entry_leads_to_what_it_is_about(web: WebHouse) -> None:
    shown = web.officer.look("/revisionsspor")
    addresses = shown.xpath("//main//tbody//a/@href")
    assert any(one.startswith("/horingssvar/") for one in addresses)
    assert any(one.startswith("/hoeringer/") for one in addresses)


def test_no_word_of_a_citizen_is_in_the_trail(web: WebHouse) -> None:
    assert "fortov" not in web.officer.look("/revisionsspor").text_content()


def test_long_trails_come_a_page_at_a_time(web: WebHouse) -> None:
    for _time in range(60):
        web.house.open_hearing()
    shown = web.officer.look("/revisionsspor")
    assert len(shown.xpath("//main//tbody/tr")) == 50
    second = web.officer.look(shown.xpath("//a[@rel='next']/@href")[0])
    first_number = int(second.xpath("//main//tbody/tr[1]/td[1]/text()")[0])
    last_number = int(shown.xpath("//main//tbody/tr[last()]/td[1]/text()")[0])
    assert first_number == last_number - 1


def test_the_chain_is_whole_until_somebody_changes_it(web: WebHouse) -> None:
    whole = web.officer.page(web.officer.send("/revisionsspor/kontrol", code=200), code=200)
    assert "Kæden er hel" in whole.text_content()
    with web.house.context.database.begin() as connection:
        connection.execute(
            update(audit_entry).where(audit_entry.c.sequence == 3).values(actor="en anden"),
        )
    broken = web.officer.page(web.officer.send("/revisionsspor/kontrol", code=200), code=200)
    assert "Kæden er brudt ved post 3." in broken.text_content()


def test_the_whole_chain_can_be_taken_along(web: WebHouse) -> None:
    shown = web.officer.look("/revisionsspor")
    (address,) = shown.xpath("//a[contains(@href, '/hent')]/@href")
    answer = web.officer.client.get(address)
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [int(row[0]) for row in rows[1:]] == list(range(1, len(rows)))
    assert len(rows[-1][7]) == 64
    assert "Tog imod filer" in {row[3] for row in rows}
    assert web.planner.client.get(address).status_code == 403
