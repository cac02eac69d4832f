"""The day a response came, the kind of sender and the organisation can be put right later."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from house import CLEAN_LETTER
from summarizer.domain.hearing import SenderKind
from summarizer.domain.response import Status
from summarizer.store.records import ReceivedFrom
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House
    from summarizer.workflow.review.one_response import ResponsePage
    from web_visitor import Visitor

RIGHT = {
    "facts-received_on": "2026-09-02",
    "facts-sender_kind": "association",
    "facts-organisation": "Egebæk Cykelforening",
}


def seen(visitor: Visitor, address: str) -> dict[str, str]:
    """Give the mark of what the form on the page shows."""
    (mark,) = visitor.get(address).tree.xpath("//input[@name='facts-seen']/@value")
    return {"facts-seen": str(mark)}


def look(house: House, address: str) -> ResponsePage:
    return response_page(house.context, house.reviewer, address.rpartition("/")[2])


def test_facts_are_put_right_and_an_approval_stands(house: House, reviewer: Visitor) -> None:
    response_id = house.bring(CLEAN_LETTER)
    address = f"/horingssvar/{response_id}"
    house.approve(response_id, "Vejen er for smal.")
    reviewer.post(f"{address}/oplysninger", RIGHT | seen(reviewer, address))
    response = look(house, address).response
    assert (response.received_on, response.received_from) == (date(2026, 9, 2), ReceivedFrom.STAFF)
    assert (response.sender_kind, response.organisation) == (
        SenderKind.ASSOCIATION,
        "Egebæk Cykelforening",
    )
    assert response.status is Status.APPROVED
    with house.context.read() as work:
        (told,) = [
            one
            for one in work.audit.entries(response_id=response_id)
            if one.action == "facts_corrected"
        ]
    assert told.facts == {
        "received_on": "2026-09-02",
        "received_on_before": "2026-09-03",
        "sender_kind": "association",
        "sender_kind_before": "citizen",
        "organisation_changed": True,
    }
    history = reviewer.get(f"{address}/historik").words
    assert "Rettede høringssvarets oplysninger" in history


def test_a_day_that_is_none_is_refused_beside_the_field(house: House, reviewer: Visitor) -> None:
    address = f"/horingssvar/{house.bring(CLEAN_LETTER)}"
    before = look(house, address).response
    shown = reviewer.post(f"{address}/oplysninger", RIGHT | {"facts-received_on": "x"}, code=400)
    assert shown.tree.xpath("//input[@id='facts-received_on' and @aria-invalid]")
    assert look(house, address).response == before


def test_who_did_not_see_what_stands_overwrites_nothing(
    house: House, reviewer: Visitor, planner: Visitor
) -> None:
    address = f"/horingssvar/{house.bring(CLEAN_LETTER)}"
    opened = seen(reviewer, address)
    planner.post(f"{address}/oplysninger", RIGHT | seen(planner, address))
    mine = RIGHT | opened | {"facts-organisation": "Egebæk Gangforening"}
    shown = reviewer.post(f"{address}/oplysninger", mine, code=409)
    assert shown.tree.xpath("//input[@id='facts-organisation']/@value") == ["Egebæk Gangforening"]
    (beside,) = shown.tree.xpath("//*[@id='facts-organisation-standing']")
    assert "Egebæk Cykelforening" in beside.text_content()
    assert look(house, address).response.organisation == "Egebæk Cykelforening"
    (mark,) = shown.tree.xpath("//input[@name='facts-seen']/@value")
    reviewer.post(f"{address}/oplysninger", mine | {"facts-seen": mark})
    assert look(house, address).response.organisation == "Egebæk Gangforening"


def test_an_officer_corrects_nothing(house: House, officer: Visitor) -> None:
    address = f"/horingssvar/{house.bring(CLEAN_LETTER)}"
    assert not officer.get(address).tree.xpath("//*[@id='oplysninger']")
    officer.post(f"{address}/oplysninger", RIGHT, code=403)
