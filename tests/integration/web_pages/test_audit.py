"""The audit trail in words, and the check that it is whole."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from house import CLEAN_LETTER
from summarizer.cli import main
from summarizer.domain.user import Role
from summarizer.store.audit import hash_of
from summarizer.store.tables import audit_entry
from summarizer.workflow.accounts.manage_users import add_user
from summarizer.workflow.looks.audit_file import ChainFileError, audit_file, check_audit_file

if TYPE_CHECKING:
    from pathlib import Path

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
    told = answer.data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(told, newline=""), delimiter=";"))
    assert [int(row["post"]) for row in rows] == list(range(1, len(rows) + 1))
    assert "Tog imod filer" in {row["hvad"] for row in rows}
    assert web.planner.client.get(address).status_code == 403
    # The file is checked by itself; entry 3 was changed above.
    assert check_audit_file(answer.data, is_part=False)[1] == 3
    hers = web.house.users[Role.PLANNER].id
    assert hers in {row["hvem_id"] for row in rows}


def test_a_file_of_the_chain_shows_every_later_change(
    web: WebHouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with web.house.context.database.begin() as connection:
        connection.execute(
            update(audit_entry).where(audit_entry.c.sequence == 3).values(actor=first_actor(web)),
        )
    content = audit_file(web.house.context, web.house.officer, lambda _entry, _names: ("", "", ""))
    entries, broken = check_audit_file(content, is_part=False)
    assert (len(entries), broken) == (entries[-1].sequence, None)
    kept = tmp_path / "revisionsspor.csv"
    kept.write_bytes(content)
    assert main(["audit", "verify", str(kept)]) == 0
    assert entries[-1].hash in capsys.readouterr().out
    lines = content.splitlines(keepends=True)
    without = b"".join(lines[:8] + lines[9:])
    assert check_audit_file(without, is_part=False)[1] == 9
    other = content.replace(b"batch_received", b"batch_cancelled", 1)
    assert check_audit_file(other, is_part=False)[1] is not None
    for nothing in (b"", b"post;tid_utc\n1;2\n", bytes(range(256))):
        with pytest.raises(ChainFileError):
            check_audit_file(nothing, is_part=False)


def first_actor(web: WebHouse) -> str:
    """Give who stood in entry 3 before it was changed: its hash tells."""
    with web.house.context.read() as look:
        entry = look.audit.entries()[-3]
    who = ("setup", *(one.id for one in web.house.users.values()))
    return next(one for one in who if hash_of(replace(entry, actor=one)) == entry.hash)
