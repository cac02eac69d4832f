"""Whose a response is and who looks at it, on its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.domain.user import Role

if TYPE_CHECKING:
    from house import House
    from web_visitor import Submit, Visitor


def desk_of(visitor: Visitor, address: str) -> str:
    (desk,) = visitor.get(address).tree.xpath("//div[@id='ansvarlig']")
    return " ".join(desk.text_content().split())


def test_a_reviewer_takes_a_response_and_puts_it_back(
    reviewer: Visitor,
    planner: Visitor,
    house: House,
    submit: Submit,
) -> None:
    address = submit()
    reviewer_id = house.users[Role.REVIEWER].id
    assert "Ansvarlig: ledig" in desk_of(reviewer, address)
    reviewer.post(f"{address}/ansvarlig", {"fra": "", "til": reviewer_id})
    assert "Ansvarlig: dig Slip" in desk_of(reviewer, address)
    assert f"Ansvarlig: {house.reviewer.name}" in desk_of(planner, address)
    # The planner's page was made before it was taken.
    planner.post(f"{address}/ansvarlig", {"fra": "", "til": house.planner.id}, code=409)
    assert "Tog høringssvaret" in planner.get(f"{address}/historik").words
    reviewer.post(f"{address}/ansvarlig", {"fra": reviewer_id, "til": house.planner.id})
    assert "Ansvarlig: dig" in desk_of(planner, address)
    assert "Gav høringssvaret til" in planner.get(f"{address}/historik").words


def test_who_looks_at_a_response_is_said_to_the_others(
    reviewer: Visitor,
    planner: Visitor,
    house: House,
    submit: Submit,
) -> None:
    address = submit()
    assert "ser også på dette svar" not in desk_of(reviewer, address)
    assert f"{house.reviewer.name} ser også på dette svar" in desk_of(planner, address)
    again = reviewer.post(f"{address}/til-stede", code=200)
    assert again.words.strip() == f"{house.planner.name} ser også på dette svar"
    (part,) = again.tree.xpath("//p[@id='til-stede']")
    assert part.get("hx-trigger") == "every 20s"
    house.clock.move(minutes=2)
    assert "ser også" not in reviewer.post(f"{address}/til-stede", code=200).words


def test_a_page_fetched_ahead_is_not_a_look(
    reviewer: Visitor,
    planner: Visitor,
    submit: Submit,
) -> None:
    address = submit()
    reviewer.client.get(address, headers={"Sec-Purpose": "prefetch"})
    assert "ser også" not in desk_of(planner, address)


def test_an_officer_sees_whose_it_is_and_gives_it_to_nobody(
    officer: Visitor,
    submit: Submit,
) -> None:
    address = submit()
    assert officer.get(address).tree.xpath("//div[@id='ansvarlig']//form") == []
    officer.post(f"{address}/ansvarlig", {"fra": "", "til": ""}, code=403)
