from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.domain.finding import FindingKind
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House
    from summarizer.workflow.review.one_response import ResponsePage
    from web_visitor import Submit, Visitor


def page_of(house: House, address: str) -> ResponsePage:
    return response_page(house.context, house.reviewer, address.rpartition("/")[2])


def test_the_review_shows_numbered_sentences_and_points_that_link_to_each_other(
    reviewer: Visitor, submit: Submit
) -> None:
    page = reviewer.get(submit())
    assert page.title.startswith("Høringssvar 1")
    assert page.tree.xpath("//*[@id='s2'][@data-sentence='2']")
    points = page.tree.xpath("//li[@data-point]")
    assert points
    for link in page.tree.xpath("//*[@data-chips]/a/@href | //a[@class='evidence-ref']/@href"):
        assert page.tree.xpath(f"//*[@id='{link[1:]}']"), link
    assert "citatmotoren (afsenderens egne sætninger, ingen sprogmodel)" in page.words


def test_saving_without_a_change_makes_no_version(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    assert len(page_of(house, address).revisions) == 1


def test_a_changed_point_becomes_a_version_and_is_checked(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    form["points-0-text"] = "Afsenderen nævner 9.731 lastbiler."
    page = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    assert "Gemt som version 2" in page.words
    assert page.tree.xpath("//details[@data-severity='red']")
    assert page_of(house, address).revision.points[0].text == "Afsenderen nævner 9.731 lastbiler."


def test_wrong_sentence_numbers_are_refused_and_nothing_is_lost(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    form |= {"points-0-passages": "3, 900", "points-0-text": "En ny tekst."}
    page = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=400)
    assert page.form("summary")["points-0-text"] == "En ny tekst."
    assert page.tree.xpath("//input[@id='points-0-passages'][@aria-invalid='true']")
    assert page.tree.xpath("//a[@href='#points-0-passages']")
    assert len(page_of(house, address).revisions) == 1


def test_a_summary_without_points_is_refused(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    form = {
        name: "" if name.endswith("-text") else value
        for name, value in reviewer.get(address).form("summary").items()
    }
    page = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=400)
    assert "mindst ét punkt" in page.words


def test_points_can_be_moved_deleted_and_added_without_scripts(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    before = [point.text for point in page_of(house, address).revision.points]
    form = reviewer.get(address).form("summary")
    page = reviewer.post(f"{address}/referat", form | {"action": "down:0"}, code=200)
    assert [p.text for p in page_of(house, address).revision.points][:2] == [before[1], before[0]]
    page = reviewer.post(
        f"{address}/referat", page.form("summary") | {"action": "delete:0"}, code=200
    )
    assert len(page_of(house, address).revision.points) == len(before) - 1
    page = reviewer.post(f"{address}/referat", page.form("summary") | {"action": "add"}, code=200)
    new = f"points-{len(before) - 1}-text"
    assert page.form("summary")[new] == ""
    filled = page.form("summary") | {new: "Et punkt til.", "action": "save"}
    reviewer.post(f"{address}/referat", filled, code=200)
    assert page_of(house, address).revision.points[-1].text == "Et punkt til."


def test_what_was_left_out_becomes_a_point_where_it_stands(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    page = reviewer.post(f"{address}/referat", form | {"action": "delete:0"}, code=200)
    (button, *_) = page.tree.xpath("//li[@class='left-out']//button")
    taken = page.form("summary") | {"action": button.get("value")}
    page = reviewer.post(f"{address}/referat", taken, code=200)
    revision = page_of(house, address).revision
    starts = [point.evidence[0].start for point in revision.points if point.evidence]
    assert starts == sorted(starts)
    assert not page.tree.xpath(f"//button[@value='{button.get('value')}']")


def test_two_people_on_one_response_lose_nothing(
    house: House, reviewer: Visitor, planner: Visitor, submit: Submit
) -> None:
    address = submit()
    mine, theirs = (one.get(address).form("summary") for one in (reviewer, planner))
    theirs["points-0-text"] = "Planlæggerens ord."
    planner.post(f"{address}/referat", theirs | {"action": "save"}, code=200)
    mine["points-0-text"] = "Godkenderens ord."
    page = reviewer.post(f"{address}/referat", mine | {"action": "save"}, code=409)
    assert "To har rettet på samme tid" in page.words
    assert "Planlæggerens" in "".join(page.tree.xpath("//del//text()"))
    assert page.form("summary")["points-0-text"] == "Godkenderens ord."
    reviewer.post(f"{address}/referat", page.form("summary") | {"action": "save"}, code=200)
    found = page_of(house, address)
    assert [one.points[0].text for one in found.revisions[1:]] == [
        "Planlæggerens ord.",
        "Godkenderens ord.",
    ]


def test_the_same_form_sent_twice_is_no_conflict(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-text": "Vi er imod fem etager."}
    for _ in range(2):
        reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    assert len(page_of(house, address).revisions) == 2


def test_text_typed_while_the_response_went_another_way_is_given_back(
    house: House, reviewer: Visitor, planner: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-text": "Ord, der ikke må tabes."}
    planner.post(f"{address}/screen-igen")
    page = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=409)
    assert "Ord, der ikke må tabes." in page.tree.xpath("//textarea")[0].text
    house.work_off()


def test_approving_needs_every_red_flag_answered(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    form["points-0-text"] = "Afsenderen nævner 9.731 lastbiler."
    page = reviewer.post(f"{address}/referat", form | {"action": "approve"}, code=400)
    assert "Referatet kan ikke godkendes endnu" in page.words
    assert house.status(address.rpartition("/")[2]) == "drafted"
    answers = page.form("summary")
    reds = [
        name for name in answers if name.startswith("points-0-answers") and name.endswith("text")
    ]
    assert reds
    answers |= dict.fromkeys(reds, "Tallet står i bilaget, som ligger ved.")
    answers |= {"opened": json.dumps({"flags": 2, "passages": 5, "evil": 1})}
    house.clock.move(minutes=3)
    reviewer.post(f"{address}/referat", answers | {"action": "approve"})
    approval = page_of(house, address).approval.approval
    assert approval.resolutions[0].answer == "Tallet står i bilaget, som ligger ved."
    assert approval.opened == {"flags": 2, "passages": 5}
    assert 180 <= approval.open_seconds < 200
    page = reviewer.get(address)
    assert page.form("summary")[reds[0]] == "Tallet står i bilaget, som ligger ved."
    assert "mangler" not in page.words


def test_answers_survive_a_save(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    form["points-0-text"] = "Afsenderen nævner 9.731 lastbiler."
    page = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    field = next(n for n in page.form("summary") if "-answers-" in n and n.endswith("text"))
    kept = page.form("summary") | {field: "Det står i bilaget.", "action": "save"}
    page = reviewer.post(f"{address}/referat", kept, code=200)
    assert page.form("summary")[field] == "Det står i bilaget."


def test_an_approved_summary_says_by_whom_and_can_be_taken_back(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    reviewer.post(f"{address}/referat", form | {"action": "approve"})
    page = reviewer.get(address)
    assert f"Godkendt af {house.reviewer.name}" in page.words
    assert "Gemmer du en ændring, bortfalder godkendelsen" in page.words
    reviewer.post(f"{address}/fortryd-godkendelse")
    assert house.status(address.rpartition("/")[2]) == "drafted"


def test_editing_an_approved_summary_withdraws_the_approval(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    reviewer.post(f"{address}/referat", form | {"action": "approve"})
    changed = reviewer.get(address).form("summary") | {"points-0-text": "Vi er imod fem etager."}
    reviewer.post(f"{address}/referat", changed | {"action": "save"}, code=200)
    assert house.status(address.rpartition("/")[2]) == "drafted"
    assert "fordi referatet blev ændret" in reviewer.get(f"{address}/historik").words


def test_four_eyes_keep_the_last_editor_from_approving(reviewer: Visitor, submit: Submit) -> None:
    address = submit(four_eyes=True)
    form = reviewer.get(address).form("summary") | {"points-0-text": "Vi er imod fem etager."}
    page = reviewer.post(f"{address}/referat", form | {"action": "approve"}, code=400)
    assert "fire øjne" in page.words


def test_a_planner_corrects_but_does_not_approve(planner: Visitor, submit: Submit) -> None:
    address = submit()
    page = planner.get(address)
    assert not page.tree.xpath("//button[@value='approve']")
    planner.post(f"{address}/referat", page.form("summary") | {"action": "approve"}, code=403)


def test_a_data_protection_officer_reads_but_does_not_write(
    officer: Visitor, submit: Submit
) -> None:
    address = submit()
    page = officer.get(address)
    assert not page.tree.xpath("//textarea | //select")
    officer.post(f"{address}/referat", {"points-0-text": "Ord."}, code=403)


def test_a_kind_that_is_none_is_refused_in_danish(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-kind": "digt"}
    page = reviewer.post(f"{address}/referat", form | {"action": "save"}, code=400)
    assert "Vælg en af mulighederne." in page.words


def test_attention_notes_can_be_answered(house: House, reviewer: Visitor, submit: Submit) -> None:
    address = submit(notes=("Hvad siger høringssvaret om skolevejen?",))
    form = reviewer.get(address).form("summary")
    form |= {
        "notes-0-status": "addressed",
        "notes-0-text": "Børn cykler til skole ad vejen.",
        "notes-0-passages": "5",
    }
    reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    (answer,) = page_of(house, address).revision.notes
    assert (answer.status, answer.text) == ("addressed", "Børn cykler til skole ad vejen.")
    assert answer.evidence


def test_an_unknown_word_can_be_put_back_and_a_person_made_neutral(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    # The word stands right after something that certainly is personal, and is told alone.
    address = submit(
        "Vi foreslår, at 28 43 91 17 Grzybkiste bevares. Vi foreslår, at Bent Rughave høres."
    )
    kinds = {one.kind for one in page_of(house, address).screening.findings}
    assert {FindingKind.UNKNOWN_WORD, FindingKind.NAME} <= kinds
    form = reviewer.get(address).form("summary") | {
        "points-0-text": "Vi foreslår, at [UKENDT 1] bevares, og at [PERSON 1] høres.",
        "points-0-passages": "1-2",
        "action": "save",
    }
    page = reviewer.post(f"{address}/referat", form, code=200)
    (own,) = page.tree.xpath("//div[@class='placeholder-box']//button[contains(., 'Grzybkiste')]")
    assert "17" not in own.text_content()
    form = page.form("summary") | {"action": own.get("value")}
    page = reviewer.post(f"{address}/referat", form, code=200)
    (neutral,) = page.tree.xpath(
        "//div[@class='placeholder-box']//button[contains(., 'en navngiven person')]",
    )
    form = page.form("summary") | {"action": neutral.get("value")}
    reviewer.post(f"{address}/referat", form, code=200)
    texts = " ".join(point.text for point in page_of(house, address).revision.points)
    assert "at Grzybkiste bevares" in texts
    assert "at en navngiven person høres" in texts
    assert "Bent" not in texts
