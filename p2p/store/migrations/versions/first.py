"""The first form of a store."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "first"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, refers: str = "", *, nullable: bool = False) -> sa.Column[Any]:
    keys = [sa.ForeignKey(refers)] if refers else []
    return sa.Column(name, sa.Integer(), *keys, nullable=nullable)


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), primary_key=True)


def _body(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.LargeBinary(), nullable=False)


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "operation",
        _key("id"),
        *map(_text, ("operation_id", "name", "lang", "created")),
    )
    op.create_table(
        "scenario_versions",
        _key("number"),
        sa.Column("sha256", sa.Text(), nullable=False, unique=True),
        _text("variant", nullable=True),
        *map(_text, ("settings", "root", "created")),
        _body("files"),
    )
    op.create_table(
        "plan_versions",
        _key("number"),
        _number("parent", "plan_versions.number", nullable=True),
        _number("scenario", "scenario_versions.number"),
        _number("taken"),
        *map(_text, ("author", "note", "created", "verdict")),
        *map(_text, ("inputs_sha256", "plan_sha256")),
        _body("body"),
        sa.UniqueConstraint("parent"),
    )
    _make_tables_of_the_day()


def _make_tables_of_the_day() -> None:
    version = "plan_versions.number"
    op.create_table(
        "events",
        _key("number"),
        _number("version", version),
        _number("countermands", "events.number", nullable=True),
        *map(_text, ("kind", "at", "reporter", "facts", "remark", "recorded")),
        sa.UniqueConstraint("countermands"),
    )
    op.create_table(
        "check_ins",
        _key("id"),
        _number("version", version),
        _text("place_id", nullable=True),
        *map(_text, ("worker_id", "ride_id", "stage", "at", "by", "recorded")),
        sa.UniqueConstraint("worker_id", "ride_id", "stage"),
    )
    op.create_table(
        "acknowledgements",
        _key("id"),
        _number("version", version),
        *map(_text, ("recipient", "at", "recorded")),
        sa.UniqueConstraint("version", "recipient"),
    )
    op.create_table(
        "locks",
        _key("id"),
        *map(_text, ("kind", "ref", "by", "remark", "recorded")),
        _text("released_by", nullable=True),
        _text("released", nullable=True),
    )


def downgrade() -> None:
    """Nothing: there is no form before."""
