"""The frame and the macros, as rendered by a real app."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import lxml.html
import pytest

from summarizer.domain.user import Role
from summarizer.web.errors import ERROR_WORDS

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from lxml.html import HtmlElement


def page(client: FlaskClient, address: str = "/alt?as=planner") -> HtmlElement:
    return lxml.html.document_fromstring(client.get(address).data)


def wrong_page(client: FlaskClient) -> HtmlElement:
    """The page after an empty form was sent."""
    token = page(client).xpath("//meta[@name='csrf-token']/@content")[0]
    answer = client.post("/alt?as=planner", data={"csrf_token": token})
    assert answer.status_code == 400
    return lxml.html.document_fromstring(answer.data)


def test_every_id_is_unique_and_every_reference_leads_somewhere(client: FlaskClient) -> None:
    for shown in (page(client), wrong_page(client)):
        ids = Counter(shown.xpath("//@id"))
        assert [name for name, count in ids.items() if count > 1] == []
        wanted = set(shown.xpath("//label/@for"))
        for attribute in ("aria-describedby", "aria-labelledby", "aria-controls"):
            wanted |= {one for value in shown.xpath(f"//@{attribute}") for one in value.split()}
        wanted |= {address[1:] for address in shown.xpath("//a/@href") if address[0] == "#"}
        assert wanted - set(ids) == set()


def test_every_field_has_a_label(client: FlaskClient) -> None:
    shown = page(client)
    labelled = set(shown.xpath("//label/@for"))
    fields = shown.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert len(fields) > 12
    assert [field.get("id") for field in fields if field.get("id") not in labelled] == []


def test_an_error_is_named_bound_to_its_field_and_listed_first(client: FlaskClient) -> None:
    shown = wrong_page(client)
    (title,) = shown.xpath("//input[@id='title']")
    assert title.get("aria-invalid") == "true"
    assert title.get("aria-describedby") == "title-hint title-error"
    assert "Feltet skal udfyldes." in shown.get_element_by_id("title-error").text_content()
    targets = shown.xpath("//*[@data-module='error-summary']//a/@href")
    assert targets[0] == "#title"
    assert "#kind-0" in targets


def test_validators_speak_danish(client: FlaskClient) -> None:
    token = page(client).xpath("//meta[@name='csrf-token']/@content")[0]
    sent = {"csrf_token": token, "title": "x" * 41, "count": "77", "deadline": "snart"}
    answer = client.post("/alt?as=planner", data=sent).get_data(as_text=True)
    assert "Skriv højst 40 tegn." in answer
    assert "Tallet skal være mellem 1 og 9." in answer
    assert "Skriv en dato som" in answer
    assert not re.search(r"This field|Not a valid|Number must|Field (must|cannot)", answer)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (Role.PLANNER, ["Høringer", "Min kø"]),
        (Role.REVIEWER, ["Høringer", "Min kø"]),
        (Role.DATA_PROTECTION_OFFICER, ["Høringer", "Beskyttelsesregister", "Revisionsspor"]),
        (Role.ADMINISTRATOR, ["Høringer", "Revisionsspor", "Brugere"]),
    ],
)
def test_the_menu_follows_the_role(client: FlaskClient, role: Role, words: list[str]) -> None:
    # 'holds' has no page in this app, so its entry stays away
    links = page(client, f"/alt?as={role.value}").xpath("//nav[contains(@class,'wide')]//a")
    assert [link.text_content() for link in links] == words


def test_nobody_in_particular_gets_neither_menu_nor_user(client: FlaskClient) -> None:
    shown = page(client, "/alt")
    assert shown.xpath("//*[contains(@class,'app-menu')]") == []
    assert shown.xpath("//*[contains(@class,'user-menu')]") == []


def test_logging_out_is_a_form_with_a_token(client: FlaskClient) -> None:
    (form,) = page(client).xpath("//form[@action='/log-ud']")
    assert form.get("method") == "post"
    assert form.xpath("./input[@name='csrf_token']/@value")[0]


def test_the_frame_says_who_drafts_and_where_the_source_is(client: FlaskClient) -> None:
    shown = page(client)
    footer = shown.xpath("//footer")[0].text_content()
    assert "citatmotoren" in footer
    assert "Et menneske læser og godkender" in footer
    assert shown.xpath("//footer//a/@href") == ["https://kildekode.invalid/"]
    assert shown.get("lang") == "da"
    assert shown.xpath("//body/a[1]/@href") == ["#main-content"]
    assert "Opdigtet Kommune" in shown.xpath("//header")[0].text_content()


def test_a_script_is_never_needed_to_reach_a_page(client: FlaskClient) -> None:
    shown = page(client)
    assert shown.xpath("//a[not(@href) or @href='#']") == []
    assert shown.xpath("//button[@type='button' and @data-key]") == []


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline(client: FlaskClient) -> None:
    for address in ("/alt", "/fejl/404", "/static/css/app.css"):
        with client.get(address) as answer:
            headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]


def test_pages_are_kept_in_no_cache_and_htmx_keeps_none_itself(client: FlaskClient) -> None:
    assert client.get("/alt").headers["Cache-Control"] == "no-store"
    (settings,) = page(client).xpath("//meta[@name='htmx-config']/@content")
    for part in ('"historyCacheSize":0', '"allowEval":false', '"includeIndicatorStyles":false'):
        assert part in settings


@pytest.mark.parametrize("code", [400, 403, 404, 413, 429])
def test_an_error_page_says_what_to_do(client: FlaskClient, code: int) -> None:
    answer = client.get(f"/fejl/{code}")
    assert answer.status_code == code
    text = answer.get_data(as_text=True)
    assert str(ERROR_WORDS[code].title) in text
    assert str(ERROR_WORDS[code].advice) in text
    assert "technical" not in text


def test_an_error_without_its_own_words_gets_the_nearest(client: FlaskClient) -> None:
    answer = client.get("/fejl/418")
    assert answer.status_code == 418
    assert str(ERROR_WORDS[400].title) in answer.get_data(as_text=True)


def test_a_fault_of_ours_shows_none_of_its_words(client: FlaskClient) -> None:
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.get("/fejl/500")
    assert answer.status_code == 500
    assert "borgers ord" not in answer.get_data(as_text=True)
    assert "Noget gik galt hos os" in answer.get_data(as_text=True)


def test_a_stale_form_is_explained(client: FlaskClient) -> None:
    answer = client.post("/alt", data={"csrf_token": "gammel"})
    assert answer.status_code == 400
    assert "Siden har været åben for længe" in answer.get_data(as_text=True)


def test_evidence_and_points_link_to_each_other(client: FlaskClient) -> None:
    shown = page(client)
    assert shown.xpath("//mark[@id='kilde-1']/a/@href") == ["#punkt-1"]
    assert "#kilde-1" in shown.xpath("//li[@id='punkt-1']//a/@href")
    overlap = shown.xpath("//mark[@data-points='1 2']")[0].text_content()
    assert overlap.startswith("smal til 240 biler i døgnet")


def test_a_status_is_told_in_words(client: FlaskClient) -> None:
    cells = page(client).xpath("//td[@data-title='Status']")
    words = [cell.text_content().strip() for cell in cells]
    assert words[3] == "Tilbageholdt"
    assert len(set(words)) == len(words)


def test_marking_adds_nothing_to_the_source_but_references(
    client: FlaskClient,
    source: str,
) -> None:
    shown = page(client)
    for extra in shown.xpath("//a[@class='evidence-ref'] | //span[@class='mark-word']"):
        extra.drop_tree()
    lines = [line.text_content() for line in shown.xpath("//*[@class='source-text']/p")]
    # once with evidence marked, once with findings
    assert lines == source.split("\n") * 2
