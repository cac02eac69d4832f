"""A house that has been in use is brought up to date without losing anything."""

from __future__ import annotations

from sqlalchemy import text

from summarizer.store import open_database
from summarizer.store.schema import downgrade, migrate

ROWS = (
    (
        "INSERT INTO user_account (id, username, name, role, active, password_hash, created_at) "
        "VALUES ('u1', 'ida', 'Ida Prøve', 'planner', TRUE, 'x', '2026-01-01 10:00:00')"
    ),
    (
        "INSERT INTO hearing (id, title, case_number, opens_on, deadline, engine, four_eyes, "
        "created_by, created_at) VALUES ('h1', 'Lokalplan 1', '1', '2026-01-01', '2026-03-01', "
        "'citat', FALSE, 'u1', '2026-01-01 10:00:00')"
    ),
    (
        "INSERT INTO batch (id, hearing_id, uploaded_by, uploaded_at, state) "
        "VALUES ('b1', 'h1', 'u1', '2026-01-02 10:00:00', 'started')"
    ),
)


def test_rows_that_refer_to_each_other_survive_every_migration(empty_database_url: str) -> None:
    database = open_database(empty_database_url)
    migrate(database, to="0001")
    with database.begin() as connection:
        for row in ROWS:
            connection.execute(text(row))
    migrate(database)
    with database.connect() as connection:
        kept = connection.execute(
            text("SELECT hearing.title FROM batch JOIN hearing ON hearing.id = batch.hearing_id"),
        ).scalar_one()
    assert kept == "Lokalplan 1"
    downgrade(database, to="0001")
    migrate(database)
    with database.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM batch")).scalar_one() == 1
        if database.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
    database.dispose()
