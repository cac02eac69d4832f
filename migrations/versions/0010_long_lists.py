"""what long lists ask for: hash and length of a text, a queue's index, a hearing's cost so far

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_QUEUE = ("status", "assigned_to", "hearing_id", "changed_at", "text_chars", "number", "id")
_LIST = ("hearing_id", "status", "sender_kind", "file_format", "assigned_to", "received_on")
_DRAFT = sa.table("draft", sa.column("response_id"), sa.column("usage", sa.JSON()))
_RESPONSE = sa.table("response", sa.column("id"), sa.column("hearing_id"))
_HEARING = sa.table("hearing", sa.column("id"), sa.column("spent_oere"))


def upgrade() -> None:
    """Move the hash to the response, measure the texts, and add up what was spent."""
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("words_sha256", sa.String(length=64), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("text_chars", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.alter_column("words_sha256", server_default=None)
        batch_op.alter_column("text_chars", server_default=None)
    op.execute(
        "UPDATE response SET words_sha256 = source_text.words_sha256, "
        "text_chars = length(source_text.text) FROM source_text "
        "WHERE source_text.response_id = response.id"
    )
    op.create_index(
        "ix_response_hearing_words", "response", ["hearing_id", "words_sha256", "number"]
    )
    op.create_index("ix_response_queue", "response", list(_QUEUE))
    op.create_index("ix_response_list", "response", list(_LIST))
    with op.batch_alter_table("source_text", schema=None) as batch_op:
        batch_op.drop_index("ix_source_text_words_sha256")
        batch_op.drop_column("words_sha256")
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("spent_oere", sa.Float(), nullable=False, server_default="0"))
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.alter_column("spent_oere", server_default=None)
    _add_up_costs()


def _add_up_costs() -> None:
    spent: dict[str, float] = {}
    rows = op.get_bind().execute(
        sa.select(_RESPONSE.c.hearing_id, _DRAFT.c.usage).join(
            _DRAFT, _DRAFT.c.response_id == _RESPONSE.c.id
        )
    )
    for hearing_id, usage in rows:
        spent[hearing_id] = spent.get(hearing_id, 0.0) + (usage or {}).get("cost_oere", 0.0)
    for hearing_id, oere in spent.items():
        op.execute(sa.update(_HEARING).where(_HEARING.c.id == hearing_id).values(spent_oere=oere))


def downgrade() -> None:
    """Put the hash back beside the text, and take the rest away."""
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.drop_column("spent_oere")
    with op.batch_alter_table("source_text", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("words_sha256", sa.String(length=64), nullable=False, server_default="")
        )
    with op.batch_alter_table("source_text", schema=None) as batch_op:
        batch_op.alter_column("words_sha256", server_default=None)
        batch_op.create_index("ix_source_text_words_sha256", ["words_sha256"], unique=False)
    op.execute(
        "UPDATE source_text SET words_sha256 = response.words_sha256 FROM response "
        "WHERE source_text.response_id = response.id"
    )
    op.drop_index("ix_response_list", table_name="response")
    op.drop_index("ix_response_queue", table_name="response")
    op.drop_index("ix_response_hearing_words", table_name="response")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_column("text_chars")
        batch_op.drop_column("words_sha256")
