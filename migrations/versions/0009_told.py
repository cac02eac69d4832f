"""telling by mail when an upload is done: where to, and which uploads were told of

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is told of what was uploaded before."""
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("mail_address", sa.String(length=200), nullable=False, server_default="")
        )
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.alter_column("mail_address", server_default=None)
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_at", sa.DateTime(), nullable=True))
    op.execute("UPDATE batch SET told_at = uploaded_at")


def downgrade() -> None:
    """Take the columns away again."""
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.drop_column("told_at")
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.drop_column("mail_address")
