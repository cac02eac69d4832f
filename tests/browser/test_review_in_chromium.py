"""A reviewer at work in a real browser: by keyboard alone, on a slow line, and not alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from house import CLEAN_LETTER, PASSWORD
from summarizer.domain.user import Role
from summarizer.workflow.review.one_response import response_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from summarizer.workflow.review.one_response import ResponsePage
    from web_app import WebHouse

pytestmark = pytest.mark.browser

WRONG = "Afsenderen nævner 9.731 lastbiler."
SLIP = " farllig"
FIRST = "#points-0-text"
PATIENCE_MS = 30_000
LONGER_THAN_ANYBODY_WAITS_MS = 9_000
MOST_TABS = 60
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 20_000,
}


def submit(web: WebHouse, letter: str = CLEAN_LETTER) -> str:
    hearing_id = web.house.open_hearing(notes=["Trafik ved skolen"])
    (response_id, *_) = web.house.submit(hearing_id, ("svar.txt", letter), ("to.txt", "Nej tak."))
    web.house.work_off()
    return response_id


def page_of(web: WebHouse, response_id: str) -> ResponsePage:
    return response_page(web.house.context, web.house.reviewer, response_id)


def open_page(window: BrowserContext, address: str) -> Page:
    page = window.new_page()
    page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until something that ``wanted`` selects has focus, as hands without a mouse do."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"Tab never came to {wanted}")


def test_a_review_from_queue_to_approval_by_keyboard_alone(
    web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    response_id = submit(web)
    hearing_id = page_of(web, response_id).hearing.id
    page = open_page(windows[Role.REVIEWER], f"{address}/min-koe?hoering={hearing_id}")
    tab_to(page, f"a[href*='{response_id}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{response_id}*")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    for words in ("Næste punkt", "Forrige markering", "Ret punktet", "Næste høringssvar"):
        expect(dialog.get_by_text(words)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(page.locator(FIRST)).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type(WRONG)
    # The checks run on what was typed, without anything being saved.
    expect(page.locator("#points-0-flags [data-severity=red]")).to_be_visible()
    expect(page.locator("[data-kept]")).to_have_text(re.compile(r"Kladde gemt \d\d\.\d\d"))
    assert len(page_of(web, response_id).revisions) == 1
    # The dictionary marks a slip while it stands there.
    page.keyboard.type(SLIP)
    expect(page.locator("#sprog .unknown-word")).to_have_text(SLIP.strip())
    expect(page.locator("#sprog")).to_contain_text("farlig?")
    for _letter in SLIP:
        page.keyboard.press("Backspace")
    expect(page.locator("#sprog .unknown-word")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#punkt-1")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#punkt-1 details[open] summary").first).to_be_focused()
    tab_to(page, "input[name='points-0-answers-0-text']")
    page.keyboard.type("Tallet står i bilaget.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Godkendt af Prøve reviewer")).to_be_visible()
    approval = page_of(web, response_id).approval
    assert approval is not None
    assert approval.approval.resolutions[0].answer == "Tallet står i bilaget."
    page.wait_for_load_state("networkidle")
    page.keyboard.press("l")
    page.wait_for_url(re.compile(rf"/horingssvar/(?!{response_id})"))
    page.close()


def test_a_closed_browser_loses_nothing(
    web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    response_id = submit(web)
    page = open_page(windows[Role.REVIEWER], f"{address}/horingssvar/{response_id}")
    page.locator(FIRST).fill(WRONG)
    expect(page.locator("[data-kept]")).to_have_text(re.compile("Kladde gemt"))
    page.close()
    page = open_page(windows[Role.REVIEWER], f"{address}/horingssvar/{response_id}")
    expect(page.locator(FIRST)).to_have_value(WRONG)
    expect(page.get_by_text("ikke nåede at gemme")).to_be_visible()
    page.close()


def test_two_reviewers_on_one_response_merge_their_texts(
    web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    response_id = submit(web)
    where = f"{address}/horingssvar/{response_id}"
    mine, theirs = (open_page(windows[role], where) for role in (Role.REVIEWER, Role.ADMINISTRATOR))
    theirs.locator("#points-1-text").fill("Et helt andet punkt fra en kollega.")
    theirs.get_by_role("button", name="Gem", exact=True).last.click()
    expect(theirs.get_by_text("Gemt som version 2")).to_be_visible()
    mine.locator(FIRST).fill("Mine egne ord om etagerne.")
    mine.get_by_role("button", name="Gem", exact=True).last.click()
    expect(mine.get_by_text("To har rettet på samme tid")).to_be_in_viewport()
    expect(mine.locator("main .alert-error")).to_be_focused()
    found = Axe().run(mine)
    assert found.violations_count == 0, found.generate_report()
    with mine.expect_navigation(wait_until="networkidle"):
        mine.get_by_role("button", name=re.compile("gemt punkt 2")).click()
    mine.get_by_role("button", name="Gem", exact=True).last.click()
    expect(mine.get_by_text("Gemt som version 3")).to_be_visible()
    revision = page_of(web, response_id).revision
    assert revision is not None
    texts = [point.text for point in revision.points]
    assert {"Et helt andet punkt fra en kollega.", "Mine egne ord om etagerne."} <= set(texts)
    mine.close()
    theirs.close()


def test_nothing_is_lost_to_a_broken_line_or_a_session_that_ended(
    web: WebHouse, browser: Browser, address: str
) -> None:
    response_id = submit(web)
    window = browser.new_context(locale="da-DK")
    page = open_page(window, address)

    def log_in(where: Page, role: Role = Role.REVIEWER) -> None:
        where.get_by_label("Brugernavn").fill(role.value)
        where.get_by_label("Adgangskode").fill(PASSWORD)
        where.get_by_role("button", name="Log ind").click()
        where.get_by_role("heading", name="Høringer", exact=True).wait_for()

    log_in(page)
    page.goto(f"{address}/horingssvar/{response_id}")
    save = page.get_by_role("button", name="Gem", exact=True).last
    window.set_offline(True)
    page.locator(FIRST).fill("Skrevet uden forbindelse.")
    save.click()
    expect(page.locator("[data-kept].is-lost")).to_contain_text("kunne ikke gemmes")
    window.set_offline(False)
    save.click()
    expect(page.get_by_text("Gemt som version 2")).to_be_visible()
    page.wait_for_load_state("networkidle")
    window.clear_cookies()
    # What the page asks for by itself does not lead away from what is written.
    page.evaluate("htmx.ajax('POST', location.pathname + '/til-stede', '#til-stede')")
    expect(page.locator("[data-kept].is-lost")).to_contain_text("Du er logget ud")
    page.locator(FIRST).fill("Skrevet uden at være logget ind.")
    save.click()
    expect(page.locator("[data-kept].is-lost")).to_contain_text("Du er logget ud")
    expect(page.locator(FIRST)).to_have_value("Skrevet uden at være logget ind.")
    # Somebody else logs in here, in another window: what was written is not theirs to save.
    beside = open_page(window, address)
    log_in(beside, Role.PLANNER)
    save.click()
    expect(page.locator("[data-kept].is-lost")).to_contain_text("En anden er logget ind")
    beside.context.clear_cookies()
    beside.goto(address)
    log_in(beside)
    save.click()
    expect(page.get_by_text("Gemt som version 3")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.goto(address)
    page.go_back()
    expect(page.locator(FIRST)).to_have_value("Skrevet uden at være logget ind.")
    window.close()


def test_a_server_that_is_down_or_silent_is_told_and_nothing_is_sent(
    web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    response_id = submit(web)
    page = open_page(windows[Role.REVIEWER], f"{address}/horingssvar/{response_id}")
    kept, save = page.locator("[data-kept]"), page.get_by_role("button", name="Gem", exact=True)
    page.route(re.compile("/(ur|kladde)$"), lambda route: route.fulfill(status=502, body="Nede"))
    page.locator(FIRST).fill("Skrevet, mens serveren var nede.")
    expect(page.locator("[data-kept].is-lost")).to_contain_text("Serveren svarer ikke")
    save.last.click()
    expect(page.locator("[data-kept].is-lost")).to_contain_text("kunne ikke gemmes")
    page.unroute_all()
    page.clock.install()
    page.route("**/ur", lambda _route: None)
    save.last.click()
    expect(kept).to_have_text("Ser efter, om serveren svarer …")
    page.clock.fast_forward(LONGER_THAN_ANYBODY_WAITS_MS)
    expect(page.locator("[data-kept].is-lost")).to_contain_text("kunne ikke gemmes")
    assert len(page_of(web, response_id).revisions) == 1
    page.unroute_all()
    # A login since has another token; what htmx sends carries it too.
    token = page.locator("meta[name=csrf-token]")
    token.evaluate("meta => meta.content = 'en gammel'")
    page.locator(FIRST).fill("Skrevet, da serveren var tilbage.")
    expect(kept).to_have_text(re.compile("Kladde gemt"))
    assert (
        token.get_attribute("content") == page.locator("#summary [name=csrf_token]").input_value()
    )
    save.last.click()
    expect(page.get_by_text("Gemt som version 2")).to_be_visible()
    page.close()


def test_a_slow_line_and_an_impatient_hand_save_and_approve_once(
    web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    response_id = submit(web)
    page = open_page(windows[Role.REVIEWER], f"{address}/horingssvar/{response_id}")
    session = page.context.new_cdp_session(page)
    session.send("Network.emulateNetworkConditions", SLOW)
    page.locator(FIRST).fill("Vi er imod fem etager.")
    page.get_by_role("button", name="Godkend", exact=True).dblclick()
    expect(page.get_by_text("Godkendt af Prøve reviewer")).to_be_visible()
    found = page_of(web, response_id)
    assert len(found.revisions) == 2
    assert len(found.approvals) == 1
    page.close()


def test_a_review_without_scripts(
    browser: Browser, web: WebHouse, windows: dict[Role, BrowserContext], address: str
) -> None:
    response_id = submit(web)
    window = browser.new_context(
        java_script_enabled=False,
        storage_state=windows[Role.REVIEWER].storage_state(),
    )
    page = window.new_page()
    page.goto(f"{address}/horingssvar/{response_id}")
    page.get_by_role("button", name="Slet: punkt 1").click()
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text("Version 1 er gendannet")).to_be_visible()
    page.locator(FIRST).fill(WRONG)
    page.get_by_role("button", name="Godkend", exact=True).click()
    expect(page.get_by_text("Referatet kan ikke godkendes endnu")).to_be_visible()
    page.locator("#points-0-flags summary").first.click()
    page.locator("input[name='points-0-answers-0-text']").fill("Det står i bilaget.")
    page.get_by_role("button", name="Godkend", exact=True).click()
    expect(page.get_by_text("Godkendt af Prøve reviewer")).to_be_visible()
    window.close()


def test_the_systems_own_contrast_is_heard(browser: Browser, address: str) -> None:
    asked = "matchMedia(document.querySelector('link[href*=contrast]').media).matches"
    for wish, expected in (("more", True), ("no-preference", False)):
        window = browser.new_context(contrast=wish)
        page = window.new_page()
        page.goto(f"{address}/log-ind")
        assert page.evaluate(asked) is expected
        window.close()
    window = browser.new_context(forced_colors="active")
    page = window.new_page()
    page.goto(f"{address}/log-ind")
    page.keyboard.press("Tab")
    focus = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focus != "none"
    window.close()
