"""An upload of many files that breaks off, and goes on in another window."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from house import PASSWORD
from served import served
from web_app import build_web_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

FILES = 8
BEFORE_THE_BREAK = 3
NARROW, PATIENCE_MS = 360, 60_000


@pytest.fixture
def hearing(tmp_path: Path) -> Iterator[str]:
    """The address of a new hearing in a house of its own."""
    folder = tmp_path / "house"
    folder.mkdir()
    web = build_web_house(folder)
    with served(web.app) as address:
        yield f"{address}/hoeringer/{web.house.open_hearing()}"
    web.house.context.database.dispose()


def letters(folder: Path) -> list[Path]:
    """Write files with ages that stay, as on a planner's disk."""
    paths = [folder / f"Høringssvar {number}.txt" for number in range(1, FILES + 1)]
    for number, path in enumerate(paths):
        path.write_text(f"Svar {number}: Vi er imod, at der bygges i fem etager.", "utf-8")
        os.utime(path, (1_790_000_000 + number, 1_790_000_000 + number))
    return paths


def open_page(browser: Browser) -> Page:
    page = browser.new_context(
        viewport={"width": NARROW, "height": 900},
        reduced_motion="reduce",
        locale="da-DK",
    ).new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page


def log_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Brugernavn").fill("planner")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()


def choose(page: Page, paths: list[Path], button: str) -> None:
    page.locator("input[type=file]").set_input_files(paths)
    # Before its script has run, the form sends all files at once.
    page.locator("form[data-resumable=ready]").wait_for()
    page.get_by_role("button", name=button).click()


def check(page: Page) -> None:
    """Fail unless the page is accessible and fits a narrow window."""
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW


def test_an_upload_goes_on_where_the_connection_broke(
    browser: Browser, hearing: str, tmp_path: Path
) -> None:
    expect.set_options(timeout=PATIENCE_MS)
    paths = letters(tmp_path)
    page = open_page(browser)
    passed: list[str] = []

    def break_off(route: Route) -> None:
        if len(passed) < BEFORE_THE_BREAK:
            passed.append(route.request.headers["x-file-name"])
            route.continue_()
        else:
            route.abort("connectionreset")

    # Before the first page: a route laid while one page gives way to the next may miss the next.
    page.route("**/fil", break_off)
    log_in(page, f"{hearing}/upload")
    choose(page, paths, "Upload, og se filerne igennem")
    expect(page.get_by_text("Forbindelsen er brudt")).to_be_visible()
    expect(page.locator("li[data-state=done]")).to_have_count(BEFORE_THE_BREAK)
    check(page)
    assert re.search(r"/upload/\w+$", page.url)
    page.close()

    again = page.context.new_page()
    again.set_default_timeout(PATIENCE_MS)
    complaints: list[str] = []
    again.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    again.goto(hearing)
    expect(again.get_by_text("En upload er ikke færdig")).to_be_visible()
    again.get_by_role("link", name="Fortsæt upload").click()
    again.get_by_role("heading", name="Fortsæt upload").wait_for()
    check(again)
    sent: list[str] = []
    again.on(
        "request",
        lambda request: (
            sent.append(request.headers["x-file-name"]) if request.url.endswith("/fil") else None
        ),
    )
    choose(again, paths, "Send filerne")
    again.get_by_role("heading", name="Se filerne igennem").wait_for()
    expect(again.locator("form#start tbody tr")).to_have_count(FILES)
    check(again)
    assert len(sent) == FILES - BEFORE_THE_BREAK
    assert not set(sent) & set(passed)
    assert complaints == []
    again.context.close()
