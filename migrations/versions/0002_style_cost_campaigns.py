"""house style, ceiling and campaign groups

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Hearings that are already there get an empty style, which means the defaults."""
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("style", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("ceiling_oere", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("grouped_at", sa.DateTime(), nullable=True))
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.alter_column("style", server_default=None)
    op.create_table(
        "campaign_member",
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("label", sa.String(length=8), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("is_original", sa.Boolean(), nullable=False),
        sa.Column("own_text", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_campaign_member_hearing_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_campaign_member_response_id")
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_campaign_member")),
    )
    with op.batch_alter_table("campaign_member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_campaign_member_hearing_id"), ["hearing_id"], unique=False
        )


def downgrade() -> None:
    """Take the columns and the table away again."""
    with op.batch_alter_table("campaign_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_campaign_member_hearing_id"))
    op.drop_table("campaign_member")
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.drop_column("grouped_at")
        batch_op.drop_column("ceiling_oere")
        batch_op.drop_column("style")
