"""The same done to many responses: first shown, then done by each one's own action."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.hearing import SenderKind
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.review.correct_facts import Facts, correct_facts

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from web_app import Desk, WebHouse


OTHERS = (
    "Haven bag biblioteket skal blive liggende. Vi bruger den hver dag, og den er fuld af fugle.",
    "Busserne holder op med at køre klokken otte. Kommunen bør lade linje 7 køre til midnat.",
)


@pytest.fixture
def hearing(web: WebHouse) -> tuple[str, list[str]]:
    """Two drafts, one approved summary, one file that nobody can read."""
    house = web.house
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("to.txt", OTHERS[0]),
        ("tre.txt", OTHERS[1]),
        ("film.mov", bytes(range(256))),
    )
    house.work_off()
    house.approve(ids[2], "Kommunen bør lade linje 7 køre til midnat.")
    return f"/hoeringer/{hearing_id}", ids


def preview(desk: Desk, address: str, **sent: object) -> HtmlElement:
    return desk.page(desk.send(f"{address}/flere", sent, code=200), code=200)


def form_of(shown: HtmlElement) -> dict[str, str]:
    (form,) = shown.xpath("//form[@class='many-form']")
    return {name: value for name, value in form.form_values() if name != "csrf_token"}


def words(shown: HtmlElement, part: str) -> str:
    return " ".join(shown.xpath(f"string(//section[@id='{part}'])").split())


def test_a_preview_changes_nothing_and_says_what_will_not_happen(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    shown = preview(web.reviewer, address, omfang="alle", handling="new_draft")
    assert "2 høringssvar ændres Nr. 1, 2" in words(shown, "aendres")
    refused = words(shown, "aendres-ikke")
    assert "Er godkendt. Fortryd godkendelsen først. 1 (Nr. 3)" in refused
    assert "Har intet udkast, der kan laves om. 1 (Nr. 4)" in refused
    assert [web.house.status(one) for one in ids] == [
        "drafted",
        "drafted",
        "approved",
        "unreadable",
    ]


def test_new_drafts_are_made_of_what_was_shown(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    shown = preview(web.reviewer, address, omfang="alle", handling="new_draft")
    web.reviewer.send(f"{address}/flere/goer", form_of(shown) | {"grund": "Trafik ved skolen"})
    assert [web.house.status(one) for one in ids[:2]] == ["cleared", "cleared"]
    web.house.work_off()
    with web.house.context.read() as look:
        assert [len(look.drafts.history(one)) for one in ids[:3]] == [2, 2, 1]


def test_chosen_rows_are_given_to_a_colleague(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    shown = preview(web.planner, address, valgt=[ids[0], ids[2]], handling="assign")
    assert "2 høringssvar ændres Nr. 1, 3" in words(shown, "aendres")
    answer = web.planner.send(
        f"{address}/flere/goer",
        form_of(shown) | {"til": web.house.reviewer.id},
    )
    assert answer.location.endswith("#hoeringsliste")
    with web.house.context.read() as look:
        holders = [one.assigned_to for one in look.responses.page(address.split("/")[-1])]
    assert holders == [web.house.reviewer.id, None, web.house.reviewer.id, None]


def test_a_hearing_without_themes_offers_none(
    web: WebHouse, hearing: tuple[str, list[str]]
) -> None:
    address, ids = hearing
    choices = "//select[@id='handling']/option/@value"
    assert "category" not in web.planner.look(address).xpath(choices)
    theme = add_category(
        web.house.context, web.house.planner, address.split("/")[-1], CategoryWords("Trafik")
    )
    assert "category" in web.planner.look(address).xpath(choices)
    shown = preview(web.planner, address, valgt=ids[:2], handling="category")
    web.planner.send(f"{address}/flere/goer", form_of(shown) | {"til": theme})
    assert len(web.planner.look(f"{address}?emne={theme}").xpath("//tbody/tr/th")) == 2


def test_excluding_asks_for_a_reason_and_takes_approvals_back(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    chosen = {"valgt": [ids[2], ids[3]], "handling": "exclude"}
    shown = preview(web.reviewer, address, **chosen)
    assert "godkendelsen trækkes tilbage. 1 (Nr. 3)" in words(shown, "aendres")
    refused = web.reviewer.send(f"{address}/flere/goer", form_of(shown), code=400)
    assert "Skriv, hvorfor" in web.reviewer.page(refused).text_content()
    web.reviewer.send(f"{address}/flere/goer", form_of(shown) | {"grund": "Ikke til høringen"})
    assert [web.house.status(one) for one in ids[2:]] == ["excluded", "excluded"]
    with web.house.context.read() as look:
        entries = look.audit.entries(response_id=ids[2])
    assert entries[0].facts["to"] == "excluded"
    again = preview(web.reviewer, address, omfang="alle", handling="exclude")
    assert "Er udeladt. 2 (Nr. 3, 4)" in words(again, "aendres-ikke")


def test_what_changed_meanwhile_is_told_and_keeps_no_other_back(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    shown = preview(web.reviewer, address, omfang="alle", handling="new_draft")
    house = web.house
    house.approve(ids[0], "Afsenderen er imod, at der bygges i fem etager.")
    web.reviewer.send(f"{address}/flere/goer", form_of(shown))
    assert [house.status(one) for one in ids[:2]] == ["approved", "cleared"]
    assert "Nr. 1: Noget er ændret" in web.reviewer.look(address).text_content()


def test_nothing_chosen_is_told(web: WebHouse, hearing: tuple[str, list[str]]) -> None:
    address, _ids = hearing
    web.reviewer.send(f"{address}/flere", {"handling": "assign"})
    assert "Sæt kryds ved mindst ét" in web.reviewer.look(address).text_content()


def test_those_who_may_not_correct_have_no_such_buttons(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    assert web.officer.look(address).xpath("//form[@id='flere']") == []
    web.officer.send(f"{address}/flere", {"valgt": ids, "handling": "exclude"}, code=403)
    web.officer.send(f"{address}/flere/goer", {"ids": ids[0], "handling": "assign"}, code=403)


def test_the_day_and_the_kind_of_sender_are_put_right_for_many(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    shown = preview(web.planner, address, valgt=ids[:3], handling="facts")
    assert "3 høringssvar ændres Nr. 1, 2, 3" in words(shown, "aendres")
    nothing = web.planner.send(f"{address}/flere/goer", form_of(shown), code=400)
    assert "Vælg en dag eller en slags afsender." in nothing.get_data(as_text=True)
    web.planner.send(f"{address}/flere/goer", form_of(shown) | {"dag": "2026-09-02"})
    with web.house.context.read() as look:
        days = [one.received_on for one in map(look.responses.get, ids) if one]
        kinds = {one.sender_kind for one in map(look.responses.get, ids) if one}
    assert days[:3] == [date(2026, 9, 2)] * 3
    assert days[3] != date(2026, 9, 2)
    assert kinds == {SenderKind.CITIZEN}
    assert web.house.status(ids[2]) == "approved"


def test_no_private_persons_name_is_put_in_print_by_the_way(
    web: WebHouse,
    hearing: tuple[str, list[str]],
) -> None:
    address, ids = hearing
    house = web.house
    typed = Facts(organisation="Karen Prøve")
    correct_facts(house.context, house.planner, ids[0], typed, seen=None)
    shown = preview(web.planner, address, valgt=ids[:2], handling="facts")
    told = "noget i feltet Organisation: slags afsender rettes for sig. 1 (Nr. 1)"
    assert told in words(shown, "aendres")
    web.planner.send(f"{address}/flere/goer", form_of(shown) | {"slags": "association"})
    assert "Nr. 1: Står som privatperson med noget" in web.planner.look(address).text_content()
    with house.context.read() as look:
        kinds = [one.sender_kind for one in map(look.responses.get, ids[:2]) if one]
    assert kinds == [SenderKind.CITIZEN, SenderKind.ASSOCIATION]
