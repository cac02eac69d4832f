"""A campaign group's page: the common text once, own words beside it, all approved in one go."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from web_app import WebHouse

TEMPLATE = (
    "Vi er imod, at der bygges i fem etager ved Møllevangen. "
    "Højden passer ikke til de huse, der ligger der i dag, og vi foreslår højst to etager. "
    "Kommunen bør anlægge et fortov, før der bygges."
)
HEADING = "Høringssvar om Møllevangen"
# As a mail program breaks its lines.
WRAPPED = f"{HEADING}\n\n" + "\n".join(textwrap.wrap(TEMPLATE, 72))
OWN = "Kælderen hos os blev oversvømmet to gange i fjor, og kloakken skal udvides først."


@pytest.fixture
def group(web: WebHouse) -> tuple[str, list[str]]:
    house = web.house
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("1.txt", WRAPPED),
        ("2.txt", f"{WRAPPED} "),
        ("3.txt", f"{WRAPPED}\n\n{OWN}"),
    )
    house.work_off()
    return f"/hoeringer/{hearing_id}/enslydende/A", ids


def test_the_page_leads_to_the_first_letter_before_anything_is_approved(
    web: WebHouse,
    group: tuple[str, list[str]],
) -> None:
    address, ids = group
    shown = web.reviewer.look(address)
    assert shown.xpath("//section[@id='faelles-referat']//a/@href") == [f"/horingssvar/{ids[0]}"]
    common = [" ".join(one.split()) for one in shown.xpath("//div[@class='common-text']/p/text()")]
    assert common == [HEADING, TEMPLATE]
    (own,) = shown.xpath("//blockquote/text()")
    assert own == OWN
    assert shown.xpath("//form[@id='ens'] | //form[@id='egne']") == []


def test_the_shared_summary_is_approved_for_all_that_are_alike(
    web: WebHouse,
    group: tuple[str, list[str]],
) -> None:
    address, ids = group
    web.house.approve(ids[0], "Vi er imod, at der bygges i fem etager ved Møllevangen.")
    shown = web.reviewer.look(address)
    (form,) = shown.xpath("//form[@id='ens']")
    web.reviewer.send(f"{address}/godkend", dict(form.form_values()))
    assert [web.house.status(one) for one in ids] == ["approved", "approved", "drafted"]
    (own,) = web.reviewer.look(address).xpath("//form[@id='egne']")
    sent = dict(own.form_values()) | {"valgt": ids[2]}
    web.reviewer.send(f"{address}/del", sent)
    assert "har fået de fælles punkter" in web.reviewer.look(address).text_content()
    assert web.house.status(ids[2]) == "drafted"


def test_a_withdrawn_model_is_not_shared(web: WebHouse, group: tuple[str, list[str]]) -> None:
    address, ids = group
    web.reviewer.send(f"{address}/godkend", {"forbillede": "x", "valgt": ids}, code=409)
    web.planner.look(address.replace("/A", "/Q"), code=404)
