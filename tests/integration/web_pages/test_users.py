"""The administrator opens and closes accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from web_app import WebHouse

FORM = {
    "name": "Bodil Prøve",
    "username": "Bodil.Proeve",
    "password": "lang-nok-adgangskode",
    "role": "reviewer",
}


def test_a_new_account_can_log_in(web: WebHouse) -> None:
    web.administrator.send("/brugere/ny", FORM)
    words = web.administrator.look("/brugere").text_content()
    assert "Bodil Prøve kan nu logge ind." in words
    assert "bodil.proeve" in words
    desk = web.stranger()
    desk.send("/log-ind", {"username": "bodil.proeve", "password": FORM["password"]})
    assert "Godkender" in desk.look("/").text_content()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"username": "planner"}, "Brugernavnet er optaget."),
        ({"username": "med mellemrum"}, "Brug kun bogstaver"),
        ({"password": "kort"}, "Skriv mindst 12"),
        ({"name": ""}, "Feltet skal udfyldes."),
        ({"role": ""}, "Rolle"),
    ],
)
def test_a_wrong_form_is_told_and_the_password_is_not_sent_back(
    web: WebHouse,
    wrong: dict[str, str],
    words: str,
) -> None:
    values = {**FORM, "username": "en.anden", **wrong}
    answer = web.administrator.send("/brugere/ny", values, code=400)
    shown = web.administrator.page(answer)
    assert words in shown.xpath("string(//*[@data-module='error-summary'])")
    assert values["password"] not in answer.get_data(as_text=True)


def test_an_account_is_closed_and_opened_again(web: WebHouse) -> None:
    reviewer = web.house.reviewer
    web.administrator.send(f"/brugere/{reviewer.id}/luk")
    assert "Lukket" in web.administrator.look("/brugere").text_content()
    web.administrator.send(f"/brugere/{reviewer.id}/aabn")
    shown = web.administrator.look("/brugere")
    assert shown.xpath(f"//form[@action='/brugere/{reviewer.id}/luk']")


def test_nobody_closes_their_own_account(web: WebHouse) -> None:
    own = web.house.administrator.id
    shown = web.administrator.look("/brugere")
    assert shown.xpath(f"//form[contains(@action, '{own}')]") == []
    answer = web.administrator.send(f"/brugere/{own}/luk", code=400)
    assert "Du kan ikke lukke din egen konto" in answer.get_data(as_text=True)


def test_an_account_that_is_not_there_is_told(web: WebHouse) -> None:
    answer = web.administrator.send("/brugere/findes-ikke/luk", code=404)
    assert "Brugeren findes ikke" in answer.get_data(as_text=True)


def test_a_forgotten_password_and_a_new_role_are_seen_to(web: WebHouse) -> None:
    web.administrator.send("/brugere/ny", FORM | {"username": "glemsom", "name": "Glemsom Prøve"})
    (address,) = web.administrator.look("/brugere").xpath("//a[.='Glemsom Prøve']/@href")
    assert not any(web.administrator.look(address).xpath("//input[@id='password']/@value"))
    web.administrator.fill(address, {"name": "Glemsom Prøve", "role": "planner"})
    stranger = web.stranger()
    stranger.send("/log-ind", {"username": "glemsom", "password": FORM["password"]})
    assert "Planlægger" in stranger.look("/").text_content()
    changed = {"name": "Husker Prøve", "role": "planner", "password": "en-anden-lang-kode"}
    web.administrator.fill(address, changed)
    # The old password's session ended with it.
    assert stranger.client.get("/").status_code == 302
    stranger.send("/log-ind", {"username": "glemsom", "password": changed["password"]})
    assert "Husker Prøve" in stranger.look("/").text_content()
    short = web.administrator.send(address, changed | {"password": "kort"}, code=400)
    assert "Skriv mindst 12" in short.get_data(as_text=True)
    # A password is never sent back, so who must save again is told to write it again.
    overtaken = web.administrator.send(address, changed | {"seen": "noget andet"}, code=409)
    assert "Skriv adgangskoden igen." in overtaken.get_data(as_text=True)
    assert changed["password"] not in overtaken.get_data(as_text=True)
    own = web.house.administrator
    mine = {"name": own.name, "role": "reviewer"}
    answer = web.administrator.send(f"/brugere/{own.id}", mine, code=400)
    assert "Du kan ikke ændre din egen rolle" in answer.get_data(as_text=True)
    web.planner.look(address, code=403)
