"""A hearing's house style and ceiling: asked, kept, changed and shown; groups as a filter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from summarizer.domain.style import HouseStyle, Shape, Tone
from summarizer.web.hearings.forms import NewHearingForm
from summarizer.workflow.looks.overviews import hearing_page

if TYPE_CHECKING:
    from web_app import WebHouse

LETTER = (
    "Vi er imod, at der bygges i fem etager ved Møllevangen. Vejen er for smal til mere trafik, "
    "og børn cykler til skole ad den. Kommunen bør anlægge et fortov, før der bygges."
)
FORM = {
    "title": "Lokalplan 215",
    "case_number": "01.02.05-P16-215",
    "opens_on": "2026-09-01",
    "deadline": "2026-10-27",
    "engine": "citat",
    "share": "30",
    "max_points": "6",
    "shape": "paragraph",
    "lix": "35",
}


def test_style_is_set_with_the_hearing_and_changed_on_a_page_of_its_own(web: WebHouse) -> None:
    answer = web.planner.send("/hoeringer/ny", FORM)
    hearing_id = answer.headers["Location"].split("/")[2]

    def style() -> HouseStyle:
        return hearing_page(web.house.context, web.house.planner, hearing_id).hearing.style

    kept = hearing_page(web.house.context, web.house.planner, hearing_id).hearing.style
    assert (kept.share, kept.max_points, kept.lix) == (0.3, 6, 35)
    assert (kept.shape, kept.tone) == (Shape.PARAGRAPH, Tone.NEUTRAL)

    address = f"/hoeringer/{hearing_id}/stil"
    shown = web.planner.look(address)
    assert shown.xpath("//input[@id='share']/@value") == ["30"]
    wrong = web.planner.send(address, {"share": "30", "lix": "7"}, code=400)
    assert "mellem 20 og 60" in wrong.get_data(as_text=True)
    web.planner.fill(address, {"share": "80", "max_points": "", "lix": ""})
    assert "højst 80 %" in web.planner.look(f"/hoeringer/{hearing_id}").text_content()
    assert style() != kept
    web.reviewer.look(address, code=403)


def test_tone_and_ceiling_are_asked_only_where_a_model_drafts(web: WebHouse) -> None:
    asked = web.planner.look("/hoeringer/ny")
    assert asked.xpath("//input[@id='share']")
    assert not asked.xpath("//*[@id='tone' or @id='ceiling']")
    with web.app.test_request_context():
        form = NewHearingForm()
        form.offer({"citat", "openai"})
        assert form.tone is not None
        assert form.ceiling is not None


def test_a_group_of_letters_can_be_shown_alone(web: WebHouse) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    house.submit(
        hearing_id,
        ("1.txt", LETTER),
        ("2.txt", f"{LETTER} "),
        ("3.txt", "Vi støtter planen og glæder os til de nye boliger."),
    )
    house.work_off()
    shown = web.planner.look(f"/hoeringer/{hearing_id}")
    (link,) = shown.xpath("//*[@id='enslydende']//a/@href")
    assert "Gruppe A (2)" in shown.text_content()
    campaign = web.planner.look(link)
    (in_the_list,) = campaign.xpath("//a[normalize-space()='Vis dem i høringslisten']/@href")
    only = web.planner.look(in_the_list.partition("#")[0])
    rows = only.xpath("//section[@id='hoeringsliste']//tbody/tr")
    assert len(rows) == 2
    assert date(2026, 9, 3).strftime("%d.%m.%Y") in rows[0].text_content()
