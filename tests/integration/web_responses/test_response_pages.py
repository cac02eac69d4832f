"""What holds for every page of a response: who may see it, what it keeps, what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from web_visitor import Submit, Visitor


def test_the_history_compares_draft_and_summary(reviewer: Visitor, submit: Submit) -> None:
    address = submit()
    form = reviewer.get(address).form("summary") | {"points-0-text": "Afsenderen vil have ro."}
    reviewer.post(f"{address}/referat", form | {"action": "save"}, code=200)
    page = reviewer.get(f"{address}/historik")
    assert "Afsenderen" in "".join(page.tree.xpath("//ins//text()"))
    assert page.tree.xpath("//del")
    assert "Udkastmotoren" in page.words
    assert "Udkastet blev lavet" in page.words


def test_nobody_gets_in_without_a_login(app: Flask, submit: Submit) -> None:
    answer = app.test_client().get(submit())
    assert answer.status_code in {302, 303}


def test_a_response_that_is_not_there_is_a_404(reviewer: Visitor) -> None:
    assert "findes ikke" in reviewer.get("/horingssvar/ukendt", code=404).words


def test_the_sender_is_not_in_the_title_that_a_browser_remembers(
    reviewer: Visitor, submit: Submit
) -> None:
    page = reviewer.get(submit(sender="Ulrikke Sandal, Åsvinget 8, 4999 Egebæk"))
    assert "Ulrikke" not in page.title
    assert "Høringssvar" in page.title
    assert "Ulrikke Sandal" in page.words
