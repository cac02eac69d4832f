"""The migrations build exactly the tables that the program talks to, and take them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect

from summarizer.store import open_database
from summarizer.store.schema import check, downgrade, migrate
from summarizer.store.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine


def test_migrations_and_tables_are_alike(database: Engine) -> None:
    check(database)


def test_every_migration_goes_up_down_and_up_again(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    migrate(engine)
    downgrade(engine)
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrate(engine)
    assert set(metadata.tables) <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_migrating_twice_changes_nothing(database: Engine) -> None:
    migrate(database)
    check(database)
