"""Axe in a browser's window: put there once, and asked only for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page


def bring_axe(window: BrowserContext) -> None:
    """Give every page that the window will open its own axe, past the page's policy."""
    window.add_init_script(Axe().axe_script)


def barriers(page: Page, **options: Any) -> list[str]:
    """List what axe has against a page of such a window: the rule, and where."""
    wanted = {"resultTypes": ["violations"], **options}
    found = page.evaluate("wanted => axe.run(wanted).then(found => found.violations)", wanted)
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:200]}"
        for one in found
        for node in one["nodes"]
    ]
