"""Every page in a real browser: accessible in each language and contrast, named, and fitting."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from every_page import ENTRIES, build_scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from every_page import Entry
    from summarizer.domain.user import Role
    from web_app import WebHouse

pytestmark = pytest.mark.browser

# A window of 1440 at a zoom of 200 %.
HALF = 720
WIDTHS = (1440, 1024, HALF, 360)
LANGUAGES = ("da", "en")
# What can go wrong with other colours; the rest does not change with them.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Roles that a person operates: each needs a name that a screen reader can say.
OPERATED = {
    "button",
    "checkbox",
    "combobox",
    "DisclosureTriangle",
    "link",
    "menuitem",
    "radio",
    "searchbox",
    "spinbutton",
    "tab",
    "textbox",
}


@pytest.fixture(scope="module")
def scene(web: WebHouse) -> dict[str, str]:
    return build_scene(web)


@pytest.fixture(scope="module")
def desks(
    browser: Browser, windows: dict[Role, BrowserContext], address: str
) -> Iterator[dict[tuple[Role | None, str], BrowserContext]]:
    """A window for everybody, a stranger too, in each language."""
    with ExitStack() as stack:
        opened: dict[tuple[Role | None, str], BrowserContext] = {}
        for role in (None, *windows):
            known = None if role is None else windows[role].storage_state()
            for language in LANGUAGES:
                window = browser.new_context(reduced_motion="reduce", storage_state=known)
                stack.callback(window.close)
                speak(window, address, language)
                opened[role, language] = window
        yield opened


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.path for entry in ENTRIES])
def test_a_page_is_for_everybody(
    desks: dict[tuple[Role | None, str], BrowserContext],
    address: str,
    scene: dict[str, str],
    entry: Entry,
) -> None:
    for language in LANGUAGES:
        page = desks[entry.role, language].new_page()
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        complaints = listen(page, address)
        page.goto(address + entry.path.format(**scene))
        assert page.evaluate("document.documentElement.lang") == language
        see(page, None)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        if language == LANGUAGES[0]:
            assert nameless(page) == []
            fits_with_large_text(page)
            look_high(page)
            see(page, COLOURS)
        assert complaints == []
        page.close()


def see(page: Page, rules: dict[str, object] | None) -> None:
    """Let axe look at the page."""
    found = Axe().run(page, options=rules)
    assert found.violations_count == 0, found.generate_report()


def look_high(page: Page) -> None:
    """Put the stylesheet for high contrast in force, as the switch does."""
    page.evaluate("document.querySelector('link[href*=contrast]').media = 'all'")


def fits_with_large_text(page: Page) -> None:
    """Make only the text twice as large, as some readers do, in half a screen's width."""
    page.set_viewport_size({"width": HALF, "height": 900})
    # The design system's own size is 62.5 %.
    page.evaluate("document.documentElement.style.fontSize = '125%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= HALF
    page.evaluate("document.documentElement.style.fontSize = ''")


def speak(window: BrowserContext, address: str, language: str) -> None:
    """Choose a language, unless it is in use already."""
    page = window.new_page()
    page.goto(f"{address}/log-ind")
    button = page.locator(f"button[name=language][value={language}]")
    if button.count():
        button.click()
        page.wait_for_load_state()
    page.close()


def nameless(page: Page) -> list[str]:
    """List what can be operated and has no name, as the browser tells a screen reader."""
    session = page.context.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        str(node["role"]["value"])
        for node in tree
        if not node.get("ignored")
        and node.get("role", {}).get("value") in OPERATED
        and not str(node.get("name", {}).get("value", "")).strip()
    ]


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
