"""One's own account: a new password, and how pages are to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import PASSWORD
from summarizer.domain.user import Role
from summarizer.web.auth import FAILURES_PER_NAME
from summarizer.workflow.accounts.manage_users import add_user, set_password

if TYPE_CHECKING:
    from web_app import Desk, WebHouse

NEW = "en helt anden saetning"
FORM = {"current": PASSWORD, "new": NEW, "again": NEW}


def desk_of(web: WebHouse, username: str) -> Desk:
    """Log a fresh account in."""
    add_user(
        web.house.context,
        None,
        username=username,
        name="Bodil Prøve",
        role=Role.REVIEWER,
        password=PASSWORD,
    )
    return logged_in(web, username, PASSWORD)


def logged_in(web: WebHouse, username: str, password: str, *, code: int = 302) -> Desk:
    desk = web.stranger()
    desk.send("/log-ind", {"username": username, "password": password}, code=code)
    return desk


def test_a_new_password_counts_from_then_on_and_ends_other_sessions(web: WebHouse) -> None:
    here, there = desk_of(web, "bodil"), logged_in(web, "bodil", PASSWORD)
    here.send("/konto", FORM)
    assert "Din adgangskode er ændret" in here.look("/konto").text_content()
    assert there.client.get("/konto").status_code == 302
    logged_in(web, "bodil", PASSWORD, code=400)
    logged_in(web, "bodil", NEW)
    with web.house.context.read() as look:
        actions = [entry.action for entry in look.audit.entries(limit=20)]
    assert "own_password_changed" in actions


def test_a_password_given_by_an_administrator_ends_the_session(web: WebHouse) -> None:
    desk = desk_of(web, "carl")
    with web.house.context.read() as look:
        found = look.users.by_username("carl")
    assert found is not None
    set_password(web.house.context, web.house.administrator, found[0].id, password=NEW)
    assert desk.client.get("/konto").status_code == 302


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"current": "ikke den rigtige"}, "Den nuværende adgangskode er forkert"),
        ({"new": "kort", "again": "kort"}, "Skriv mellem 12"),
        ({"again": "noget helt andet"}, "De to nye adgangskoder er ikke ens"),
        ({"new": PASSWORD, "again": PASSWORD}, "Vælg en anden"),
    ],
)
def test_a_wrong_form_is_told_and_changes_nothing(
    web: WebHouse,
    wrong: dict[str, str],
    words: str,
) -> None:
    page = web.planner.page(web.planner.send("/konto", FORM | wrong, code=400))
    assert words in page.xpath("string(//*[@data-module='error-summary'])")
    assert set(page.xpath("//input[@type='password']/@value")) <= {""}
    logged_in(web, "planner", PASSWORD)


def test_nobody_guesses_a_password_at_an_open_desk(web: WebHouse) -> None:
    desk = desk_of(web, "dorte")
    for _try in range(int(FAILURES_PER_NAME.split()[0])):
        desk.send("/konto", FORM | {"current": "gaet"}, code=400)
    desk.send("/konto", FORM, code=429)


def test_contrast_is_the_systems_choice_until_a_person_chooses(web: WebHouse) -> None:
    def media(desk: Desk) -> str:
        (found,) = desk.look("/log-ind").xpath("//link[contains(@href, 'contrast.css')]/@media")
        return str(found)

    stranger = web.stranger()
    assert media(stranger) == "(prefers-contrast: more)"
    (form,) = stranger.look("/log-ind").xpath("//form[@action='/kontrast']")
    stranger.send("/kontrast", {"contrast": "high", "next": form.fields["next"]})
    assert media(stranger) == "all"
    stranger.send("/log-ind", {"username": "planner", "password": PASSWORD})
    page = stranger.look("/konto")
    assert page.xpath("//link[contains(@href, 'contrast.css')]/@media") == ["all"]
    assert page.xpath("//form[@action='/kontrast']//button/@aria-pressed") == ["true"]
    stranger.send("/kontrast", {"contrast": "normal"})
    page = stranger.look("/konto")
    assert page.xpath("//link[contains(@href, 'contrast.css')]/@media") == ["not all"]
