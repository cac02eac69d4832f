"""A campaign letter's page shows the group and what only its sender wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House
    from web_visitor import Submit, Visitor

TEMPLATE = (
    "Vi er imod, at der bygges i fem etager ved Møllevangen. "
    "Højden passer ikke til de huse, der ligger der i dag, og vi foreslår højst to etager. "
    "Kommunen bør anlægge et fortov, før der bygges."
)
OWN = "Kælderen hos os blev oversvømmet to gange i fjor, og kloakken skal udvides først."


def test_own_words_are_marked_and_must_be_covered_or_answered_for(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit(f"{TEMPLATE}\n\n{OWN}")
    response_id = address.rpartition("/")[2]
    hearing_id = response_page(house.context, house.reviewer, response_id).hearing.id
    house.submit(hearing_id, ("a.txt", TEMPLATE), ("b.txt", f"{TEMPLATE} "))
    house.work_off()
    shown = reviewer.get(address)
    assert "Enslydende høringssvar: gruppe A (3)" in shown.words
    assert shown.tree.xpath("//*[@id='s4'][contains(@class, 'own-words')]")

    form = {k: v for k, v in shown.form("summary").items() if not k.startswith("points-")}
    form |= {
        "points-0-text": "Vi er imod, at der bygges i fem etager ved Møllevangen.",
        "points-0-kind": "holdning",
        "points-0-passages": "1-3",
    }
    blocked = reviewer.post(f"{address}/referat", form | {"action": "approve"}, code=400)
    assert "Afsenderens egne ord mangler" in blocked.words
    first = blocked.tree.xpath("//li[@class='left-out']")[0]
    assert "Egne ord" in first.text_content()

    again = blocked.form("summary") | {"own_words_answer": "Kælderen er ikke en del af planen."}
    reviewer.post(f"{address}/referat", again | {"action": "approve"})
    assert house.status(response_id) == "approved"
    assert "Kælderen er ikke en del af planen." in reviewer.get(address).tree.xpath(
        "//input[@id='own_words_answer']/@value"
    )


def test_the_history_lists_every_draft(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    reviewer.post(f"{address}/nyt-udkast", {"new-draft-note": "Trafik"})
    shown = reviewer.get(f"{address}/historik")
    assert len(shown.tree.xpath("//section[@id='udkast']/details")) >= 1
