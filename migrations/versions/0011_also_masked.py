"""a proposed release keeps the places that its proposer masks besides the findings

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the places; earlier proposals have none."""
    with op.batch_alter_table("release_proposal", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("also_masked", sa.JSON(), nullable=False, server_default="[]")
        )
    with op.batch_alter_table("release_proposal", schema=None) as batch_op:
        batch_op.alter_column("also_masked", server_default=None)


def downgrade() -> None:
    """Take the column away."""
    with op.batch_alter_table("release_proposal", schema=None) as batch_op:
        batch_op.drop_column("also_masked")
