"""A response and a list on paper, and the next response fetched ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from house import CLEAN_LETTER

if TYPE_CHECKING:
    from house import House
    from web_visitor import Submit, Visitor


def test_a_response_is_printed_with_its_source_beside_its_summary(
    reviewer: Visitor, submit: Submit
) -> None:
    address = submit(notes=("Hvad siger høringssvaret om skolevejen?",))
    form = reviewer.get(address).form("summary") | {"points-0-text": "Nævner 9.731 lastbiler."}
    reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    page = reviewer.get(f"{address}/udskriv")
    assert page.tree.xpath("//*[@class='print-pair']//*[@id='s2']")
    assert "Nævner 9.731 lastbiler." in page.words
    assert "Rød markering" in page.words or "9.731 står ikke" in page.words
    assert "Referatet er ikke godkendt" in page.words
    assert not page.tree.xpath("//textarea")
    assert page.tree.xpath(f"//a[@href='{address}']")


def test_a_hearings_list_is_printed_whole_or_as_it_is_filtered(
    house: House, reviewer: Visitor
) -> None:
    hearing = house.open_hearing()
    house.submit(hearing, ("en.txt", CLEAN_LETTER), ("to.mov", bytes(range(256))))
    house.work_off()
    shown = reviewer.get(f"/hoeringer/{hearing}")
    (link,) = shown.tree.xpath("//a[contains(., 'Udskriv listen')]/@href")
    page = reviewer.get(link)
    assert len(page.tree.xpath("//tbody/tr")) == 2
    page = reviewer.get(f"{link}?status=drafted")
    assert len(page.tree.xpath("//tbody/tr")) == 1
    assert "Listen viser et udvalg" in page.words


def test_the_next_response_is_offered_to_be_fetched_ahead(house: House, reviewer: Visitor) -> None:
    hearing = house.open_hearing()
    first, second = house.submit(hearing, ("en.txt", CLEAN_LETTER), ("to.txt", "Nej tak."))
    house.work_off()
    answer = reviewer.client.get(f"/horingssvar/{first}")
    rules = answer.headers["Speculation-Rules"].strip('"')
    said = reviewer.client.get(rules)
    assert said.mimetype == "application/speculationrules+json"
    assert said.get_json(force=True)["prefetch"][0]["urls"] == [f"/horingssvar/{second}"]
    # What is fetched ahead fetches nothing ahead itself.
    ahead = {"Sec-Purpose": "prefetch"}
    looked = reviewer.client.get(f"/horingssvar/{second}", headers=ahead)
    assert "Speculation-Rules" not in looked.headers
