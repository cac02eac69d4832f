"""categories, quality figures, blind reviews

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Hearings that are there already have no blind reviews and no coding frame."""
    op.create_table(
        "category",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("merged_into", sa.String(length=32), nullable=True),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("created_by", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name=op.f("fk_category_created_by")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_category_hearing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_category")),
    )
    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_category_hearing_id"), ["hearing_id"], unique=False)

    op.create_table(
        "coding_sample",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("drawn_by", sa.String(length=32), nullable=False),
        sa.Column("drawn_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["drawn_by"], ["user_account.id"], name=op.f("fk_coding_sample_drawn_by")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_coding_sample_hearing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding_sample")),
    )
    with op.batch_alter_table("coding_sample", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_coding_sample_hearing_id"), ["hearing_id"], unique=False
        )

    op.create_table(
        "blind_review",
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.Column("own_revision_id", sa.String(length=32), nullable=True),
        sa.Column("revealed_by", sa.String(length=32), nullable=True),
        sa.Column("revealed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_blind_review_hearing_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_blind_review_response_id")
        ),
        sa.PrimaryKeyConstraint("response_id", name=op.f("pk_blind_review")),
    )
    with op.batch_alter_table("blind_review", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_blind_review_hearing_id"), ["hearing_id"], unique=False
        )

    op.create_table(
        "point_coding",
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("point_id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("category_id", sa.String(length=32), nullable=True),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("by_person", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=True),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_point_coding_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_point_coding_hearing_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_point_coding_response_id")
        ),
        sa.PrimaryKeyConstraint("response_id", "point_id", name=op.f("pk_point_coding")),
    )
    with op.batch_alter_table("point_coding", schema=None) as batch_op:
        batch_op.create_index(
            "ix_point_coding_hearing_category",
            ["hearing_id", "category_id", "response_id"],
            unique=False,
        )

    op.create_table(
        "sampled_point",
        sa.Column("sample_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("point_id", sa.String(length=32), nullable=False),
        sa.Column("first_category_id", sa.String(length=32), nullable=True),
        sa.Column("first_by", sa.String(length=32), nullable=True),
        sa.Column("second_category_id", sa.String(length=32), nullable=True),
        sa.Column("second_by", sa.String(length=32), nullable=True),
        sa.Column("coded_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["first_category_id"], ["category.id"], name=op.f("fk_sampled_point_first_category_id")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_sampled_point_response_id")
        ),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["coding_sample.id"], name=op.f("fk_sampled_point_sample_id")
        ),
        sa.ForeignKeyConstraint(
            ["second_category_id"],
            ["category.id"],
            name=op.f("fk_sampled_point_second_category_id"),
        ),
        sa.PrimaryKeyConstraint("sample_id", "place", name=op.f("pk_sampled_point")),
    )
    op.create_table(
        "approval_figures",
        sa.Column("approval_id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("engine", sa.String(length=40), nullable=False),
        sa.Column("prompt_version", sa.String(length=80), nullable=False),
        sa.Column("arm", sa.String(length=20), nullable=False),
        sa.Column("finished_with", sa.String(length=20), nullable=False),
        sa.Column("unedited", sa.Boolean(), nullable=False),
        sa.Column("edit_distance", sa.Float(), nullable=False),
        sa.Column("open_seconds", sa.Integer(), nullable=False),
        sa.Column("reds_found", sa.Integer(), nullable=False),
        sa.Column("reds_overturned", sa.Integer(), nullable=False),
        sa.Column("person_points", sa.Integer(), nullable=False),
        sa.Column("person_points_met", sa.Integer(), nullable=False),
        sa.Column("draft_points", sa.Integer(), nullable=False),
        sa.Column("draft_points_met", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approval.id"], name=op.f("fk_approval_figures_approval_id")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_approval_figures_hearing_id")
        ),
        sa.PrimaryKeyConstraint("approval_id", name=op.f("pk_approval_figures")),
    )
    with op.batch_alter_table("approval_figures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_approval_figures_hearing_id"), ["hearing_id"], unique=False
        )

    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("blind_share", sa.Integer(), nullable=False, server_default="0")
        )
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.alter_column("blind_share", server_default=None)


def downgrade() -> None:
    """Take the tables and the column away again."""
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.drop_column("blind_share")

    with op.batch_alter_table("approval_figures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_figures_hearing_id"))

    op.drop_table("approval_figures")
    op.drop_table("sampled_point")
    with op.batch_alter_table("point_coding", schema=None) as batch_op:
        batch_op.drop_index("ix_point_coding_hearing_category")

    op.drop_table("point_coding")
    with op.batch_alter_table("blind_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_blind_review_hearing_id"))

    op.drop_table("blind_review")
    with op.batch_alter_table("coding_sample", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coding_sample_hearing_id"))

    op.drop_table("coding_sample")
    with op.batch_alter_table("category", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_category_hearing_id"))

    op.drop_table("category")
