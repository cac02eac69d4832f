"""A hearing's list: filters in its address, order, saved views, and whose a response is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.store.lists import ResponseFilter
from summarizer.workflow.categories.code_points import set_category
from summarizer.workflow.categories.coding_frame import CategoryWords, add_category
from summarizer.workflow.review.assign_response import assign_response

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from web_app import Desk, WebHouse


@pytest.fixture(scope="module")
def hearing(web: WebHouse) -> str:
    """Three drafts, a file nobody can read, and one draft that the reviewer has taken."""
    house = web.house
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        ("et.txt", CLEAN_LETTER),
        ("to.txt", CLEAN_LETTER + "Ja."),
        ("tre.txt", CLEAN_LETTER + "Nej."),
        ("film.mov", bytes(range(256))),
    )
    house.work_off()
    reviewer = house.reviewer
    assign_response(house.context, house.planner, ids[1], to=reviewer.id, expected=None)
    add_category(house.context, house.planner, hearing_id, CategoryWords("Cykler"))
    return hearing_id


def files(desk: Desk, address: str) -> list[str]:
    return _names(desk.look(address))


def _names(shown: HtmlElement) -> list[str]:
    rows = shown.xpath("//section[@id='hoeringsliste']//tbody/tr/th/a")
    return [str(row.xpath("text()")[-1]) for row in rows]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["et.txt", "to.txt", "tre.txt", "film.mov"]),
        ("sorter=-nr", ["film.mov", "tre.txt", "to.txt", "et.txt"]),
        ("ansvarlig=mig", ["to.txt"]),
        ("ansvarlig=ingen&status=drafted", ["et.txt", "tre.txt"]),
        ("format=txt&sorter=-modtaget", ["tre.txt", "to.txt", "et.txt"]),
        ("format=pdf", []),
        ("afsender=company", []),
        ("afsender=citizen&status=unreadable", ["film.mov"]),
        ("frist=sent", []),
        ("emne=uden&sorter=-nr", ["film.mov", "tre.txt", "to.txt", "et.txt"]),
        ("kampagne=A", ["et.txt", "to.txt", "tre.txt"]),
        ("afsender=vrøvl&sorter=vrøvl&ansvarlig=x", ["et.txt", "to.txt", "tre.txt", "film.mov"]),
    ],
)
def test_the_address_says_what_the_list_shows(
    web: WebHouse,
    hearing: str,
    query: str,
    shown: list[str],
) -> None:
    assert files(web.reviewer, f"/hoeringer/{hearing}?{query}") == shown


def test_a_filter_in_force_is_named_and_can_be_taken_off(web: WebHouse, hearing: str) -> None:
    shown = web.reviewer.look(f"/hoeringer/{hearing}?ansvarlig=mig&status=drafted")
    (chip,) = shown.xpath("//p[contains(@class,'filter-words')]/a[contains(@class,'chip')]")
    assert "Ansvarlig: Mig" in chip.text_content()
    assert len(files(web.reviewer, chip.get("href"))) == 3


def test_a_list_can_be_narrowed_to_a_theme(web: WebHouse, hearing: str) -> None:
    house, desk, address = web.house, web.reviewer, f"/hoeringer/{hearing}"
    select = desk.look(address).get_element_by_id("filter-emne")
    words = {option.text: option.get("value") for option in select.iter("option")}
    assert list(words) == ["Alle", "Cykler", "Uden emne"]
    with house.context.read() as look:
        drafted, unread = (look.responses.numbered(hearing, number) for number in (2, 4))
    assert drafted is not None
    assert unread is not None
    set_category(house.context, house.planner, [drafted.id, unread.id], words["Cykler"])
    assert files(desk, f"{address}?emne={words['Cykler']}") == ["to.txt", "film.mov"]
    assert files(desk, f"{address}?emne={words['Cykler']}&status=drafted") == ["to.txt"]
    assert files(desk, f"{address}?emne={words['Uden emne']}") == ["et.txt", "tre.txt"]
    theme = desk.look(f"{address}/emner/{words['Cykler']}")
    (way,) = theme.xpath("//main//a[contains(@href,'?emne=')]/@href")
    assert files(desk, way) == ["to.txt", "film.mov"]
    set_category(house.context, house.planner, [drafted.id, unread.id], None)


def test_red_flags_are_counted_in_the_list(web: WebHouse, hearing: str) -> None:
    house = web.house
    with house.context.read() as look:
        red = {
            one.number
            for one in look.responses.page(hearing)
            if one.revision_id
            and (revision := look.revisions.get(one.revision_id)) is not None
            and revision.red_flags
        }
        found = look.lists.page(ResponseFilter(hearing, red=True), limit=50)
    assert {one.number for one in found} == red


def test_a_view_is_saved_renamed_and_deleted_by_its_owner_only(
    web: WebHouse,
    hearing: str,
) -> None:
    desk, address = web.reviewer, f"/hoeringer/{hearing}"
    sent = {"navn": "  Mine  udkast ", "ansvarlig": "mig", "sorter": "-nr", "status": "drafted"}
    desk.send(f"{address}/visninger/gem", sent)
    (link,) = desk.look(address).xpath("//nav[contains(@class,'saved-views')]/a[1]")
    assert link.text_content() == "Mine udkast"
    assert files(desk, link.get("href")) == ["to.txt"]
    taken = desk.page(desk.send(f"{address}/visninger/gem", sent, code=400))
    assert "allerede en visning" in taken.text_content()
    (rename,) = desk.look(f"{address}/visninger").xpath("//form[contains(@action,'/navn')]/@action")
    desk.send(rename, {"navn": "Til i dag"})
    delete = rename.replace("/navn", "/slet")
    web.planner.send(delete, code=404)
    assert "Til i dag" not in web.planner.look(address).text_content()
    assert "Til i dag" in desk.look(address).text_content()
    desk.send(delete)
    assert "Til i dag" not in desk.look(address).text_content()


def test_my_queue_shows_mine_first_and_nobody_elses(web: WebHouse, hearing: str) -> None:
    def queue(desk: Desk, whose: str = "") -> list[str]:
        shown = desk.look(f"/min-koe?hoering={hearing}&hvem={whose}")
        rows = shown.xpath("//main//tbody/tr/th/a/text()")
        return [str(row).split(" · ")[1] for row in rows]

    assert queue(web.reviewer) == ["to.txt", "et.txt", "tre.txt"]
    assert queue(web.planner) == ["et.txt", "tre.txt"]
    assert queue(web.reviewer, "mine") == ["to.txt"]
    assert queue(web.reviewer, "ledige") == ["et.txt", "tre.txt"]
    assert queue(web.planner, "alle") == ["et.txt", "tre.txt", "to.txt"]


def test_the_queue_begins_with_what_is_short_or_written_alike(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(
        hearing_id,
        ("for sig.txt", "Vi ønsker en cykelsti på begge sider af Åvej. Den skal have lys."),
        ("kampagne 1.txt", CLEAN_LETTER + "Vi bor her med vores børn, og vi elsker haverne."),
        ("kort.txt", "Vi er imod høje huse ved skolen."),
        ("kampagne 2.txt", CLEAN_LETTER),
    )
    house.work_off()

    def queue(order: str) -> list[str]:
        shown = web.reviewer.look(f"/min-koe?hoering={hearing_id}&orden={order}")
        (chosen,) = shown.xpath("//select[@id='orden']/option[@selected]/@value")
        assert chosen == order
        return [str(row).split(" · ")[1] for row in shown.xpath("//main//tbody/tr/th/a/text()")]

    one, two, short, alone = "kampagne 1.txt", "kampagne 2.txt", "kort.txt", "for sig.txt"
    assert queue("korteste") == [short, alone, two, one]
    assert queue("enslydende") == [one, two, alone, short]
