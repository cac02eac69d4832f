"""Alembic's entry: migrate over the connection that `summarizer.store.schema` hands in."""

from __future__ import annotations

from alembic import context

from summarizer.store.tables import metadata


def _is_ours(name: str | None, _kind: str, _parents: object) -> bool:
    """Pass over the search's index, which is another thing on each database."""
    return not (name or "").startswith("search_words")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=_is_ours,
    # SQLite cannot alter a table in place; alembic copies it.
    render_as_batch=True,
)
context.run_migrations()
