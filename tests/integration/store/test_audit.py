"""The audit chain shows every later change."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from summarizer.store import UnitOfWork
from summarizer.store.tables import audit_entry

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


def append(database: Engine, count: int) -> None:
    for number in range(count):
        with UnitOfWork(database) as work:
            work.audit.append(at=NOON, actor="anna", action="tested", facts={"number": number})
            work.commit()


def first_broken(database: Engine) -> int | None:
    with UnitOfWork(database, read_only=True) as look:
        return look.audit.first_broken()


def test_an_untouched_chain_is_intact(database: Engine) -> None:
    append(database, 5)
    assert first_broken(database) is None


@pytest.mark.parametrize(
    "forged",
    [
        {"actor": "somebody else"},
        {"action": "approved"},
        {"facts": {"number": 7}},
        {"hash": "f" * 64},
        {"previous_hash": "0" * 64},
    ],
)
def test_a_changed_entry_is_found(database: Engine, forged: dict[str, object]) -> None:
    append(database, 5)
    with database.begin() as connection:
        connection.execute(audit_entry.update().where(audit_entry.c.sequence == 3).values(forged))
    assert first_broken(database) == 3


def test_a_removed_entry_is_found(database: Engine) -> None:
    append(database, 5)
    with database.begin() as connection:
        connection.execute(audit_entry.delete().where(audit_entry.c.sequence == 2))
    assert first_broken(database) == 3


def test_writers_at_the_same_time_make_one_chain(database: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(append, database, 10) for _ in range(4)]:
            done.result()
    with UnitOfWork(database, read_only=True) as look:
        assert look.audit.length() == 40
    assert first_broken(database) is None


def test_nothing_stays_of_a_transaction_that_was_not_committed(database: Engine) -> None:
    with UnitOfWork(database) as work:
        work.audit.append(at=NOON, actor="anna", action="tested")
    with UnitOfWork(database, read_only=True) as look:
        assert look.audit.length() == 0
