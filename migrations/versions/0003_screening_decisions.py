"""the hearing's own documents, decisions across a hearing, stricter hearings, register imports

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What is there already: hearings are not stricter, registers are in force since import."""
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("hold_on_doubt", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(
            sa.Column("second_person", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.alter_column("hold_on_doubt", server_default=None)
        batch_op.alter_column("second_person", server_default=None)
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("accepted_warnings", sa.JSON(), nullable=False, server_default="[]")
        )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.alter_column("accepted_warnings", server_default=None)
    with op.batch_alter_table("protected_register", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("duplicates", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("in_force_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("removed_by", sa.String(length=32), nullable=True))
    with op.batch_alter_table("protected_register", schema=None) as batch_op:
        batch_op.alter_column("duplicates", server_default=None)
    op.execute("UPDATE protected_register SET in_force_at = imported_at")
    op.create_table(
        "hearing_document",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("file_key", sa.String(length=200), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_bytes", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_by", sa.String(length=32), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by"], ["user_account.id"], name=op.f("fk_hearing_document_added_by")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_hearing_document_hearing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearing_document")),
    )
    with op.batch_alter_table("hearing_document", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_hearing_document_hearing_id"), ["hearing_id"], unique=False
        )
    op.create_table(
        "hearing_word_decision",
        sa.Column("hearing_id", sa.String(length=32), nullable=False),
        sa.Column("word_key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("personal", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(length=32), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["user_account.id"], name=op.f("fk_hearing_word_decision_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["hearing_id"], ["hearing.id"], name=op.f("fk_hearing_word_decision_hearing_id")
        ),
        sa.PrimaryKeyConstraint(
            "hearing_id", "word_key", "kind", name=op.f("pk_hearing_word_decision")
        ),
    )
    op.create_table(
        "release_proposal",
        sa.Column("screening_id", sa.String(length=32), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("not_personal", sa.JSON(), nullable=False),
        sa.Column("proposed_by", sa.String(length=32), nullable=False),
        sa.Column("proposed_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["user_account.id"], name=op.f("fk_release_proposal_proposed_by")
        ),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name=op.f("fk_release_proposal_response_id")
        ),
        sa.ForeignKeyConstraint(
            ["screening_id"], ["screening.id"], name=op.f("fk_release_proposal_screening_id")
        ),
        sa.PrimaryKeyConstraint("screening_id", name=op.f("pk_release_proposal")),
    )
    with op.batch_alter_table("release_proposal", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_release_proposal_response_id"), ["response_id"], unique=False
        )
    op.create_table(
        "layer_decision",
        sa.Column("screening_id", sa.String(length=32), nullable=False),
        sa.Column("layer", sa.String(length=40), nullable=False),
        sa.Column("decided", sa.Integer(), nullable=False),
        sa.Column("overturned", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["screening_id"], ["screening.id"], name=op.f("fk_layer_decision_screening_id")
        ),
        sa.PrimaryKeyConstraint("screening_id", "layer", name=op.f("pk_layer_decision")),
    )


def downgrade() -> None:
    """Take the tables and the columns away again."""
    op.drop_table("layer_decision")
    with op.batch_alter_table("release_proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_proposal_response_id"))
    op.drop_table("release_proposal")
    op.drop_table("hearing_word_decision")
    with op.batch_alter_table("hearing_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hearing_document_hearing_id"))
    op.drop_table("hearing_document")
    with op.batch_alter_table("protected_register", schema=None) as batch_op:
        batch_op.drop_column("removed_by")
        batch_op.drop_column("removed_at")
        batch_op.drop_column("in_force_at")
        batch_op.drop_column("duplicates")
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_column("accepted_warnings")
    with op.batch_alter_table("hearing", schema=None) as batch_op:
        batch_op.drop_column("second_person")
        batch_op.drop_column("hold_on_doubt")
