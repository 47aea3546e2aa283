"""The form in which check-ins tell of coaches too, and cards are known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "boarding"
down_revision = "first"
branch_labels = None
depends_on = None

_KEPT = "id, version, stage, ride_id, worker_id, place_id, at, by, recorded"


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def upgrade() -> None:
    """Make check-ins of what they were, and cards."""
    op.create_table(
        "new_check_ins",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(
            "version",
            sa.Integer(),
            sa.ForeignKey("plan_versions.number"),
            nullable=False,
        ),
        _text("stage"),
        _text("ride_id"),
        _text("worker_id", nullable=True),
        _text("place_id", nullable=True),
        _text("at"),
        _text("by"),
        sa.Column("counted", sa.Integer(), nullable=True),
        _text("signed_by"),
        _text("missing"),
        _text("remark"),
        sa.Column(
            "takes_back", sa.Integer(), sa.ForeignKey("new_check_ins.id"), nullable=True
        ),
        _text("recorded"),
        sa.UniqueConstraint("takes_back"),
    )
    op.execute(
        f"INSERT INTO new_check_ins ({_KEPT}, signed_by, missing, remark)"
        f" SELECT {_KEPT}, '', '[]', '' FROM check_ins ORDER BY id"
    )
    op.drop_table("check_ins")
    op.rename_table("new_check_ins", "check_ins")
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("token", sa.Text(), nullable=False, unique=True),
        *map(_text, ("worker_id", "version")),
    )


def downgrade() -> None:
    """Nothing: what was checked in stays."""
