"""A data protection officer's day in a real browser: what was held, what was decided, the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from house import CLEAN_LETTER, REGISTER
from summarizer.domain.user import Role
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from web_app import WebHouse

pytestmark = pytest.mark.browser

PATIENCE_MS = 30_000
NAME = "Agnete Valdorf Brinkholt"
NEWER = REGISTER + "Torlak Emmersbæk,Ådalsvej 41,4999,Egebæk\n".encode()


def test_what_was_held_is_decided_by_keys_and_stays_on_record(
    web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    house = web.house
    hearing_id = house.open_hearing()
    (response_id,) = house.submit(hearing_id, ("svar.txt", f"{CLEAN_LETTER}\nHilsen {NAME}\n"))
    house.work_off()
    assert house.status(response_id) == "held"
    page = windows[Role.DATA_PROTECTION_OFFICER].new_page()
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)

    page.goto(f"{address}/tilbageholdte?hoering={hearing_id}")
    page.locator(f"main a[href*='{response_id}']").first.click()
    expect(
        page.get_by_text("Kun den databeskyttelsesansvarlige kan frigive teksten")
    ).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("m")
    page.get_by_role("button", name="Vis maskeret tekst").click()
    expect(page.get_by_text("[PERSON 1]").first).to_be_visible()
    page.get_by_role("button", name="Frigiv med masker").click()
    page.wait_for_load_state("networkidle")
    house.work_off()
    assert house.status(response_id) == "drafted"
    shown = response_page(house.context, house.reviewer, response_id)
    assert NAME not in " ".join(point.text for point in shown.revisions[-1].points)

    page.goto(f"{address}/tilsyn")
    expect(page.get_by_role("rowheader", name="beskyttelsesregisteret")).to_be_visible()
    page.goto(f"{address}/register")
    page.locator("input[type=file]").set_input_files(
        {"name": "register.csv", "mimeType": "text/csv", "buffer": NEWER}
    )
    page.get_by_role("button", name="Se filen igennem").click()
    expect(page.get_by_role("button", name="Sæt i kraft")).to_be_visible()
    page.goto(f"{address}/revisionsspor")
    page.get_by_role("button", name="Kontrollér kæden").click()
    expect(page.get_by_text("Kæden er hel")).to_be_visible()
    page.close()
