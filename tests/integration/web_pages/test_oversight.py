"""The officer's page about overturned findings and what left the building."""

from __future__ import annotations

from typing import TYPE_CHECKING

from house import CLEAN_LETTER
from summarizer.workflow.gate.decide_findings import release_response
from summarizer.workflow.gate.release_choice import Choice

if TYPE_CHECKING:
    from web_app import WebHouse


def test_before_anything_happened_the_page_says_so(web: WebHouse) -> None:
    words = web.officer.look("/tilsyn").text_content()
    assert "Ingen har endnu afgjort et tilbageholdt høringssvar." in words
    assert "Der er ikke sendt noget til en sprogmodel." in words
    web.planner.look("/tilsyn", code=403)


def test_each_layer_has_its_share_of_overturned_findings(web: WebHouse) -> None:
    house = web.house
    letter = CLEAN_LETTER + "\nJeg har adressebeskyttelse. Bent Rughave ved det.\n"
    (response_id,) = house.submit(house.open_hearing(), ("svar.txt", letter))
    house.work_off()
    with house.context.read() as look:
        (screening,) = look.screenings.history(response_id)
    name = next(at for at, one in enumerate(screening.findings) if one.layer == "name")
    release_response(
        house.context,
        house.officer,
        response_id,
        screening_id=screening.id,
        choice=Choice(frozenset({name})),
    )
    house.queue.run_ids.clear()
    (row,) = web.administrator.look("/tilsyn").xpath("//tr[th[text()='navne']]")
    assert [one.text_content() for one in row.xpath("./td")] == ["1", "1", "100 %"]
