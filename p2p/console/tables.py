"""Tables of the console's own store: jobs, accounts, who is signed in, who looked."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """All tables; moments are ISO 8601 texts in UTC."""


class Fact(Base):
    """What the console keeps of itself: its secret."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class JobRow(Base):
    """Something the worker is to do, does, or has done. JSON: asked, progress, result.

    ``tries``: how often a worker took it up. ``is_to_stop``: somebody asked for it.
    """

    __tablename__ = "jobs"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    job_id: Mapped[str] = mapped_column(Text, unique=True)
    operation: Mapped[str] = mapped_column(Text, index=True)
    kind: Mapped[str] = mapped_column(Text)
    asked: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(Text)
    lang: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, index=True)
    tries: Mapped[int] = mapped_column(Integer, default=0)
    is_to_stop: Mapped[bool] = mapped_column(default=False)
    created: Mapped[str] = mapped_column(Text)
    started: Mapped[str | None] = mapped_column(Text)
    ended: Mapped[str | None] = mapped_column(Text)
    stage: Mapped[str | None] = mapped_column(Text)
    progress: Mapped[str | None] = mapped_column(Text)
    result: Mapped[str | None] = mapped_column(Text)


class PointRow(Base):
    """Where a search stood at a moment; amounts in fen."""

    __tablename__ = "points"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    job: Mapped[int] = mapped_column(ForeignKey("jobs.number"), index=True)
    elapsed_ms: Mapped[int] = mapped_column(Integer)
    objective_fen: Mapped[int | None] = mapped_column(Integer)
    bound_fen: Mapped[int] = mapped_column(Integer)


class AccountRow(Base):
    """Who may sign in. ``scope``: id of the carrier, employer or station that it is."""

    __tablename__ = "accounts"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    role: Mapped[str] = mapped_column(Text)
    scope: Mapped[str | None] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(Text)
    created: Mapped[str] = mapped_column(Text)
    ended: Mapped[str | None] = mapped_column(Text)


class SessionRow(Base):
    """Somebody signed in; ``digest``: of the cookie, which itself is kept nowhere."""

    __tablename__ = "sessions"

    digest: Mapped[str] = mapped_column(Text, primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("accounts.name"))
    until: Mapped[str] = mapped_column(Text)


class AccessRow(Base):
    """Somebody opened what the law calls a register, or was refused."""

    __tablename__ = "accesses"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[str] = mapped_column(Text)
    account: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    operation: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
