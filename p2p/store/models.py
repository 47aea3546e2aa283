"""The tables of a store; rows are ended, never rewritten."""

from __future__ import annotations

from sqlalchemy import (
    ForeignKey,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from p2p.store.damage import damaged


class Base(DeclarativeBase):
    """All tables; moments are ISO 8601 texts, bodies are compressed."""


class Operation(Base):
    """The one operation of the store; its row is locked by whoever writes."""

    __tablename__ = "operation"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    operation_id: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    lang: Mapped[str] = mapped_column(Text)
    created: Mapped[str] = mapped_column(Text)


class ScenarioVersion(Base):
    """The inputs of a plan: their digest, the resolved settings, their files."""

    __tablename__ = "scenario_versions"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    sha256: Mapped[str] = mapped_column(Text, unique=True)
    variant: Mapped[str | None] = mapped_column(Text)
    settings: Mapped[str] = mapped_column(Text)
    root: Mapped[str] = mapped_column(Text)
    files: Mapped[bytes] = mapped_column(LargeBinary)
    created: Mapped[str] = mapped_column(Text)


class PlanVersion(Base):
    """A plan as it was proved. ``taken``: it was made with the events up to there.

    ``changes``: what has changed of the scenario, as JSON; None where nothing has, and
    in versions kept before there was the column.
    """

    __tablename__ = "plan_versions"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    parent: Mapped[int | None] = mapped_column(ForeignKey("plan_versions.number"))
    scenario: Mapped[int] = mapped_column(ForeignKey("scenario_versions.number"))
    taken: Mapped[int] = mapped_column(Integer)
    author: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    created: Mapped[str] = mapped_column(Text)
    verdict: Mapped[str] = mapped_column(Text)
    inputs_sha256: Mapped[str] = mapped_column(Text)
    plan_sha256: Mapped[str] = mapped_column(Text)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    changes: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("parent"),)


class EventRow(Base):
    """An event; what it has beside the columns stands in ``facts``, as JSON."""

    __tablename__ = "events"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    version: Mapped[int] = mapped_column(ForeignKey("plan_versions.number"))
    kind: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    reporter: Mapped[str] = mapped_column(Text)
    countermands: Mapped[int | None] = mapped_column(
        ForeignKey("events.number"), unique=True
    )
    facts: Mapped[str] = mapped_column(Text)
    remark: Mapped[str] = mapped_column(Text)
    recorded: Mapped[str] = mapped_column(Text)


class CheckIn(Base):
    """A stage that a worker, or a coach with all it carries, has come to.

    ``worker_id``: None where the coach is meant. ``missing``: ids of those who were not
    there when it was signed for, as JSON. ``takes_back``: the row that no longer holds.
    """

    __tablename__ = "check_ins"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    version: Mapped[int] = mapped_column(ForeignKey("plan_versions.number"))
    stage: Mapped[str] = mapped_column(Text)
    ride_id: Mapped[str] = mapped_column(Text)
    worker_id: Mapped[str | None] = mapped_column(Text)
    place_id: Mapped[str | None] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    counted: Mapped[int | None] = mapped_column(Integer)
    signed_by: Mapped[str] = mapped_column(Text)
    missing: Mapped[str] = mapped_column(Text)
    remark: Mapped[str] = mapped_column(Text)
    takes_back: Mapped[int | None] = mapped_column(
        ForeignKey("check_ins.id"), unique=True
    )
    recorded: Mapped[str] = mapped_column(Text)


class CardRow(Base):
    """A token that stands on a card; ``version``: start of the digest of its plan."""

    __tablename__ = "cards"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    token: Mapped[str] = mapped_column(Text, unique=True)
    worker_id: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(Text)


class Acknowledgement(Base):
    """Somebody has seen a version of the plan."""

    __tablename__ = "acknowledgements"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    version: Mapped[int] = mapped_column(ForeignKey("plan_versions.number"))
    recipient: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    recorded: Mapped[str] = mapped_column(Text)

    __table_args__ = (UniqueConstraint("version", "recipient"),)


class ClosingRow(Base):
    """What was done against what was planned, as JSON; a later one changes none."""

    __tablename__ = "closings"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    version: Mapped[int] = mapped_column(ForeignKey("plan_versions.number"))
    by: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    created: Mapped[str] = mapped_column(Text)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class LockRow(Base):
    """A trip, worker or coach that somebody has locked; ``released``: no more."""

    __tablename__ = "locks"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    ref: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    remark: Mapped[str] = mapped_column(Text)
    recorded: Mapped[str] = mapped_column(Text)
    released_by: Mapped[str | None] = mapped_column(Text)
    released: Mapped[str | None] = mapped_column(Text)


class Printing(Base):
    """Papers of a version were printed. ``ended``: None while, and if it was killed."""

    __tablename__ = "printings"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    version: Mapped[int] = mapped_column(ForeignKey("plan_versions.number"))
    lang: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(Text)
    ended: Mapped[str | None] = mapped_column(Text)


class PrintedPaper(Base):
    """A paper of a printing: its kind, what it is about, for whom, what it says."""

    __tablename__ = "printed_papers"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    printing: Mapped[int] = mapped_column(ForeignKey("printings.id"))
    kind: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    recipient: Mapped[str] = mapped_column(Text)
    reader: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)


@event.listens_for(Base, "load", propagate=True)
def _refuse_odd(row: Base, _: object) -> None:
    """Nothing, if each cell of the row is of its column's kind, which SQLite lets go.

    Raises
    ------
    OutputError
        If one is not.
    """
    for column in row.__table__.columns:
        value = getattr(row, column.key)
        if type(value) is not column.type.python_type and (
            value is not None or not column.nullable
        ):
            key = next(iter(row.__table__.primary_key))
            raise damaged(row.__tablename__, getattr(row, key.key))
