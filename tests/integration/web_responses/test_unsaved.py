"""What somebody types is kept and checked as they go, and nothing is lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from summarizer.store.tables import unsaved_edit
from summarizer.workflow.hearings.purge_hearing import purge_hearing
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from house import House
    from summarizer.workflow.review.one_response import ResponsePage
    from web_visitor import Submit, Visitor

WRONG = "Afsenderen nævner 9.731 lastbiler."


def page_of(house: House, address: str) -> ResponsePage:
    return response_page(house.context, house.reviewer, address.rpartition("/")[2])


def test_what_is_typed_is_kept_checked_and_found_again(
    house: House, reviewer: Visitor, planner: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-text": WRONG}
    parts = reviewer.post(f"{address}/kladde", form, code=200)
    assert "Kladde gemt" in parts.words
    assert parts.tree.xpath("//div[@id='points-0-flags']/details[@data-severity='red']")
    assert "rød markering mangler" in parts.words
    assert len(page_of(house, address).revisions) == 1
    page = reviewer.get(address)
    assert "ikke nåede at gemme" in page.words
    assert page.form("summary")["points-0-text"] == WRONG
    assert WRONG not in planner.get(address).form("summary").values()
    reviewer.post(f"{address}/referat", page.form("summary") | {"action": "save"}, code=200)
    assert "ikke nåede at gemme" not in reviewer.get(address).words
    # What was still on its way when it was saved comes too late to come back.
    reviewer.post(f"{address}/kladde", page.form("summary"), code=200)
    assert "ikke nåede at gemme" not in reviewer.get(address).words


def test_what_was_typed_can_be_let_go(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    reviewer.post(f"{address}/kladde", form | {"points-0-text": WRONG}, code=200)
    reviewer.post(f"{address}/kladde/slip")
    assert reviewer.get(address).form("summary")["points-0-text"] == form["points-0-text"]


def test_words_that_cannot_be_checked_yet_are_kept_all_the_same(
    reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-passages": "3, 900"}
    parts = reviewer.post(f"{address}/kladde", form, code=200)
    assert not parts.tree.xpath("//*[@data-live]")
    assert reviewer.get(address).form("summary")["points-0-passages"] == "3, 900"


def test_what_was_typed_meets_what_somebody_else_saved_and_is_merged(
    house: House, reviewer: Visitor, planner: Visitor, submit: Submit
) -> None:
    address = submit()
    mine, theirs = (one.get(address).form("summary") for one in (reviewer, planner))
    first = mine["points-0-text"]
    mine["points-0-text"] = "Mine egne ord."
    assert "En anden har gemt" not in reviewer.post(f"{address}/kladde", mine, code=200).words
    changed = {"points-0-text": f"{first} Ja.", "points-1-text": "Et helt nyt punkt fra en anden."}
    planner.post(f"{address}/referat", theirs | changed | {"action": "save"}, code=200)
    # Who still types hears of it at once.
    assert "En anden har gemt siden" in reviewer.post(f"{address}/kladde", mine, code=200).words
    page = reviewer.get(address)
    assert "To har rettet på samme tid" in page.words
    assert "Prøve planner har gemt en nyere version" in page.words
    buttons = page.tree.xpath("//button[starts-with(@value, 'theirs:')]")
    wanted = next(one for one in buttons if one.get("value") == "theirs:2")
    form = page.form("summary") | {"action": wanted.get("value")}
    page = reviewer.post(f"{address}/referat", form, code=200)
    merged = page.form("summary")
    assert "Et helt nyt punkt fra en anden." in merged.values()
    assert "Mine egne ord." in merged.values()
    reviewer.post(f"{address}/referat", merged | {"action": "save"}, code=200)
    texts = [point.text for point in page_of(house, address).revision.points]
    assert {"Et helt nyt punkt fra en anden.", "Mine egne ord."} <= set(texts)


def test_ones_own_other_window_is_nobody_else(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    here, there = (reviewer.get(address).form("summary") for _window in range(2))
    there["points-0-text"] = "Skrevet i det andet vindue."
    reviewer.post(f"{address}/referat", there | {"action": "save"}, code=200)
    here["points-0-text"] = "Skrevet her."
    told = reviewer.post(f"{address}/kladde", here, code=200).words
    assert "Du har gemt i et andet vindue siden" in told
    page = reviewer.post(f"{address}/referat", here | {"action": "save"}, code=409)
    assert "Du har selv gemt en nyere version" in page.words
    assert "To har rettet" not in page.words
    assert page.form("summary")["points-0-text"] == "Skrevet her."


def test_a_deleted_point_comes_back_with_every_word(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-1-text": "Typet, men ikke gemt."}
    page = reviewer.post(f"{address}/referat", form | {"action": "delete:0"}, code=200)
    assert page.form("summary")["points-0-text"] == "Typet, men ikke gemt."
    (undo,) = page.tree.xpath("//form[contains(@action, '/gendan')]")
    reviewer.post(undo.get("action"), dict(undo.form_values()))
    texts = [point.text for point in page_of(house, address).revision.points]
    assert texts[:2] == [form["points-0-text"], "Typet, men ikke gemt."]


def test_points_are_put_together_parted_and_put_back(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    first, second = form["points-0-text"], form["points-1-text"]
    drafted = page_of(house, address).revision.points
    page = reviewer.post(f"{address}/referat", form | {"action": "join:1"}, code=200)
    joined = page.form("summary")
    assert joined["points-0-text"] == f"{first} {second}"
    point = page_of(house, address).revision.points[0]
    assert point.evidence == (*drafted[0].evidence, *drafted[1].evidence)
    (undo,) = page.tree.xpath("//form[contains(@action, '/gendan')]")
    reviewer.post(undo.get("action"), dict(undo.form_values()))
    texts = [one.text for one in page_of(house, address).revision.points]
    assert texts[:2] == [first, second]
    form = reviewer.get(address).form("summary")
    parted = form | {"points-0-text": "Det ene.\r\n\r\nDet andet.", "action": "save"}
    reviewer.post(f"{address}/referat", parted, code=200)
    points = page_of(house, address).revision.points
    assert [one.text for one in points[:3]] == ["Det ene.", "Det andet.", second]
    assert points[0].evidence == points[1].evidence
    # Approving parts them too, and lets the new points be seen first.
    form = reviewer.get(address).form("summary")
    parted = form | {"points-1-text": "Det andet.\r\n\r\nDet tredje.", "action": "approve"}
    page = reviewer.post(f"{address}/referat", parted, code=200)
    assert "Et punkt med en tom linje er blevet til to" in page.words
    found = page_of(house, address)
    assert [one.text for one in found.revision.points[1:3]] == ["Det andet.", "Det tredje."]
    assert found.approval is None


def test_an_older_version_can_be_restored_from_the_history(
    house: House, reviewer: Visitor, officer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    reviewer.post(f"{address}/referat", form | {"points-0-text": WRONG}, code=200)
    history = reviewer.get(f"{address}/historik")
    (restore,) = history.tree.xpath("//form[contains(@action, '/version/1/gendan')]")
    reviewer.post(restore.get("action"), dict(restore.form_values()))
    revision = page_of(house, address).revision
    assert (revision.number, revision.points[0].text) == (3, form["points-0-text"])
    # The same button pressed on an old page: somebody has saved since.
    reviewer.post(restore.get("action"), dict(restore.form_values()), code=409)
    assert not officer.get(f"{address}/historik").tree.xpath("//form[contains(@action, 'gendan')]")


def test_approving_twice_is_approving_once(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-text": "Vi er imod fem etager."}
    for _press in range(2):
        reviewer.post(f"{address}/referat", form | {"action": "approve"})
    assert "Godkendt af" in reviewer.get(address).words


def test_an_approval_on_the_way_to_the_next_can_be_undone_there(
    house: House, reviewer: Visitor
) -> None:
    hearing = house.open_hearing()
    letters = ("Vi er imod fem etager.", "Vi ønsker flere træer langs vejen.")
    first, second = house.submit(
        hearing, *((f"{number}.txt", words) for number, words in enumerate(letters))
    )
    house.work_off()
    form = reviewer.get(f"/horingssvar/{first}").form("summary") | {"action": "approve_next"}
    answer = reviewer.post(f"/horingssvar/{first}/referat", form)
    assert answer.location == f"/horingssvar/{second}"
    ahead = {"Sec-Purpose": "prefetch;anonymous-client-ip"}
    looked = reviewer.client.get(answer.location, headers=ahead).get_data(as_text=True)
    assert "er godkendt." not in looked
    page = reviewer.get(answer.location)
    assert "Høringssvar 1 er godkendt." in page.words
    reviewer.post(f"/horingssvar/{first}/fortryd-godkendelse")
    assert house.status(first) == "drafted"


def test_a_page_fetched_ahead_is_not_open_yet(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    answer = reviewer.client.get(address, headers={"Sec-Purpose": "prefetch"})
    assert 'name="opened_at" value=""' in answer.get_data(as_text=True)
    clock = reviewer.client.get(f"{address}/ur").json
    assert clock["revision"] == reviewer.get(address).form("summary")["base_revision_id"]
    assert clock["now"].startswith("2026-")


def test_a_purge_takes_what_was_never_saved(
    house: House, reviewer: Visitor, submit: Submit
) -> None:
    address = submit()
    form = reviewer.get(address).form("summary")
    reviewer.post(f"{address}/kladde", form | {"points-0-text": WRONG}, code=200)
    hearing_id = page_of(house, address).hearing.id
    purge_hearing(house.context, house.administrator, hearing_id)
    with house.context.database.connect() as look:
        kept = look.execute(
            select(unsaved_edit.c.response_id).where(
                unsaved_edit.c.response_id == address.rpartition("/")[2],
            ),
        ).all()
    assert kept == []
    reviewer.post(f"{address}/kladde", form, code=409)
