"""The help page, and the way through a first hearing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.user import Role
from summarizer.workflow.finish.export_hearing import export_hvidbog

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from web_app import Desk, WebHouse


def step_words(tree: HtmlElement, path: str) -> list[str]:
    found = tree.xpath(f"//section[@id='trin']//li[{path}]/div")
    return [((one.text or "").strip() or one[0].text_content().strip()) for one in found]


def done(desk: Desk, hearing_id: str) -> list[str]:
    tree = desk.look(f"/hoeringer/{hearing_id}")
    return step_words(tree, "contains(@class, 'is-done')")


def following(desk: Desk, hearing_id: str) -> list[str]:
    return step_words(desk.look(f"/hoeringer/{hearing_id}"), "@aria-current='step'")


def test_the_steps_follow_a_hearing_to_its_hvidbog(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    assert following(web.planner, hearing_id) == ["Læg planens dokumenter ind"]

    (response_id,) = house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    assert following(web.planner, hearing_id) == ["Afgør det, screeningen har stoppet"]
    house.work_off()
    assert following(web.planner, hearing_id) == ["Læs, ret og godkend referaterne"]
    house.approve(response_id, "Afsenderen er imod forslaget.")
    assert following(web.planner, hearing_id) == ["Lav hvidbogen"]
    # What was skipped is not called done.
    assert len(done(web.planner, hearing_id)) == 4

    export_hvidbog(house.context, house.planner, hearing_id, municipality="Eksempel Kommune")
    assert not web.planner.look(f"/hoeringer/{hearing_id}").xpath("//*[@id='trin']")


def test_a_step_leads_only_those_who_can_take_it(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    planner = web.planner.look(f"/hoeringer/{hearing_id}").xpath("//*[@id='trin']//li//a/@href")
    reviewer = web.reviewer.look(f"/hoeringer/{hearing_id}").xpath("//*[@id='trin']//li//a/@href")
    assert f"/hoeringer/{hearing_id}/upload" in planner
    assert f"/hoeringer/{hearing_id}/upload" not in reviewer


@pytest.mark.parametrize("role", Role)
def test_everybody_can_look_the_rules_up(web: WebHouse, role: Role) -> None:
    page = web.desk(role).look("/hjaelp")
    for anchor in page.xpath("//nav[@class='help-contents']//a/@href"):
        assert page.xpath(f"//section[@id='{anchor[1:]}']/h2"), anchor
    assert "Hvorfor er et høringssvar stoppet?" in page.text_content()
