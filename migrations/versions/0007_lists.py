"""lists: who a response is assigned to, who looks at it, saved views, and indexes for paging

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Index → columns; what is there already is rebuilt with more of them.
_RESPONSE = {
    "ix_response_hearing_status": ["hearing_id", "status", "number"],
    "ix_response_hearing_received": ["hearing_id", "received_on", "number"],
    "ix_response_hearing_changed": ["hearing_id", "changed_at", "number"],
    "ix_response_status_changed": ["status", "changed_at"],
    "ix_response_assigned_to": ["assigned_to", "status"],
}
_FLAGGED = sa.table(
    "revision",
    sa.column("id", sa.String),
    sa.column("content", sa.JSON),
    sa.column("red_flags", sa.Integer),
)


def upgrade() -> None:
    """Every response there is stays free; red flags are counted from what was saved."""
    op.drop_index("ix_response_hearing_status", table_name="response")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.add_column(sa.Column("assigned_to", sa.String(length=32), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_response_assigned_to"), "user_account", ["assigned_to"], ["id"]
        )
    for name, columns in _RESPONSE.items():
        op.create_index(name, "response", columns)
    op.drop_index("ix_run_status", table_name="run")
    op.create_index("ix_run_status", "run", ["status", "finished_at"])
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("red_flags", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.alter_column("red_flags", server_default=None)
    _count_red_flags()
    op.create_table(
        "presence",
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_presence_response_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_presence_user_id")),
        sa.PrimaryKeyConstraint("response_id", "user_id", name=op.f("pk_presence")),
    )
    op.create_index("ix_presence_seen_at", "presence", ["seen_at"])
    op.create_table(
        "saved_view",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("user_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_saved_view_hearing_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_saved_view_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("user_id", "hearing_id", "name", name=op.f("uq_saved_view_user_id")),
    )
    op.create_index("ix_saved_view_hearing_id", "saved_view", ["hearing_id"])


def downgrade() -> None:
    """Take the tables, the columns and the indexes away again."""
    op.drop_index("ix_saved_view_hearing_id", table_name="saved_view")
    op.drop_table("saved_view")
    op.drop_index("ix_presence_seen_at", table_name="presence")
    op.drop_table("presence")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_column("red_flags")
    op.drop_index("ix_run_status", table_name="run")
    op.create_index("ix_run_status", "run", ["status"])
    for name in _RESPONSE:
        op.drop_index(name, table_name="response")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_response_assigned_to"), type_="foreignkey")
        batch_op.drop_column("assigned_to")
    op.create_index("ix_response_hearing_status", "response", ["hearing_id", "status"])


def _count_red_flags() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.select(_FLAGGED.c.id, _FLAGGED.c.content)).all():
        holders = [*row.content.get("points", ()), *row.content.get("notes", ())]
        red = sum(flag.get("severity") == "red" for one in holders for flag in one.get("flags", ()))
        if red:
            connection.execute(
                _FLAGGED.update().where(_FLAGGED.c.id == row.id).values(red_flags=red)
            )
