"""The whole interface in English: no page falls back to Danish where a translation exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from house import CLEAN_LETTER
from summarizer.domain.user import Role
from tools.texts import TRANSLATIONS, catalogue

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from web_app import Desk, WebHouse

# Short words are names, units, or the same in both languages.
SHORTEST = 5
MOST_OF_THEM = 7
SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-key-words")


@pytest.fixture(scope="module")
def danish() -> frozenset[str]:
    """Every text whose translation is another."""
    return frozenset(
        form
        for message in catalogue(TRANSLATIONS / "en.po")
        for form in ((message.id,) if isinstance(message.id, str) else message.id)
        if len(form) >= SHORTEST and message.string != form
    )


@pytest.fixture(scope="module")
def hearing_id(web: WebHouse) -> str:
    house = web.house
    hearing_id = house.open_hearing(notes=["Trafik ved skolen"])
    house.submit(
        hearing_id,
        ("svar.txt", CLEAN_LETTER),
        ("igen.txt", CLEAN_LETTER),
        ("beskyttet.txt", CLEAN_LETTER + "\nHilsen Agnete Valdorf Brinkholt\n"),
        ("film.mov", bytes(range(256))),
        # Read with a warning.
        ("bilag.txt", "Se vedhæftede bilag.\n"),
    )
    house.work_off()
    return hearing_id


def said_on(page: HtmlElement) -> set[str]:
    """Everything a person reads or hears, but what is marked as Danish."""
    heard = set()
    for node in page.xpath("//*[not(ancestor-or-self::*[@lang='da'])]"):
        if isinstance(node.tag, str) and node.tag not in {"script", "style"}:
            texts = [node.text, *(child.tail for child in node), *map(node.get, SPOKEN)]
            heard.update(" ".join(text.split()) for text in texts if text and text.strip())
    return heard


def in_english(desk: Desk) -> Desk:
    with desk.client.session_transaction() as session:
        session["language"] = "en"
    return desk


def addresses(web: WebHouse, hearing_id: str, role: Role) -> list[str]:
    """Every page that leads on from the hearing's page and the menu, once each."""
    desk = in_english(web.desk(role))
    start = desk.look(f"/hoeringer/{hearing_id}")
    found = ["/", f"/hoeringer/{hearing_id}"]
    for address in start.xpath("//a[starts-with(@href, '/')]/@href"):
        plain = address.partition("#")[0]
        if plain not in found and "/fil" not in plain and "/static" not in plain:
            found.append(plain)
    assert len(found) > MOST_OF_THEM
    return found


@pytest.mark.parametrize("role", Role)
def test_no_page_falls_back_to_danish(
    web: WebHouse, hearing_id: str, role: Role, danish: frozenset[str]
) -> None:
    desk = in_english(web.desk(role))
    for address in addresses(web, hearing_id, role):
        page = desk.look(address)
        assert page.get("lang") == "en" or page.xpath("/html/@lang") == ["en"]
        heard = said_on(page)
        assert heard & danish == set(), address
        # What people wrote is marked, so that a screen reader says it in Danish.
        assert not any("fem etager" in words for words in heard), address


def test_why_a_response_is_held_is_said_in_english(web: WebHouse) -> None:
    house = web.house
    (held,) = house.submit(
        house.open_hearing(), ("a.txt", CLEAN_LETTER + "\nHilsen Agnete Valdorf Brinkholt\n")
    )
    house.work_off()
    page = in_english(web.officer).look(f"/horingssvar/{held}")
    (reasons,) = page.xpath("//section[contains(@class, 'hold-reasons')]")
    assert "findings: 1" in reasons.text_content()
    assert "fund" not in reasons.text_content()


def test_a_refusal_is_said_in_english(web: WebHouse) -> None:
    words = in_english(web.planner).look("/horingssvar/ukendt", code=404).text_content()
    assert "The response does not exist." in " ".join(words.split())
    typed = {"current": "wrong", "new": "a long new password", "again": "a long new password"}
    page = web.planner.page(web.planner.send("/konto", typed, code=400))
    assert "adgangskode" not in " ".join(said_on(page))
