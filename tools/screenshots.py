"""Photograph the pages that README.md and the user guide show, from the samples.

Run by `dev.py screenshots` inside .venv; it needs Debian's chromium. The house is started with
an empty folder of its own, works the invented hearings off, and is thrown away afterwards.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect, sync_playwright

from summarizer.cli.first_start import FIRST_ACCOUNTS
from summarizer.domain.user import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screenshots"
HEARING = "Lokalplan 214"
WIDTH, HEIGHT = 1280, 860
PATIENCE_MS = 240_000


@dataclass(frozen=True)
class Shot:
    """One picture: its file's name, who looks, and the way from the front page."""

    name: str
    role: Role
    way: Callable[[Page], None]


def to_hearing(page: Page) -> None:
    """Open the larger sample when the program has done its part of it."""
    page.get_by_role("link", name=HEARING).first.click()
    expect(page.get_by_text("Programmet er færdigt med sin del")).to_be_visible()


def to_upload(page: Page) -> None:
    """Open the form for files."""
    to_hearing(page)
    page.get_by_role("link", name="Upload høringssvar").first.click()


def to_review(page: Page) -> None:
    """Open an association's draft."""
    to_hearing(page)
    page.get_by_role("link", name="02_Grundejerforeningen_Moellevangen.docx").first.click()


def to_held(page: Page) -> None:
    """Open the first response that only the officer may release."""
    page.get_by_role("link", name="Tilbageholdte").click()
    page.locator("main tbody th a, main .task-list a").first.click()


def to_register(page: Page) -> None:
    """Open the protected register."""
    page.get_by_role("link", name="Beskyttelsesregister").click()


SHOTS = (
    Shot("hearing", Role.PLANNER, to_hearing),
    Shot("upload", Role.PLANNER, to_upload),
    Shot("review", Role.REVIEWER, to_review),
    Shot("held", Role.DATA_PROTECTION_OFFICER, to_held),
    Shot("register", Role.DATA_PROTECTION_OFFICER, to_register),
)


@contextmanager
def running_house(var: Path) -> Iterator[str]:
    """Start the whole house with its samples; give its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"REFERENT_VAR": str(var), "REFERENT_PORT": str(port)}
    for name in ("DATABASE_URL", "REDIS_URL", "FILES_URL"):
        environment[name] = ""
    command = [sys.executable, "-m", "summarizer.cli", "serve"]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def open_page(page: Page, address: str) -> None:
    """Open the first page, as soon as the house answers."""
    page.set_default_timeout(PATIENCE_MS)
    while True:
        try:
            page.goto(address)
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(1000)
        else:
            return


def photograph(browser: Browser, address: str, passwords: dict[str, str], shot: Shot) -> None:
    """Log in, go the way, and keep what is seen."""
    username = next(one[0] for one in FIRST_ACCOUNTS if one[2] is shot.role)
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        locale="da-DK",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    page.get_by_label("Brugernavn").fill(username)
    page.get_by_label("Adgangskode").fill(passwords[username])
    page.get_by_role("button", name="Log ind").click()
    shot.way(page)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


def main() -> int:
    """Take every picture anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Chromium is not installed (Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    expect.set_options(timeout=PATIENCE_MS)
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_house(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--lang=da-DK"]
        )
        open_page(browser.new_page(), address)
        lines = (Path(folder) / "keys" / "first_logins.txt").read_text("utf-8").splitlines()
        passwords = {line.split()[-2]: line.split()[-1] for line in lines}
        for shot in SHOTS:
            photograph(browser, address, passwords, shot)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
