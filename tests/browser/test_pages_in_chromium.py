"""The planner's, officer's and administrator's pages in a real browser."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from house import CLEAN_LETTER
from summarizer.domain.user import Role
from summarizer.workflow.uploads.submit_batch import receive_batch
from summarizer.workflow.uploads.upload import Upload

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, SetCookieParam

    from web_app import WebHouse

pytestmark = pytest.mark.browser


PLANNER = Role.PLANNER
LONGER_THAN_A_PAGE_IS_FRESH_MS = 61_000


def check(page: Page, complaints: list[str]) -> None:
    """Fail unless the page is accessible, fits the window and has nothing to complain about."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert complaints == []


def listen(page: Page, address: str) -> list[str]:
    """Collect what the console says, and requests to anybody but us."""
    complaints: list[str] = []
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda sent: complaints.append(sent.url) if not sent.url.startswith(address) else None,
    )
    return complaints


def cookies_of(window: BrowserContext) -> list[SetCookieParam]:
    """Give what makes another window that of the same person."""
    keys = ("name", "value", "domain", "path")
    return [{key: cookie[key] for key in keys} for cookie in window.cookies()]  # type: ignore[misc, literal-required]  # the same four keys


def test_from_drop_to_progress(
    windows: dict[Role, BrowserContext],
    web: WebHouse,
    address: str,
) -> None:
    hearing_id = web.house.open_hearing()
    page = windows[PLANNER].new_page()
    page.set_viewport_size({"width": 1440, "height": 900})
    complaints = listen(page, address)
    page.goto(f"{address}/hoeringer/{hearing_id}/upload")
    dropped = page.evaluate_handle(
        """text => { const data = new DataTransfer();
        data.items.add(new File([text], 'svar.txt', {type: 'text/plain'}));
        data.items.add(new File([text], 'svar igen.txt', {type: 'text/plain'})); return data; }""",
        CLEAN_LETTER,
    )
    page.dispatch_event("[data-upload-zone]", "drop", {"dataTransfer": dropped})
    page.get_by_text("2 filer valgt").wait_for()
    page.get_by_role("button", name="Upload, og se filerne igennem").click()
    page.get_by_role("heading", name="Se filerne igennem").wait_for()
    assert page.get_by_label("Udelad, nr. 2").is_checked()
    check(page, complaints)
    page.set_viewport_size({"width": 400, "height": 900})
    check(page, complaints)
    page.get_by_role("button", name="Start behandlingen").click()
    page.get_by_text("Programmet arbejder med 1 høringssvar").wait_for()
    assert page.title().startswith("1 af 2 · ")
    check(page, complaints)
    web.house.work_off()
    page.get_by_text("1 høringssvar venter på et menneske").wait_for()
    assert page.title().startswith("Lokalplan 214")
    page.close()


def test_a_preview_that_was_open_for_long_loses_nothing_to_a_log_out(
    browser: Browser, windows: dict[Role, BrowserContext], web: WebHouse, address: str
) -> None:
    upload = Upload(filename="svar.txt", stream=io.BytesIO(CLEAN_LETTER.encode()))
    hearing_id = web.house.open_hearing()
    batch_id = receive_batch(
        web.house.context, web.house.planner, hearing_id=hearing_id, uploads=[upload]
    )
    window = browser.new_context(locale="da-DK", storage_state=windows[PLANNER].storage_state())
    page = window.new_page()
    page.clock.install()
    page.goto(f"{address}/upload/{batch_id}")
    sender = page.get_by_label("Navn og adresse, nr. 1")
    sender.fill("Karen Prøve, Prøvevej 1")
    page.clock.fast_forward(LONGER_THAN_A_PAGE_IS_FRESH_MS)
    window.clear_cookies()
    start = page.get_by_role("button", name="Start behandlingen")
    start.click()
    page.get_by_text("Du er logget ud, så det er ikke sendt.").wait_for()
    assert sender.input_value() == "Karen Prøve, Prøvevej 1"
    window.add_cookies(cookies_of(windows[Role.REVIEWER]))
    start.click()
    page.get_by_text("En anden er logget ind i denne browser").wait_for()
    window.add_cookies(cookies_of(windows[PLANNER]))
    start.click()
    page.get_by_text("Arbejdet er begyndt.").wait_for()
    with web.house.context.read() as look:
        (response,) = look.responses.page(hearing_id)
    assert response.sender == "Karen Prøve, Prøvevej 1"
    window.close()
    web.house.queue.run_ids.clear()


def test_the_upload_works_without_scripts(
    browser: Browser,
    windows: dict[Role, BrowserContext],
    web: WebHouse,
    address: str,
) -> None:
    hearing_id = web.house.open_hearing()
    window = browser.new_context(
        java_script_enabled=False,
        storage_state=windows[PLANNER].storage_state(),
    )
    page = window.new_page()
    page.goto(f"{address}/hoeringer/{hearing_id}/upload")
    file = {"name": "svar.txt", "mimeType": "text/plain", "buffer": CLEAN_LETTER.encode()}
    page.set_input_files("input[type=file]", [file])
    page.get_by_role("button", name="Upload, og se filerne igennem").click()
    page.get_by_label("Organisation, nr. 1").fill("Prøveforeningen")
    page.get_by_role("button", name="Start behandlingen").click()
    page.get_by_text("Arbejdet er begyndt.").wait_for()
    assert page.get_by_role("cell", name="Prøveforeningen").count() == 1
    window.close()
    web.house.queue.run_ids.clear()
