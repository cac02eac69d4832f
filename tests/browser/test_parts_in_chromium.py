"""The frame and the parts in a real browser: accessible, fitting, silent, and live with scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from kitchen_app import build_kitchen_app
from served import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(build_kitchen_app()) as where:
        yield where


def _open(browser: Browser, address: str, *, width: int, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{address}/alt?as=data_protection_officer&width=review")
    return page


@pytest.mark.parametrize("width", [360, 1024, 1600])
def test_the_page_is_accessible_fits_and_asks_nobody_else(
    browser: Browser,
    address: str,
    width: int,
) -> None:
    page = _open(browser, address, width=width)
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: (
            complaints.append(message.text) if message.type in {"error", "warning"} else None
        ),
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            complaints.append(request.url) if not request.url.startswith(address) else None
        ),
    )
    page.reload(wait_until="networkidle")
    page.evaluate("() => document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("document.fonts.check('16px \"IBM Plex Sans\"')")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert complaints == []
    page.context.close()


def test_without_scripts_menus_open_and_links_lead_to_passages(
    browser: Browser,
    address: str,
) -> None:
    page = _open(browser, address, width=360, scripts=False)
    page.locator(".app-menu-small summary").click()
    assert page.locator(".app-menu-small").get_by_role("link", name="Revisionsspor").is_visible()
    page.locator("#punkt-1 a[href='#kilde-2']").click()
    assert page.url.endswith("#kilde-2")
    page.context.close()


def test_pointing_at_a_point_shows_its_passages_and_the_other_way_round(
    browser: Browser,
    address: str,
) -> None:
    page = _open(browser, address, width=1600)
    page.locator("#punkt-2 .point-text").hover()
    assert page.locator(".evidence.is-shown").all_inner_texts()[0].startswith("smal til 240 biler")
    page.locator("#kilde-1").hover()
    page.wait_for_selector("#punkt-1.is-shown")
    assert page.locator(".point.is-shown").count() == 1
    page.context.close()


def test_keys_move_between_points_and_can_be_switched_off(browser: Browser, address: str) -> None:
    page = _open(browser, address, width=1600)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "punkt-2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == "punkt-1"
    page.keyboard.press("?")
    assert page.get_by_role("dialog").get_by_text("Næste punkt").is_visible()
    page.get_by_label("Brug genvejstaster").uncheck()
    page.get_by_role("button", name="Luk").click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") != "punkt-2"
    page.context.close()


def test_chosen_files_are_listed(browser: Browser, address: str) -> None:
    page = _open(browser, address, width=1024)
    page.wait_for_load_state("networkidle")
    file = {"name": "svar.pdf", "mimeType": "application/pdf", "buffer": b"x" * 2500}
    page.set_input_files("#files", [file, {**file, "name": "brev.pdf"}])
    shown = page.locator("[data-upload-chosen]").inner_text()
    assert "2 filer valgt (5 kB)" in shown
    assert "brev.pdf – 2,5 kB" in shown
    page.context.close()


def test_an_error_takes_the_focus_and_leads_to_its_field(browser: Browser, address: str) -> None:
    page = _open(browser, address, width=1024)
    page.get_by_role("button", name="Opret høring").click()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
    page.get_by_role("link", name="Høringens titel: Feltet skal udfyldes.").click()
    assert page.evaluate("document.activeElement.id") == "title"
    assert Axe().run(page).violations_count == 0
    page.context.close()


def test_on_paper_the_panes_follow_each_other_in_full(browser: Browser, address: str) -> None:
    page = _open(browser, address, width=1600)
    page.emulate_media(media="print")
    assert not page.locator(".app-header").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.review')).display") == "block"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.pane-body')).overflowY")
        == "visible"
    )
    page.context.close()
