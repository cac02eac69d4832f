"""A page over many responses asks the database as often as one over few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from house import CLEAN_LETTER
from many_responses import fill_hearing
from web_app import build_web_house

if TYPE_CHECKING:
    from pathlib import Path

    from web_app import WebHouse

FEW, MANY = 10, 300


def count_queries(web: WebHouse, address: str) -> int:
    """Count the statements behind a page, the session's own among them; a search is sent."""
    sent = 0

    def notice(*_arguments: object) -> None:
        nonlocal sent
        sent += 1

    database = web.house.context.database
    event.listen(database, "before_cursor_execute", notice)
    try:
        _open(web, address)
    finally:
        event.remove(database, "before_cursor_execute", notice)
    return sent


def _open(web: WebHouse, address: str) -> None:
    if address.endswith("/soeg"):
        web.reviewer.send(address, {"ord": "fortov"}, code=200)
    else:
        web.reviewer.look(address)


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[int]]:
    """The number of queries of each page at few and at many responses."""
    found: dict[str, list[int]] = {}
    for count in (FEW, MANY):
        folder: Path = tmp_path_factory.mktemp(f"house{count}")
        web = build_web_house(folder)
        hearing_id, response_id = fill_hearing(web.house, CLEAN_LETTER, count)
        for address in (
            "/",
            f"/hoeringer/{hearing_id}",
            f"/hoeringer/{hearing_id}?kampagne=A&sorter=-modtaget&frist=sent",
            f"/hoeringer/{hearing_id}/soeg",
            f"/hoeringer/{hearing_id}/screening",
            "/min-koe",
            "/tilbageholdte",
            f"/horingssvar/{response_id}",
        ):
            _open(web, address)
            plain = address.replace(hearing_id, "H").replace(response_id, "R")
            found.setdefault(plain, []).append(count_queries(web, address))
        web.house.context.database.dispose()
    return found


def test_the_number_of_queries_does_not_follow_the_number_of_responses(
    counted: dict[str, list[int]],
) -> None:
    assert {page: few for page, (few, _many) in counted.items()} == {
        page: many for page, (_few, many) in counted.items()
    }


def test_no_page_asks_more_than_a_person_can_follow(counted: dict[str, list[int]]) -> None:
    assert max(many for _few, many in counted.values()) <= 60
