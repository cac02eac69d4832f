"""an exported hvidbog keeps the hash of each row, so that the next can mark what changed

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the hashes; earlier exports have none and nothing is marked against them."""
    with op.batch_alter_table("export_log", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rows", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("export_log", schema=None) as batch_op:
        batch_op.alter_column("rows", server_default=None)


def downgrade() -> None:
    """Take the column away."""
    with op.batch_alter_table("export_log", schema=None) as batch_op:
        batch_op.drop_column("rows")
