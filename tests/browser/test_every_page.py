"""Every page in a real browser: accessible in each language and contrast, named, and fitting."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from axe_look import barriers, bring_axe
from every_page import ENTRIES, build_scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Error,
        Page,
        Request,
    )

    from every_page import Entry
    from summarizer.domain.user import Role
    from web_app import WebHouse

pytestmark = pytest.mark.browser

# A window of 1440 at a zoom of 200 %.
HALF = 720
WIDTHS = (1440, 1024, HALF, 360)
LANGUAGES = ("da", "en")
# What can go wrong with other colours; the rest does not change with them, nor these with words.
COLOURS = ("color-contrast", "link-in-text-block")
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
) -> Iterator[dict[tuple[Role | None, str], Page]]:
    """A page for everybody, a stranger too, in each language; it goes from one to the next."""
    with ExitStack() as stack:
        opened: dict[tuple[Role | None, str], Page] = {}
        for role in (None, *windows):
            known = None if role is None else windows[role].storage_state()
            for language in LANGUAGES:
                window = browser.new_context(reduced_motion="reduce", storage_state=known)
                stack.callback(window.close)
                bring_axe(window)
                opened[role, language] = window.new_page()
                speak(opened[role, language], address, language)
        yield opened


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.path for entry in ENTRIES])
def test_a_page_is_for_everybody(
    desks: dict[tuple[Role | None, str], Page],
    address: str,
    scene: dict[str, str],
    entry: Entry,
) -> None:
    for language in LANGUAGES:
        page = desks[entry.role, language]
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        with listening(page, address) as complaints:
            page.goto(address + entry.path.format(**scene))
            assert page.evaluate("document.documentElement.lang") == language
            is_danish = language == LANGUAGES[0]
            known = {} if is_danish else {rule: {"enabled": False} for rule in COLOURS}
            assert barriers(page, rules=known) == []
            fits(page)
            if is_danish:
                assert nameless(page) == []
                fits_with_large_text(page)
                look_high(page)
                assert barriers(page, runOnly=list(COLOURS)) == []
        assert complaints == []


def fits(page: Page) -> None:
    """Make the window narrower and narrower."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


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


def speak(page: Page, address: str, language: str) -> None:
    """Choose a language, unless it is in use already."""
    page.goto(f"{address}/log-ind")
    button = page.locator(f"button[name=language][value={language}]")
    if button.count():
        button.click()
        page.wait_for_load_state()


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


@contextmanager
def listening(page: Page, address: str) -> Iterator[list[str]]:
    """Collect what the console says, and requests to anybody but us."""
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            complaints.append(said.text)

    def fail(error: Error) -> None:
        complaints.append(str(error))

    def ask(sent: Request) -> None:
        if not sent.url.startswith(address):
            complaints.append(sent.url)

    page.on("console", hear)
    page.on("pageerror", fail)
    page.on("request", ask)
    yield complaints
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", fail)
    page.remove_listener("request", ask)
