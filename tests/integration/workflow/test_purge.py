"""After a purge nobody's words are left, and the ledger still has every row."""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING

import pytest
from sqlalchemy import select, text, update

from house import CLEAN_LETTER
from summarizer.domain.finding import FindingKind
from summarizer.store.releases import WordDecision
from summarizer.store.tables import metadata
from summarizer.store.tables import response as response_table
from summarizer.workflow.gate.mend_response import restore_response
from summarizer.workflow.hearings.purge_hearing import purge_hearing
from summarizer.workflow.looks.overviews import verify_audit
from summarizer.workflow.refusals import Changed, Gone, NotAllowed
from summarizer.workflow.uploads.receive_files import Incoming, open_batch, receive_file
from summarizer.workflow.uploads.sort_batch import sort_batch

if TYPE_CHECKING:
    from pathlib import Path

    from house import House

SENDER = "Karen Østerby, Møllevangen 12"
# Words of the letter, of its name and of its sender.
WORDS = ("Møllevangen 12", "fem etager ved", "karens-brev", "1.200 biler", "KØ-2026-17")
# Ends of words that stand in the letter alone.
ENDS = ("rtov", "ykler", "nlægge", "foreslår", "etager")


class PurgesMeanwhile(BytesIO):
    """A letter on its way: an administrator purges the hearing before its last byte is there."""

    def __init__(self, house: House, hearing_id: str) -> None:
        super().__init__(b"Et brev til")
        self._house, self._hearing_id = house, hearing_id

    def read(self, size: int | None = -1, /) -> bytes:
        given = super().read(size)
        if given:
            purge_hearing(self._house.context, self._house.administrator, self._hearing_id)
        return given


@pytest.fixture
def hearing_id(house: House) -> str:
    hearing_id = house.open_hearing()
    house.submit(hearing_id, ("karens-brev.txt", CLEAN_LETTER), sender=SENDER)
    house.work_off()
    with house.context.database.begin() as connection:
        connection.execute(update(response_table).values(portal_number="KØ-2026-17"))
    return hearing_id


def everything(house: House) -> str:
    with house.context.database.connect() as connection:
        return "\n".join(
            str(row._mapping)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
        )


def files_of_the_database(house: House, folder: Path) -> bytes:
    """Give what stands in the files of all tables and indexes, also what no query shows."""
    database = house.context.database
    if database.dialect.name == "sqlite":
        return b"".join(path.read_bytes() for path in folder.glob("*.db*"))
    with database.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("CHECKPOINT")
        places = connection.exec_driver_sql(
            "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 't', 'i')"
            " AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
        ).scalars()
        read = text("SELECT pg_read_binary_file(:place)")
        return b"".join(
            bytes(connection.execute(read, {"place": place}).scalar_one()) for place in places
        )


def test_no_words_and_no_files_are_left(house: House, hearing_id: str, tmp_path: Path) -> None:
    before = everything(house)
    assert all(words in before for words in WORDS)
    gone = purge_hearing(house.context, house.administrator, hearing_id)
    assert (gone.responses, gone.files) == (1, 1)
    after = everything(house)
    assert [words for words in WORDS if words in after] == []
    kept = files_of_the_database(house, tmp_path)
    assert [words for words in WORDS if words.encode() in kept] == []
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []


def test_the_search_remembers_no_word(house: House, hearing_id: str, tmp_path: Path) -> None:
    other = house.open_hearing()
    house.submit(other, ("andet-brev.txt", "Jeg støtter planen, for der mangler boliger."))
    house.work_off()
    purge_hearing(house.context, house.administrator, hearing_id)
    # SQLite's index cuts off what a word shares with the one before it.
    kept = files_of_the_database(house, tmp_path)
    assert [end for end in ENDS if end.encode() in kept] == []


def test_an_upload_that_is_under_way_ends_and_leaves_no_file(house: House, tmp_path: Path) -> None:
    hearing_id = house.open_hearing()
    batch_id = open_batch(house.context, house.planner, hearing_id=hearing_id)

    def send(stream: IO[bytes]) -> None:
        receive_file(house.context, house.planner, batch_id, Incoming("brev.txt", stream))

    send(BytesIO(b"Et brev"))
    with pytest.raises(Changed):
        send(PurgesMeanwhile(house, hearing_id))
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    with pytest.raises(Changed):
        sort_batch(house.context, house.planner, batch_id)
    with pytest.raises(Gone):
        open_batch(house.context, house.planner, hearing_id=hearing_id)


def test_decisions_on_words_go_with_the_words(house: House, hearing_id: str) -> None:
    with house.context.write() as work:
        work.word_decisions.put(
            WordDecision(
                hearing_id,
                "0" * 64,
                FindingKind.UNKNOWN_WORD,
                personal=True,
                decided_by=house.planner.id,
                decided_at=house.context.now(),
            )
        )
        work.commit()
    purge_hearing(house.context, house.administrator, hearing_id)
    with house.context.read() as look:
        assert look.word_decisions.of(hearing_id) == {}


def test_the_ledger_and_the_audit_chain_stay(house: House, hearing_id: str) -> None:
    purge_hearing(house.context, house.administrator, hearing_id)
    with house.context.read() as look:
        (response,) = look.responses.page(hearing_id)
        newest = look.audit.entries(hearing_id=hearing_id)[0]
    assert (response.status.value, response.reason_code) == ("excluded", "purged")
    assert newest.action == "hearing_purged"
    assert verify_audit(house.context)[1] is None


def test_what_is_purged_does_not_come_back(house: House, hearing_id: str) -> None:
    purge_hearing(house.context, house.administrator, hearing_id)
    with house.context.read() as look:
        (response,) = look.responses.page(hearing_id)
    with pytest.raises(Changed):
        restore_response(house.context, house.planner, response.id)


def test_only_an_administrator_purges(house: House, hearing_id: str) -> None:
    for actor in (house.planner, house.reviewer, house.officer):
        with pytest.raises(NotAllowed):
            purge_hearing(house.context, actor, hearing_id)


def test_a_purge_can_be_given_again(house: House, hearing_id: str) -> None:
    purge_hearing(house.context, house.administrator, hearing_id)
    assert purge_hearing(house.context, house.administrator, hearing_id).responses == 1
