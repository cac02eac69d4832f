"""the search: folded words of source texts and summaries, and an index over them

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_LONGEST_PART = 300_000
# FTS5 over the table's own words (https://www.sqlite.org/fts5.html#external_content_tables).
_FORGET = (
    "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.id, old.words);"
)
_KEEP = "INSERT INTO search_words(rowid, words) VALUES (new.id, new.words);"
_TRIGGERS = {
    "added": f"AFTER INSERT ON search_part BEGIN {_KEEP} END",
    "removed": f"AFTER DELETE ON search_part BEGIN {_FORGET} END",
    "changed": f"AFTER UPDATE ON search_part BEGIN {_FORGET} {_KEEP} END",
}
_SQLITE = """
CREATE VIRTUAL TABLE search_words USING fts5(
    words, content='search_part', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
)
"""
_POSTGRESQL = "CREATE INDEX search_words ON search_part USING gin (to_tsvector('danish', words))"

_part = sa.table(
    "search_part",
    sa.column("hearing_id", sa.String),
    sa.column("response_id", sa.String),
    sa.column("kind", sa.String),
    sa.column("words", sa.Text),
)


def upgrade() -> None:
    """Make the index and fill it from every text and every newest version of a summary."""
    op.create_table(
        "search_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_search_part_hearing_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_search_part_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_part")),
    )
    op.create_index("ix_search_part_hearing_id", "search_part", ["hearing_id"])
    op.create_index("ix_search_part_response_id", "search_part", ["response_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(_SQLITE)
        for name, trigger in _TRIGGERS.items():
            op.execute(f"CREATE TRIGGER search_part_{name} {trigger}")
    else:
        op.execute(_POSTGRESQL)
    _fill()


def downgrade() -> None:
    """Take the index away; the texts themselves stand elsewhere."""
    if op.get_bind().dialect.name == "sqlite":
        for name in _TRIGGERS:
            op.execute(f"DROP TRIGGER search_part_{name}")
        op.execute("DROP TABLE search_words")
    op.drop_index("ix_search_part_response_id", table_name="search_part")
    op.drop_index("ix_search_part_hearing_id", table_name="search_part")
    op.drop_table("search_part")


def _fill() -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, hearing_id, revision_id FROM response")).all()
    for row in rows:
        source = connection.execute(
            sa.text("SELECT text FROM source_text WHERE response_id = :id"), {"id": row.id}
        ).scalar_one_or_none()
        content = connection.execute(
            sa.select(sa.column("content", sa.JSON))
            .select_from(sa.table("revision", sa.column("id")))
            .where(sa.column("id") == row.revision_id)
        ).scalar_one_or_none()
        for kind, words in (("source", source or ""), ("summary", _summary(content or {}))):
            for part in _parts(_folded(words)):
                connection.execute(
                    _part.insert().values(
                        hearing_id=row.hearing_id, response_id=row.id, kind=kind, words=part
                    )
                )


def _summary(content: dict[str, list[dict[str, str]]]) -> str:
    holders = [*content.get("points", ()), *content.get("notes", ())]
    return "\n".join(one.get("text", "") for one in holders)


def _folded(text: str) -> str:
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def _letter(letter: str) -> str:
    if letter in "æøåÆØÅ":
        return letter.lower()
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter


def _parts(words: str) -> list[str]:
    return [words[at : at + _LONGEST_PART] for at in range(0, len(words), _LONGEST_PART)]
