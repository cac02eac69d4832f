"""An upload of many files that breaks off, and goes on in another window."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, Route, expect

from summarizer.domain.user import Role

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import RunningHouse

pytestmark = pytest.mark.browser

FILES = 8
BEFORE_THE_BREAK = 3


def letters(folder: Path) -> list[Path]:
    """Write files with ages that stay, as on a planner's disk."""
    paths = [folder / f"Høringssvar {number}.txt" for number in range(1, FILES + 1)]
    for number, path in enumerate(paths):
        path.write_text(f"Svar {number}: Vi er imod, at der bygges i fem etager.", "utf-8")
        os.utime(path, (1_790_000_000 + number, 1_790_000_000 + number))
    return paths


def choose(page: Page, paths: list[Path], button: str) -> None:
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_role("button", name=button).click()


def test_an_upload_goes_on_where_the_connection_broke(house: RunningHouse, tmp_path: Path) -> None:
    paths = letters(tmp_path)
    page = house.log_in(Role.PLANNER)
    page.get_by_role("link", name="Opret høring").first.click()
    page.locator("input[name=title]").fill("Afbrudt upload")
    page.locator("input[name=case_number]").fill("01.02.05-P16-9-26")
    page.locator("input[name=opens_on]").fill("2026-08-24")
    page.locator("input[name=deadline]").fill("2026-10-19")
    page.get_by_role("button", name="Opret høring").click()
    page.get_by_role("heading", name="Upload høringssvar").wait_for()
    hearing = page.url.removesuffix("/upload")
    passed: list[str] = []

    def break_off(route: Route) -> None:
        if len(passed) < BEFORE_THE_BREAK:
            passed.append(route.request.headers["x-file-name"])
            route.continue_()
        else:
            route.abort("connectionreset")

    page.route("**/fil", break_off)
    choose(page, paths, "Upload, og se filerne igennem")
    expect(page.get_by_text("Forbindelsen er brudt")).to_be_visible()
    expect(page.locator("li[data-state=done]")).to_have_count(BEFORE_THE_BREAK)
    assert re.search(r"/upload/\w+$", page.url)
    page.close()

    again = page.context.new_page()
    again.goto(hearing)
    expect(again.get_by_text("En upload er ikke færdig")).to_be_visible()
    again.get_by_role("link", name="Fortsæt upload").click()
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
    assert len(sent) == FILES - BEFORE_THE_BREAK
    assert not set(sent) & set(passed)
    # The broken connections are the only thing that the console may mention.
    assert [one for one in house.complaints if "ERR_CONNECTION_RESET" not in one] == []
