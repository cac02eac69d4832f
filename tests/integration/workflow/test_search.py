"""The search on each database: what it finds, and that it follows every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from house import CLEAN_LETTER
from summarizer.store import open_database
from summarizer.store.schema import downgrade, migrate
from summarizer.store.search import Kind
from summarizer.store.tables import search_part
from summarizer.workflow.hearings.purge_hearing import purge_hearing
from summarizer.workflow.looks.search_responses import search

if TYPE_CHECKING:
    from house import House

GARDEN = "Haven bag biblioteket på Ågade skal bevares. Lad caféen og børnene blive i laden."


@pytest.fixture
def hearing(house: House) -> tuple[str, list[str]]:
    hearing_id = house.open_hearing()
    ids = house.submit(hearing_id, ("vej.txt", CLEAN_LETTER), ("have.txt", GARDEN))
    house.work_off()
    return hearing_id, ids


def numbers(house: House, typed: str, hearing_id: str = "") -> list[int]:
    found = search(house.context, house.reviewer, typed, hearing_id=hearing_id)
    return [hit.row.response.number for hit in found.hits]


def test_words_are_found_by_beginning_and_inflection(
    house: House,
    hearing: tuple[str, list[str]],
) -> None:
    hearing_id, _ids = hearing
    cases = {
        "biblioteker": [2],
        "BIBLIO": [2],
        "trafikken": [1],
        "kommunerne": [1],
        "ågade": [2],
        "agade": [],
        "cafe": [2],
        "café børn": [2],
        "have trafik": [],
        "ord der ikke findes her": [],
        '"; DROP TABLE response; --': [],
        "* ( ) : & | ! -": [],
    }
    assert {typed: numbers(house, typed, hearing_id) for typed in cases} == cases
    assert numbers(house, "bibliotek") == [2]
    assert numbers(house, "bibliotek", house.open_hearing()) == []


def test_a_summary_is_found_by_its_newest_words_only(
    house: House,
    hearing: tuple[str, list[str]],
) -> None:
    hearing_id, ids = hearing
    house.approve(ids[1], "Afsenderen ønsker et drivhus.")
    (hit,) = search(house.context, house.reviewer, "drivhuset", hearing_id=hearing_id).hits
    assert (hit.summary, hit.source) == ("Afsenderen ønsker et drivhus.", "")
    found = search(house.context, house.reviewer, "biblioteket", hearing_id=hearing_id).hits
    assert [(hit.source != "", hit.summary) for hit in found] == [(True, "")]


def test_a_purge_empties_the_index(house: House, hearing: tuple[str, list[str]]) -> None:
    hearing_id, _ids = hearing
    purge_hearing(house.context, house.administrator, hearing_id)
    assert numbers(house, "bibliotek") == []
    with house.context.database.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(search_part)) == 0
        if connection.dialect.name == "sqlite":
            left = "SELECT count(*) FROM search_words WHERE search_words MATCH 'bibliotek*'"
            assert connection.scalar(text(left)) == 0


def test_the_migration_fills_the_index_of_a_house_in_use(
    house: House,
    hearing: tuple[str, list[str]],
) -> None:
    hearing_id, ids = hearing
    house.approve(ids[1], "Afsenderen ønsker et drivhus.")
    downgrade(house.context.database, to="0007")
    again = open_database(house.context.database.url.render_as_string(hide_password=False))
    migrate(again)
    with house.context.read() as look:
        assert look.search.find(("drivhus",), hearing_id=hearing_id) == {
            ids[1]: frozenset({Kind.SUMMARY})
        }
        assert ids[0] in look.search.find(("trafik",))
    again.dispose()
