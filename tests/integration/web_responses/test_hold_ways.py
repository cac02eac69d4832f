"""On the held page: one decision for the whole hearing, two people, a text looked over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.user import Role
from summarizer.workflow.stages.runs import perform_run
from web_visitor import Visitor

if TYPE_CHECKING:
    from flask import Flask

    from house import House

UNKNOWN = CLEAN_LETTER + "\nKortet viser Zwaldrok som natur.\n"
DECLARED = CLEAN_LETTER + "\nJeg har navne- og adressebeskyttelse.\n"


@pytest.fixture(scope="module")
def administrator(app: Flask) -> Visitor:
    return Visitor(app, Role.ADMINISTRATOR)


@pytest.fixture
def strict(house: House) -> str:
    return house.open_strict_hearing()


def submit(house: House, hearing_id: str, letter: str) -> str:
    (response_id,) = house.submit(hearing_id, ("svar.txt", letter))
    house.work_off()
    return f"/horingssvar/{response_id}"


def status(house: House, address: str) -> str:
    return house.status(address.rpartition("/")[2])


def test_a_word_is_decided_for_the_whole_hearing_with_one_cross(
    house: House, planner: Visitor, strict: str
) -> None:
    first, waiting = submit(house, strict, UNKNOWN), submit(house, strict, UNKNOWN)
    page = planner.get(first)
    (box,) = page.tree.xpath("//li[.//strong[text()='Zwaldrok']]//input[@type='checkbox']/@name")
    key = box.removeprefix("across-")
    form = page.form("decisions") | {box: "y", f"finding-{key}": "not_personal"}
    shown = planner.post(f"{first}/frigiv", form | {"action": "preview"}, code=200)
    assert shown.form("decisions")[box] == "y"
    planner.post(f"{first}/frigiv", form | {"action": "release"})
    assert "1 andet tilbageholdt høringssvar" in planner.get("/").words
    house.work_off()
    assert status(house, waiting) == "drafted"


def test_what_is_said_of_a_protected_person_has_no_such_cross(
    house: House, officer: Visitor
) -> None:
    address = submit(house, house.open_hearing(), DECLARED)
    page = officer.get(address)
    assert page.tree.xpath("//input[@value='not_personal']")
    assert not page.tree.xpath("//input[starts-with(@name, 'across-')]")


def test_the_officer_proposes_and_an_administrator_confirms(
    house: House, officer: Visitor, administrator: Visitor, planner: Visitor, strict: str
) -> None:
    address = submit(house, strict, DECLARED)
    page = officer.get(address)
    assert "skal to personer frigive" in page.words
    form = page.form("decisions") | {"action": "release"}
    sent = {"screening_id": form["screening_id"]}
    officer.post(f"{address}/frigiv", form)
    assert status(house, address) == "held"
    assert "Træk forslaget tilbage" in officer.get(address).words
    officer.post(f"{address}/bekraeft", sent, code=400)
    assert not planner.get(address).tree.xpath("//form[contains(@action, '/bekraeft')]")
    planner.post(f"{address}/bekraeft", sent, code=403)
    seen = administrator.get(address)
    assert "Foreslået: maskeres" in seen.words
    (masked,) = seen.tree.xpath("//section[@id='maskeret']//div[@class='preview-text']")
    assert "adressebeskyttelse" not in masked.text_content()
    listed = administrator.get("/tilsyn").tree.xpath("//section[@id='venter-paa-anden']//a/@href")
    assert listed == [address]
    assert "Venter på en anden persons ja" in planner.get("/tilbageholdte").words
    administrator.post(f"{address}/bekraeft", sent, code=409)
    (confirm,) = seen.tree.xpath("//form[contains(@action, '/bekraeft')]")
    administrator.post(f"{address}/bekraeft", dict(confirm.form_values()))
    assert "Venter på en anden person" not in administrator.get("/tilsyn").words
    house.work_off()
    assert status(house, address) == "drafted"


def test_a_proposal_can_be_rejected(
    house: House, officer: Visitor, administrator: Visitor, strict: str
) -> None:
    address = submit(house, strict, DECLARED)
    form = officer.get(address).form("decisions") | {"action": "release"}
    officer.post(f"{address}/frigiv", form)
    administrator.post(f"{address}/afvis", {"screening_id": form["screening_id"]})
    assert "har foreslået" not in officer.get(address).words
    assert "Venter på en anden persons ja" not in officer.get("/tilbageholdte").words
    assert status(house, address) == "held"


def test_a_text_that_was_compared_with_its_file_is_screened(house: House, planner: Visitor) -> None:
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", CLEAN_LETTER))
    perform_run(house.context, house.queue.run_ids.pop(0))
    with house.context.write() as work:
        source = work.responses.text(response_id)
        assert source is not None
        unsure = replace(source, warnings=("hidden_text",))
        work.responses.save_text(response_id, unsure, typed=False, at=house.context.now())
        work.commit()
    house.work_off()
    address = f"/horingssvar/{response_id}"
    page = planner.get(address)
    (screening_id,) = page.tree.xpath("//input[@name='look-screening_id']/@value")
    sent = {"look-screening_id": screening_id}
    refused = planner.post(f"{address}/set-efter", sent, code=400)
    assert "Sæt kryds, når du har sammenlignet teksten med filen." in refused.words
    planner.post(f"{address}/set-efter", sent | {"look-looked": "y"})
    house.work_off()
    assert status(house, address) == "drafted"


def test_other_faults_have_no_such_way_out(house: House, planner: Visitor) -> None:
    letter = (
        "We strongly oppose these five storey buildings because they would overlook our gardens."
    )
    address = submit(house, house.open_hearing(), letter)
    page = planner.get(address)
    assert status(house, address) == "held"
    assert not page.tree.xpath("//*[@id='set-efter']")
