"""What was printed, and what has changed of the scenario by each version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "papers"
down_revision = "boarding"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables, and a column that versions of before leave empty."""
    op.add_column("plan_versions", sa.Column("changes", sa.Text(), nullable=True))
    op.create_table(
        "printings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "version",
            sa.Integer(),
            sa.ForeignKey("plan_versions.number"),
            nullable=False,
        ),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
    )
    op.create_table(
        "printed_papers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "printing", sa.Integer(), sa.ForeignKey("printings.id"), nullable=False
        ),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("kind", "about", "recipient", "reader", "sha256")
        ),
    )


def downgrade() -> None:
    """Nothing: no program writes the form before."""
