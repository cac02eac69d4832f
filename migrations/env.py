"""Alembic's entry: the database is the one in the settings, or the one handed in."""

from __future__ import annotations

from alembic import context

from summarizer.store.database import open_database
from summarizer.store.tables import metadata
from summarizer.store.types import UtcDateTime

config = context.config


def run() -> None:
    """Migrate over a connection handed in by `summarizer.store.schema`, or our own."""
    connection = config.attributes.get("connection")
    if connection is not None:
        _run_on(connection)
        return
    with open_database(config.get_main_option("sqlalchemy.url") or "").begin() as own:
        _run_on(own)


def _plain_types(kind: str, item: object, _autogenerate: object) -> str | bool:
    """Write our own column types as what they are in the database: migrations stand alone."""
    return "sa.DateTime()" if kind == "type" and isinstance(item, UtcDateTime) else False


def _is_ours(name: str | None, _kind: str, _parents: object) -> bool:
    """Pass over the search's index, which is another thing on each database."""
    return not (name or "").startswith("search_words")


def _run_on(connection: object) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_item=_plain_types,
        include_name=_is_ours,
        # SQLite cannot alter a table in place; alembic copies it.
        render_as_batch=True,
    )
    context.run_migrations()


run()
