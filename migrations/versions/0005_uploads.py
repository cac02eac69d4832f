"""files as they came in, attachments, portal lists, the day a response was received

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is there already: staff told the day, and same words are noticed from now on."""
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("received_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("sender_kind", sa.String(length=20), nullable=False, server_default="citizen")
        )
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.alter_column("sender_kind", server_default=None)
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("received_from", sa.String(length=20), nullable=False, server_default="staff")
        )
        batch_op.add_column(
            sa.Column("portal_number", sa.String(length=80), nullable=False, server_default="")
        )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.alter_column("received_from", server_default=None)
        batch_op.alter_column("portal_number", server_default=None)
        batch_op.create_index(
            "ix_response_hearing_portal", ["hearing_id", "portal_number"], unique=False
        )
    with op.batch_alter_table("source_text", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("words_sha256", sa.String(length=64), nullable=False, server_default="")
        )
    with op.batch_alter_table("source_text", schema=None) as batch_op:
        batch_op.alter_column("words_sha256", server_default=None)
        batch_op.create_index(
            batch_op.f("ix_source_text_words_sha256"), ["words_sha256"], unique=False
        )
    op.create_table(
        "received_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("file_key", sa.String(length=200), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_bytes", sa.BigInteger(), nullable=False),
        sa.Column("modified", sa.BigInteger(), nullable=True),
        sa.Column("inside", sa.String(length=32), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reason_code", sa.String(length=60), nullable=False),
        sa.Column("furniture", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=True),
        sa.Column("received_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_received_file_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_file")),
    )
    with op.batch_alter_table("received_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_received_file_batch_id"), ["batch_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("file_key", sa.String(length=200), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_bytes", sa.BigInteger(), nullable=False),
        sa.Column("file_format", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_attachment_response_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index("ix_attachment_response", ["response_id", "position"], unique=False)
    op.create_table(
        "list_columns",
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("header_key", sa.String(length=64), nullable=False),
        sa.Column("meanings", sa.JSON(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=32), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["user_account.id"], name=op.f("fk_list_columns_confirmed_by")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_list_columns_hearing_id")
        ),
        sa.PrimaryKeyConstraint("hearing_id", "header_key", name=op.f("pk_list_columns")),
    )


def downgrade() -> None:
    """Take the tables and the columns away again."""
    op.drop_table("list_columns")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index("ix_attachment_response")
    op.drop_table("attachment")
    with op.batch_alter_table("received_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_received_file_batch_id"))
    op.drop_table("received_file")
    with op.batch_alter_table("source_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_text_words_sha256"))
        batch_op.drop_column("words_sha256")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_index("ix_response_hearing_portal")
        batch_op.drop_column("portal_number")
        batch_op.drop_column("received_from")
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.drop_column("sender_kind")
        batch_op.drop_column("received_on")
