"""The pages of figures: with charts and tables, and a file without anybody in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from house import CLEAN_LETTER

if TYPE_CHECKING:
    from web_app import WebHouse


def test_figures_are_shown_with_their_n_and_downloaded(web: WebHouse) -> None:
    assert "Ingen tal endnu" in web.planner.look("/kvalitet").text_content()
    house = web.house
    hearing_id = house.open_hearing()
    ids = house.submit(
        hearing_id,
        *((f"{n}.txt", CLEAN_LETTER.replace("fem", str(n))) for n in range(6, 9)),
    )
    house.work_off()
    for response_id in ids:
        house.approve(response_id, "Afsenderen er imod højden.")
    shown = web.reviewer.look(f"/hoeringer/{hearing_id}/kvalitet")
    words = " ".join(shown.text_content().split())
    assert "0 af 3" in words
    assert "for få (3)" in words
    assert "%" not in shown.xpath("string(//dl)")
    charts = shown.xpath("//div[@class='chart-and-table']")
    assert charts
    assert all(one.xpath(".//*[local-name()='svg']") and one.xpath(".//table") for one in charts)
    assert "Lokalplan 214" in web.officer.look("/kvalitet").text_content()

    answer = web.reviewer.client.get(f"/hoeringer/{hearing_id}/kvalitet.csv")
    assert answer.mimetype == "text/csv"
    text = answer.get_data().decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert (row["arm"], row["godkendt"], row["median_aendring"]) == ("shown", "3", "")
    assert "Prøve" not in text
    assert "Afsenderen" not in text
    assert web.reviewer.client.get("/hoeringer/ukendt/kvalitet.csv").status_code == 404


def test_the_menu_leads_to_the_figures(web: WebHouse) -> None:
    page = web.officer.look("/kvalitet")
    assert page.xpath("//nav//a[@href='/kvalitet']")
