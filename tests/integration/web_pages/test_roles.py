"""Each role sees its pages and is told so where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.domain.user import Role

if TYPE_CHECKING:
    from web_app import WebHouse

EVERYBODY = frozenset(Role)
UPLOADERS = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
PAGES = {
    "/": EVERYBODY,
    "/min-koe": EVERYBODY,
    "/tilbageholdte": EVERYBODY,
    "/kan-ikke-laeses": EVERYBODY,
    "/hoeringer/ny": UPLOADERS,
    "/register": frozenset({Role.DATA_PROTECTION_OFFICER}),
    "/revisionsspor": frozenset({Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR}),
    "/brugere": frozenset({Role.ADMINISTRATOR}),
    "/brugere/ny": frozenset({Role.ADMINISTRATOR}),
}
OF_A_HEARING = {
    "": EVERYBODY,
    "/upload": UPLOADERS,
    "/eksport": EVERYBODY - {Role.DATA_PROTECTION_OFFICER},
}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("address", list(PAGES))
def test_a_page_is_for_its_roles(web: WebHouse, address: str, role: Role) -> None:
    web.desk(role).look(address, code=200 if role in PAGES[address] else 403)


@pytest.fixture(scope="module")
def hearing_address(web: WebHouse) -> str:
    return f"/hoeringer/{web.house.open_hearing()}"


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("rest", list(OF_A_HEARING))
def test_a_hearings_page_is_for_its_roles(
    web: WebHouse,
    hearing_address: str,
    rest: str,
    role: Role,
) -> None:
    code = 200 if role in OF_A_HEARING[rest] else 403
    web.desk(role).look(f"{hearing_address}{rest}", code=code)


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("/register", Role.PLANNER),
        ("/revisionsspor/kontrol", Role.REVIEWER),
        ("/brugere/ny", Role.PLANNER),
        ("/brugere/x/luk", Role.DATA_PROTECTION_OFFICER),
        ("/hoeringer/ny", Role.REVIEWER),
    ],
)
def test_a_form_is_for_its_roles(web: WebHouse, address: str, role: Role) -> None:
    desk = web.desk(role)
    shown = desk.page(desk.send(address, code=403), code=403)
    assert "Din rolle giver ikke adgang" in shown.text_content()


def test_a_form_without_its_token_does_nothing(web: WebHouse) -> None:
    answer = web.administrator.client.post("/brugere/x/luk")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "address",
    ["/hoeringer/findes-ikke", "/upload/findes-ikke", "/eksport/findes-ikke", "/intet"],
)
def test_what_is_not_there_is_told(web: WebHouse, address: str) -> None:
    assert "findes ikke" in web.planner.look(address, code=404).text_content()


def test_the_menu_shows_where_one_is(web: WebHouse) -> None:
    shown = web.planner.look("/tilbageholdte")
    (current,) = shown.xpath("//nav[contains(@class,'wide')]//a[@aria-current='page']")
    assert current.text_content() == "Tilbageholdte"


def test_the_page_says_who_drafts_here(web: WebHouse) -> None:
    footer = web.planner.look("/").xpath("string(//footer)")
    assert "Der bruges ingen sprogmodel" in footer
