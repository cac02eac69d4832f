"""What the search looks in: folded words of source texts and summaries.

The index over ``words`` differs by database, so the migration makes it and `alembic check`
passes over it: on SQLite an FTS5 table ``search_words`` that triggers keep in step, on
PostgreSQL an index of that name. A migration that copies this table must make them anew.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from summarizer.store.tables.base import ID, metadata

search_part = Table(
    "search_part",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hearing_id", ID, ForeignKey("hearing.id"), nullable=False, index=True),
    Column("response_id", ID, ForeignKey("response.id"), nullable=False, index=True),
    # source | summary
    Column("kind", String(10), nullable=False),
    Column("words", Text, nullable=False),
)
