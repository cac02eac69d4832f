"""A real house with all its processes, and a real Chromium in front of it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from served import served
from summarizer.cli.first_start import FIRST_ACCOUNTS
from summarizer.domain.user import Role
from web_app import WebHouse, build_web_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import SetCookieParam

REPOSITORY = Path(__file__).resolve().parents[2]
START_SECONDS = 180
# Work is waited for on the page itself; this is for a machine with much else to do.
PATIENCE_MS = 45_000
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class RunningHouse:
    """The address of a running house, and a way in for each role."""

    address: str
    passwords: dict[str, str]
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    def log_in(self, role: Role, *, width: int = 1440) -> Page:
        """Open a fresh browser window and log in as the first account of a role."""
        username = next(one[0] for one in FIRST_ACCOUNTS if one[2] is role)
        page = self.browser.new_context(
            viewport={"width": width, "height": 1000},
            locale="da-DK",
        ).new_page()
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        page.on("console", self._listen)
        page.goto(self.address)
        page.get_by_label("Brugernavn").fill(username)
        page.get_by_label("Adgangskode").fill(self.passwords[username])
        page.get_by_role("button", name="Log ind").click()
        page.get_by_role("heading", name="Høringer", exact=True).wait_for()
        return page

    def _listen(self, message: object) -> None:
        # A refused inline script or style, or a broken address, is said on the console.
        if getattr(message, "type", "") == "error":
            self.complaints.append(str(getattr(message, "text", "")))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def house(
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[RunningHouse]:
    """`referent serve` on a free port with an empty database: accounts, no samples."""
    var = tmp_path_factory.mktemp("house")
    scratch = tmp_path_factory.mktemp("scratch")
    port = _free_port()
    environment = os.environ | {
        "REFERENT_VAR": str(var),
        # Nothing may be left behind in either.
        "TMPDIR": str(scratch),
        "HOME": str(scratch),
        "REFERENT_PORT": str(port),
        "REFERENT_SAMPLES": "0",
        "REFERENT_WORKERS": "1",
        "DATABASE_URL": "",
        "REDIS_URL": "",
        "FILES_URL": "",
    }
    command = [sys.executable, "-m", "summarizer.cli", "serve"]
    with subprocess.Popen(command, cwd=REPOSITORY, env=environment) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_open(address, process)
            yield RunningHouse(address, _passwords(var), browser)
        finally:
            # As when the terminal is closed.
            process.send_signal(signal.SIGHUP)
            assert process.wait(60) == 0
            assert list(scratch.iterdir()) == []


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebHouse]:
    """A house with its pages in this process, for all tests: each opens a hearing of its own."""
    built = build_web_house(tmp_path_factory.mktemp("house"))
    yield built
    built.house.context.database.dispose()


@pytest.fixture(scope="session")
def address(web: WebHouse) -> Iterator[str]:
    """Where ``web`` answers."""
    with served(web.app) as where:
        yield where


@pytest.fixture(scope="session")
def windows(browser: Browser, web: WebHouse, address: str) -> Iterator[dict[Role, BrowserContext]]:
    """A window for each role, logged in at ``address``."""
    with ExitStack() as stack:
        opened = {}
        for role in Role:
            window = browser.new_context(
                reduced_motion="reduce",
                locale="da-DK",
                storage_state={"cookies": [session_of(web, address, role)]},
            )
            stack.callback(window.close)
            opened[role] = window
        yield opened


def session_of(web: WebHouse, address: str, role: Role) -> SetCookieParam:
    """Give the cookie of somebody with this role who has logged in: no page is needed for it."""
    name = web.app.config["SESSION_COOKIE_NAME"]
    cookie = web.desk(role).client.get_cookie(name)
    assert cookie is not None
    host = urlsplit(address).hostname or ""
    return {"name": name, "value": cookie.value, "domain": host, "path": "/"}


def _passwords(var: Path) -> dict[str, str]:
    lines = (var / "keys" / "first_logins.txt").read_text(encoding="utf-8").splitlines()
    return {line.split()[-2]: line.split()[-1] for line in lines}


def _wait_until_open(address: str, process: subprocess.Popen[bytes]) -> None:
    for _try in range(START_SECONDS):
        assert process.poll() is None, "the house did not open"
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):  # noqa: S310 - our own http
                return
        except (urllib.error.URLError, OSError):
            try:
                process.wait(1)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail(f"no answer on {address} within {START_SECONDS} seconds")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
