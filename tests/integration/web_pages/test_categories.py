"""Themes on pages: made, shown with chart and table, and changed without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from web_app import Desk, WebHouse


@pytest.fixture(scope="module")
def address(web: WebHouse) -> str:
    """The themes of a hearing with one drafted letter."""
    hearing_id = web.house.open_hearing(notes=("Skygge",))
    web.house.submit(hearing_id, ("svar.txt", CLEAN_LETTER))
    web.house.work_off()
    return f"/hoeringer/{hearing_id}/emner"


def test_a_frame_is_made_and_its_points_found(web: WebHouse, address: str) -> None:
    assert "Ingen emner endnu" in web.planner.look(address).text_content()
    web.planner.send(address, {"name": "", "keywords": "vej"}, code=400)
    web.planner.send(address, {"name": "Trafik", "keywords": "vej, fortov"}, code=303)
    web.planner.send(address, {"name": "Højde", "keywords": "etage"}, code=303)
    web.planner.send(address, {"name": "højde"}, code=400)
    web.planner.send(f"{address}/fra-opmaerksomhedspunkter", code=303)
    web.planner.send(f"{address}/foreslaa", code=303)
    shown = web.planner.look(address)
    rows = {
        row.xpath("string(th)").strip(): [cell.text_content().strip() for cell in row.xpath("td")]
        for row in shown.xpath("//table//tbody/tr")
    }
    assert list(rows) == ["Trafik", "Højde", "Skygge", "Uden emne"]
    assert rows["Højde"][0] == "1"
    assert shown.xpath("//figure//*[local-name()='svg']//*[contains(@class, 'bar-against')]")
    hearing = web.officer.look(address[: -len("/emner")])
    (figure,) = hearing.xpath("//section[@id='emner']//@hx-get")
    assert "Trafik" in web.officer.client.get(figure).get_data(as_text=True)


def test_a_theme_lists_points_with_passages_and_moves_them(web: WebHouse, address: str) -> None:
    shown = web.reviewer.look(address)
    (theme,) = shown.xpath("//table//th/a[text()='Højde']/@href")
    page = web.reviewer.look(theme)
    # A point of nothing but its passages is printed once.
    assert page.xpath("//p[@class='placed-text']")
    assert not page.xpath("//blockquote")
    assert "Høringssvar 1, punkt" in page.text_content()
    (select, *_rest) = page.xpath("//section[@id='punkter']//select")
    (traffic,) = select.xpath("option[text()='Trafik']/@value")
    here = page.xpath("//input[@name='here']/@value")[0]
    web.reviewer.send(
        f"{address}/placer",
        {"here": here, select.get("name"): traffic},
        code=303,
    )
    moved = web.reviewer.look(f"{address}/{traffic}")
    assert "Valgt af Prøve reviewer" in moved.text_content()
    web.reviewer.send(f"{address}/{here}/slaa-sammen", {"into": traffic}, code=303)
    web.reviewer.look(f"{address}/{here}", code=404)
    web.reviewer.fill(f"{address}/{traffic}", {"name": "Færdsel"}, code=303)
    assert web.reviewer.look(f"{address}/{traffic}").xpath("string(//h1)") == "Færdsel"
    (review, *_more) = moved.xpath("//section[@id='punkter']//a[contains(@href,'#punkt-')]/@href")
    form = web.reviewer.look(review.partition("#")[0]).get_element_by_id("summary")
    place = int(review.partition("#punkt-")[2]) - 1
    words = {f"points-{place}-text": "Afsenderen ønsker lavere huse, højst to etager."}
    web.reviewer.send(form.get("action"), dict(form.form_values()) | words, code=200)
    assert web.reviewer.look(f"{address}/{traffic}").xpath("//blockquote")
    web.officer.send(f"{address}/{traffic}", {"name": "Andet"}, code=403)
    web.reviewer.look(f"{address}/uden")


def test_the_review_page_places_points(web: WebHouse, address: str) -> None:
    hearing = web.reviewer.look(address[: -len("/emner")])
    (review,) = hearing.xpath("//section[@id='hoeringsliste']//tbody//th/a/@href")
    page = web.reviewer.look(review)
    (form,) = page.xpath("//form[@id='summary']")
    values = dict(form.form_values())
    assert values["points-0-category"]
    web.reviewer.send(
        form.get("action"),
        {**values, "points-0-category": "", "action": "save"},
        code=200,
    )
    again = dict(web.reviewer.look(review).xpath("//form[@id='summary']")[0].form_values())
    assert again["points-0-category"] == ""
    assert again["base_revision_id"] == values["base_revision_id"]


def test_a_theme_is_a_persons_choice_only_where_a_person_chose_it(
    web: WebHouse, address: str
) -> None:
    hearing = web.reviewer.look(address[: -len("/emner")])
    (review,) = hearing.xpath("//section[@id='hoeringsliste']//tbody//th/a/@href")
    response_id = review.rpartition("/")[2]

    def fields(desk: Desk = web.reviewer) -> dict[str, str]:
        return dict(desk.look(review).xpath("//form[@id='summary']")[0].form_values())

    def by_person() -> list[bool]:
        page = response_page(web.house.context, web.house.reviewer, response_id)
        assert page.revision is not None
        return [page.codings[point.id].by_person for point in page.revision.points]

    # Whoever saves an old form does not undo what a colleague chose meanwhile.
    values, colleague = fields(), fields(web.planner)
    (other,) = web.planner.look(address).xpath("//table//th/a[text()='Skygge']/@href")
    theme = other.rpartition("/")[2]
    chosen = {"points-0-category": theme, "action": "save"}
    web.planner.send(f"{review}/referat", colleague | chosen, code=200)
    web.reviewer.send(f"{review}/referat", values | {"action": "save"}, code=200)
    assert fields()["points-0-category"] == theme
    # Of a point that is parted, the first keeps the theme; the program suggests the other's.
    before = by_person()
    parted = {"points-0-text": "Skyggen er lang.\r\n\r\nFem etager er højt.", "action": "save"}
    web.reviewer.send(f"{review}/referat", fields() | parted, code=200)
    assert by_person() == [True, False, *before[1:]]
    assert fields()["points-0-category"] == theme


def test_a_sample_is_drawn_and_sorted_on_pages(web: WebHouse, address: str) -> None:
    control = f"{address}/dobbeltkontrol"
    hearing_id = address.split("/")[2]
    web.house.submit(hearing_id, ("to.txt", CLEAN_LETTER.replace("fem etager", "seks etager")))
    web.house.work_off()
    web.planner.send(control, {"size": "4"}, code=400)
    drawn = web.planner.send(control, {"size": "5"}, code=303).headers["Location"]
    (theme,) = web.administrator.look(drawn).xpath("//input[@id='category-1']/@value")
    web.administrator.send(drawn, {"place": "1"}, code=303)
    for _ in range(5):
        page = web.administrator.look(drawn)
        assert "Trafik" not in page.xpath("string(//h2/following-sibling::p)")
        (place,) = page.xpath("//input[@name='place']/@value")
        web.administrator.send(drawn, {"place": place, "category": theme}, code=303)
    assert "Ens for " in web.administrator.look(drawn).text_content()
    assert "Cohens kappa" in web.officer.look(control).text_content()
