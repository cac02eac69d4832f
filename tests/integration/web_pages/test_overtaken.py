"""Two people change the same settings: the later one sees what the earlier one saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.response import Status
from summarizer.domain.user import Role
from summarizer.store.tables import hearing as hearing_table
from summarizer.workflow.accounts.manage_users import add_user
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.hearings.purge_hearing import purge_hearing
from summarizer.workflow.review.approve_summary import Examination, approve_summary

if TYPE_CHECKING:
    from summarizer.store.records import AuditEntry
    from web_app import WebHouse

FACTS = {
    "title": "Lokalplan 214",
    "case_number": "01.02.05-P16-1",
    "opens_on": "2026-08-24",
    "deadline": "2026-10-19",
}
# A page, where its form goes, what two people send, and what stands beside the later one's field.
FORMS = {
    "facts": (
        "{hearing}/ret",
        "",
        FACTS | {"deadline": "2026-11-02", "notes": "Støj\nTrafik"},
        FACTS | {"deadline": "2026-11-09", "notes": "Støj"},
        {"deadline": "2. november 2026", "notes": "Støj\nTrafik", "title": None},
    ),
    "style": (
        "{hearing}/stil",
        "",
        {"share": "70", "shape": "paragraph"},
        {"share": "30", "shape": "points"},
        {"share": "70", "shape": "Ét sammenhængende afsnit", "lix": None},
    ),
    "strictness": (
        "{hearing}/screening",
        "{hearing}/screening/krav",
        {"hold_on_doubt": "y"},
        {"second_person": "y"},
        {"hold_on_doubt": "ja", "second_person": "nej"},
    ),
    "blind": (
        "{hearing}/kvalitet",
        "{hearing}/kvalitet/blindproeve",
        {"share": "25"},
        {"share": "50"},
        {"share": "25"},
    ),
    "theme": (
        "{hearing}/emner/{theme}",
        "",
        {"name": "Vejen", "keywords": "vej"},
        {"name": "Vejnettet"},
        {"name": "Vejen", "keywords": "vej", "description": None},
    ),
    "account": (
        "/brugere/{user}",
        "",
        {"name": "Anna Prøve", "role": "planner"},
        {"name": "Anne Prøve", "role": "reviewer"},
        {"name": "Anna Prøve", "role": "Planlægger. Opretter høringer", "password": None},
    ),
}


@pytest.fixture(scope="module")
def places(web: WebHouse) -> dict[str, str]:
    house = web.house
    hearing_id = house.open_hearing()
    user = add_user(
        house.context,
        house.administrator,
        username="anna",
        name="Anna",
        role=Role.REVIEWER,
        password="lang-nok-adgangskode",
    )
    theme = add_category(house.context, house.planner, hearing_id, CategoryWords("Vej"))
    return {"hearing": f"/hoeringer/{hearing_id}", "user": user.id, "theme": theme}


@pytest.mark.parametrize("kind", FORMS)
def test_who_did_not_see_what_stands_overwrites_nothing(
    web: WebHouse, places: dict[str, str], kind: str
) -> None:
    page, to, theirs, mine, beside = FORMS[kind]
    desk = web.administrator
    page = page.format(**places)
    address = to.format(**places) or page
    opened = {"seen": desk.look(page).xpath("//input[@name='seen']/@value")[0]}
    first = desk.client.post(address, data={"csrf_token": desk.token(), **opened, **theirs})
    assert first.status_code in {302, 303}
    shown = desk.page(desk.send(address, opened | mine, code=409), code=409)
    told = shown.xpath("string(//*[@data-module='error-summary'])")
    assert "Noget er ændret imens" in told
    assert "dit er ikke gemt endnu" in told
    for name, words in beside.items():
        standing = shown.xpath(f"string(//*[@id='{name}-standing'])")
        assert standing.startswith(f"Gælder nu: {words}" if words else "")
        assert bool(standing) == bool(words)
    # Now it is seen, and what was typed is still there.
    (form,) = shown.xpath("//form[.//input[@name='seen']]")
    kept = {name: str(value).strip() for name, value in form.form_values()}
    assert mine.items() <= kept.items()
    again = desk.client.post(address, data=kept)
    assert again.status_code in {302, 303}
    assert desk.client.post(address, data={"csrf_token": desk.token(), **mine}).status_code == 409


def entries(web: WebHouse, action: str) -> tuple[AuditEntry, ...]:
    with web.house.context.read() as look:
        return tuple(one for one in look.audit.entries() if one.action == action)


def test_the_trail_says_what_stood_before(web: WebHouse, places: dict[str, str]) -> None:
    web.planner.fill(
        f"{places['hearing']}/ret", FACTS | {"deadline": "2026-12-01", "notes": "Støj\nTrafik"}
    )
    told = entries(web, "hearing_corrected")[0].facts
    assert (told["deadline"], told["deadline_before"]) == ("2026-12-01", "2026-11-09")
    assert (told["notes"], told["notes_before"], told["note_words_changed"]) == (2, 1, True)
    assert "title_changed" not in told
    web.administrator.fill(f"/brugere/{places['user']}", {"name": "A. Prøve", "role": "planner"})
    assert entries(web, "user_corrected")[0].facts == {
        "user": places["user"],
        "role": "planner",
        "role_before": "reviewer",
        "name_changed": True,
    }
    web.planner.fill(f"{places['hearing']}/stil", {"share": "30", "lix": "40"})
    words = " ".join(web.officer.look("/revisionsspor").text_content().split())
    assert "frist 1. december 2026 (før frist 9. november 2026)" in words
    assert "Planlægger (før Godkender), navn ændret" in words
    assert "højeste lixtal: 40 (før højeste lixtal: 0)" in words


def test_four_eyes_asked_for_late_send_lone_approvals_to_a_second_person(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    lone, seen_by_two = house.submit(
        hearing_id,
        ("a.txt", CLEAN_LETTER),
        ("b.txt", "Vi støtter planen og glæder os til de nye boliger."),
    )
    house.work_off()
    house.approve(lone, "Vejen er for smal.")
    with house.context.read() as look:
        drafted = look.responses.get(seen_by_two)
    assert drafted is not None
    approve_summary(
        house.context,
        house.reviewer,
        seen_by_two,
        revision_id=drafted.revision_id or "",
        examination=Examination(),
    )
    address = f"/hoeringer/{hearing_id}"
    before = web.planner.look(f"{address}/ret")
    assert "1 referat er godkendt af den, der selv rettede det" in before.text_content()
    web.planner.fill(f"{address}/ret", FACTS | {"four_eyes": "y"})
    words = web.planner.look(address).text_content()
    assert "1 referat, som den samme har rettet og godkendt, venter nu på en anden." in words
    assert house.status(lone) == Status.DRAFTED
    assert house.status(seen_by_two) == Status.APPROVED
    assert entries(web, "hearing_corrected")[0].facts["withdrawn"] == 1
    history = web.planner.look(f"/horingssvar/{lone}/historik").text_content()
    assert "godkendelsen bortfaldt, fordi høringen nu kræver to personer" in history


def test_a_hearing_that_is_purged_is_not_corrected(web: WebHouse) -> None:
    hearing_id = web.house.open_hearing()
    opened = web.planner.look(f"/hoeringer/{hearing_id}/ret")
    (seen,) = opened.xpath("//input[@name='seen']/@value")
    purge_hearing(web.house.context, web.house.administrator, hearing_id)
    for page, values in (("ret", FACTS), ("stil", {"share": "30"}), ("emner", {"name": "Vej"})):
        answer = web.planner.send(
            f"/hoeringer/{hearing_id}/{page}", {"seen": seen, **values}, code=409
        )
        assert "slettet efter fristen" in answer.get_data(as_text=True)
    with web.house.context.database.connect() as connection:
        titles = connection.execute(
            hearing_table.select().where(hearing_table.c.id == hearing_id)
        ).one()
    assert titles.title == "Lokalplan 214 – Boliger ved Møllevangen"
