"""Nobody gets in without a login, and nobody guesses for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import PASSWORD
from summarizer.web.auth import FAILURES_PER_NAME, OPEN_ENDPOINTS, counter_address
from summarizer.workflow.accounts.manage_users import set_user_active

if TYPE_CHECKING:
    from web_app import WebHouse

PAGES = (
    "/",
    "/hoeringer/ny",
    "/hoeringer/x",
    "/hoeringer/x/fremdrift",
    "/hoeringer/x/eksport",
    "/hoeringer/x/upload",
    "/upload/x",
    "/eksport/x",
    "/horingssvar/x",
    "/min-koe",
    "/tilbageholdte",
    "/kan-ikke-laeses",
    "/register",
    "/revisionsspor",
    "/brugere",
    "/brugere/ny",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_sends_a_stranger_to_the_login(web: WebHouse, address: str) -> None:
    answer = web.stranger().client.get(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/log-ind")


def test_every_page_but_the_open_ones_is_behind_the_login(web: WebHouse) -> None:
    stranger = web.stranger()
    for rule in web.app.url_map.iter_rules():
        if rule.endpoint in OPEN_ENDPOINTS:
            continue
        address = rule.rule.replace("<int:", "<")
        address = "".join("1" if "<" in part else part for part in _parts(address))
        method = "GET" if "GET" in (rule.methods or set()) else "POST"
        data = {"csrf_token": stranger.token()}
        answer = stranger.client.open(address, method=method, data=data if method == "POST" else {})
        assert answer.status_code == 302, rule
        assert answer.headers["Location"].startswith("/log-ind"), rule


def _parts(address: str) -> list[str]:
    return address.replace("<", "\0<").replace(">", ">\0").split("\0")


def test_a_part_of_a_page_sends_the_whole_window_to_the_login(web: WebHouse) -> None:
    answer = web.stranger().client.get(
        "/hoeringer/x/fremdrift",
        headers={"HX-Request": "true"},
    )
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == "/log-ind"


def test_the_right_password_leads_on_to_the_page_that_was_asked_for(web: WebHouse) -> None:
    stranger = web.stranger()
    asked = stranger.client.get("/min-koe?side=2").headers["Location"]
    answer = stranger.send(asked, {"username": " Planner ", "password": PASSWORD})
    assert answer.headers["Location"] == "/min-koe?side=2"
    assert "Prøve planner" in stranger.look("/min-koe").text_content()


@pytest.mark.parametrize("wanted", ["https://ond.invalid/", "//ond.invalid", "/\\ond.invalid"])
def test_the_login_never_leads_to_another_site(web: WebHouse, wanted: str) -> None:
    values = {"username": "planner", "password": PASSWORD}
    stranger = web.stranger()
    stranger.client.get("/log-ind")
    answer = stranger.client.post(
        "/log-ind",
        query_string={"next": wanted},
        data={"csrf_token": stranger.token(), **values},
    )
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_told_without_saying_what_was_wrong(web: WebHouse) -> None:
    stranger = web.stranger()
    answers = [
        stranger.page(stranger.send("/log-ind", {"username": name, "password": "x"}, code=400))
        for name in ("planner", "findes-ikke")
    ]
    words = [answer.xpath("string(//*[@data-module='error-summary'])") for answer in answers]
    assert "Brugernavn eller adgangskode er forkert" in words[0]
    assert words[0] == words[1]
    assert answers[0].xpath("//input[@type='password']/@value") in ([], [""])


def test_empty_fields_are_named(web: WebHouse) -> None:
    stranger = web.stranger()
    shown = stranger.page(stranger.send("/log-ind", {}, code=400))
    assert shown.get_element_by_id("username").get("aria-invalid") == "true"


def test_guessing_one_persons_password_is_stopped(web: WebHouse) -> None:
    stranger = web.stranger()
    tries = int(FAILURES_PER_NAME.split()[0])
    values = {"username": "administrator", "password": "gæt"}
    for _try in range(tries):
        stranger.send("/log-ind", values, code=400)
    shown = stranger.page(stranger.send("/log-ind", values, code=429), code=429)
    assert "For mange forsøg" in shown.text_content()


def test_a_login_that_works_does_not_count(web: WebHouse) -> None:
    for _time in range(int(FAILURES_PER_NAME.split()[0]) + 1):
        web.stranger().send("/log-ind", {"username": "reviewer", "password": PASSWORD})


def test_logging_out_ends_the_session_and_is_no_link(web: WebHouse) -> None:
    desk = web.stranger()
    desk.send("/log-ind", {"username": "planner", "password": PASSWORD})
    assert desk.client.get("/log-ud").status_code == 405
    desk.send("/log-ud")
    assert desk.client.get("/").status_code == 302
    assert "Du er logget ud." in desk.look("/log-ind").text_content()


def test_a_closed_account_is_out_at_once(web: WebHouse) -> None:
    house = web.house
    desk = web.stranger()
    desk.send("/log-ind", {"username": "reviewer", "password": PASSWORD})
    set_user_active(house.context, house.administrator, house.reviewer.id, active=False)
    try:
        assert desk.client.get("/").status_code == 302
    finally:
        set_user_active(house.context, house.administrator, house.reviewer.id, active=True)


def test_attempts_are_counted_in_the_redis_that_is_there() -> None:
    assert counter_address("") == "memory://"
    assert counter_address("redis://127.0.0.1:1/0") == "redis://127.0.0.1:1/0"
    assert counter_address("unix:///var/valkey.sock") == "redis+unix:///var/valkey.sock"


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(web: WebHouse) -> None:
    stranger = web.stranger()
    with web.app.test_request_context():
        answer = stranger.client.post(
            "/hoeringer/1234/flere/goer",
            data={"csrf_token": stranger.token()},
        )
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/log-ind?next=/hoeringer/1234"
    assert "blev ikke gemt" in stranger.look(answer.headers["Location"]).text_content()
    # What a script sends by itself is no news.
    stranger.client.post(
        "/horingssvar/1234/kladde",
        data={"csrf_token": stranger.token()},
        headers={"Sec-Fetch-Mode": "cors"},
    )
    assert "blev ikke gemt" not in stranger.look("/log-ind").text_content()
