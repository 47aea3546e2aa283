"""The form in which closings are kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "closing"
down_revision = "papers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of closings."""
    op.create_table(
        "closings",
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column(
            "version",
            sa.Integer(),
            sa.ForeignKey("plan_versions.number"),
            nullable=False,
        ),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("by", "note", "created")
        ),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    """Nothing: what was closed stays."""
