"""what people are typing and have not saved yet

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; nothing is typed yet."""
    op.create_table(
        "unsaved_edit",
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("sheet", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_unsaved_edit_response_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_unsaved_edit_user_id")
        ),
        sa.PrimaryKeyConstraint("response_id", "user_id", name=op.f("pk_unsaved_edit")),
    )


def downgrade() -> None:
    """Take the table away again."""
    op.drop_table("unsaved_edit")
