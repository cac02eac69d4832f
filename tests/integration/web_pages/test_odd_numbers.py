"""What a browser names by number may be absurd; the answer is a page all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from web_app import WebHouse

CAMPAIGN = (
    "Vi er imod, at der bygges i fem etager ved Møllevangen. Højden passer ikke til de huse, "
    "der ligger der i dag, og vi foreslår højst to etager. Anlæg et fortov, før der bygges."
)
FAR = "9" * 20
TOO_LONG = "9" * 5000


def test_a_page_far_past_the_last_is_an_empty_page(web: WebHouse) -> None:
    hearing = web.house.open_hearing()
    web.house.submit(
        hearing,
        ("1.txt", f"{CAMPAIGN}\n\nKælderen hos os stod under vand to gange i fjor."),
        ("2.txt", f"{CAMPAIGN}\n\nVejen er for smal til bussen, som vi bruger hver dag."),
    )
    web.house.work_off()
    address = f"/hoeringer/{hearing}/enslydende/A"
    assert len(web.planner.look(address).xpath("//blockquote")) == 1
    assert web.planner.look(f"{address}?side={FAR}").xpath("//blockquote") == []
    listed = web.planner.look(f"/hoeringer/{hearing}?side={FAR}")
    assert "Lokalplan 214" in listed.xpath("string(//h1)")


def test_a_button_with_an_absurd_number_changes_nothing(web: WebHouse) -> None:
    (response,) = web.house.submit(web.house.open_hearing(), ("svar.txt", CAMPAIGN))
    web.house.work_off()
    address = f"/horingssvar/{response}"
    (form,) = web.reviewer.look(address).xpath("//form[@id='summary']")
    before = dict(form.form_values())
    for press in ("delete:²", f"up:{TOO_LONG}", f"neutral:all:{TOO_LONG}:[PERSON 1]"):
        shown = web.reviewer.send(f"{address}/referat", before | {"action": press}, code=200)
        (after,) = html.fromstring(shown.text).xpath("//form[@id='summary']")
        assert points_of(dict(after.form_values())) == points_of(before)
    page = response_page(web.house.context, web.house.reviewer, response)
    assert len(page.revisions) == 1


def test_a_field_that_no_form_has_is_refused_as_a_page(web: WebHouse) -> None:
    (response,) = web.house.submit(web.house.open_hearing(), ("svar.txt", CAMPAIGN))
    web.house.work_off()
    address = f"/horingssvar/{response}"
    (form,) = web.reviewer.look(address).xpath("//form[@id='summary']")
    fields = dict(form.form_values()) | {"points-²-text": "Noget", "action": "save"}
    refused = web.reviewer.page(web.reviewer.send(f"{address}/referat", fields, code=400))
    assert "Vi kunne ikke forstå forespørgslen" in refused.xpath("string(//h1)")


def test_a_character_that_no_database_keeps_is_refused(web: WebHouse) -> None:
    web.stranger().look("/log-ind?next=%00", code=400)
    web.reviewer.send("/soeg", {"ord": "etage\0r"}, code=400)


def points_of(fields: dict[str, str]) -> dict[str, str]:
    return {name: words for name, words in fields.items() if name.endswith("-text")}
