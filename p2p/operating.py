"""The operation of a plan: its store made and opened, its versions, its situation."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import URL
    from sqlalchemy.orm import Session

    from p2p.stages import Stage
    from p2p.store.rows import Version
    from p2p.store.store import Store
    from transport.language import Lang
    from transport.operation.situation import Situation
    from transport.plan import Plan
    from transport.said import Said
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """An operation that is open: its store and what its plans are made for."""

    store: Store
    scenario: Scenario

    @contextmanager
    def reading(self) -> Iterator[tuple[Session, Situation]]:
        """One state of the store to read in, and the situation in it."""
        with self.store.reading() as session:
            yield session, self._situation(session)

    @contextmanager
    def writing(
        self, *, expected: int | None = None
    ) -> Iterator[tuple[Session, Situation]]:
        """The same, to write in; nobody else writes, an error leaves nothing written.

        Raises
        ------
        OutputError
            If the ``expected`` version is no longer the newest.
        """
        from p2p.store.rows import refuse_stale

        with self.store.writing() as session:
            refuse_stale(session, expected)
            yield session, self._situation(session)

    def _situation(self, session: Session) -> Situation:
        from p2p.store.rows import kept_events, newest
        from transport.operation.situation import Situation

        row, scenario = newest(session), self.scenario
        plan = _plan(row.number, row.body, row.plan_sha256)
        return Situation(
            scenario=scenario,
            plan=plan,
            events=kept_events(session, scenario, plan, version=row.number),
            version=row.number,
            taken=row.taken,
        )

    @property
    def lang(self) -> Lang:
        """The language that the plan was written in."""
        from sqlalchemy import select

        from p2p.store.damage import read_from
        from p2p.store.models import Operation as Row

        with self.store.reading() as session:
            with read_from("operation"):
                row = session.scalars(select(Row)).one()
            return "en" if row.lang == "en" else "zh"

    def situation(self) -> Situation:
        """The newest version and what was reported on it."""
        with self.reading() as (_, found):
            return found

    def has_news(self) -> bool:
        """Whether anything is new since the version in force; see `p2p.store.news`."""
        from p2p.store.news import has_news

        with self.store.reading() as session:
            return has_news(session)

    def plan(self, number: int) -> Plan:
        """The plan of a version.

        Raises
        ------
        OutputError
            If there is no version of that number.
        """
        from p2p.store.rows import version_row

        with self.store.reading() as session:
            row = version_row(session, number)
            return _plan(row.number, row.body, row.plan_sha256)

    def plan_text(self, number: int | None = None) -> str:
        """The ``plan.json`` of a version, letter by letter; None: of the newest.

        Raises
        ------
        OutputError
            If there is no version of that number.
        """
        from p2p.store.bodies import whole
        from p2p.store.damage import read_from
        from p2p.store.rows import newest, version_row

        with self.store.reading() as session:
            row = newest(session) if number is None else version_row(session, number)
            with read_from("plan_versions", row.number):
                return whole(row.body)

    def versions(self) -> tuple[Version, ...]:
        """All versions of the plan, the first one first."""
        from sqlalchemy import select

        from p2p.store.models import PlanVersion
        from p2p.store.rows import told_version

        with self.store.reading() as session:
            rows = session.scalars(select(PlanVersion).order_by(PlanVersion.number))
            return tuple(map(told_version, rows))


@lru_cache(maxsize=4)  # a desk asks for the same plan with every line that it reads
def _plan(number: int, body: bytes, sha256: str) -> Plan:
    """The plan of a version, which is what was proved when it was kept."""
    from p2p.store.bodies import whole
    from p2p.store.damage import read_from
    from transport.planfiles.plan_json import plan_from_dict
    from transport.planfiles.strict_json import strict_json

    with read_from("plan_versions", number):
        text = whole(body)
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
            raise ValueError(sha256)
        return plan_from_dict(strict_json(text))[0]


def address_of(out: Path, store: str | None = None) -> URL:
    """Where the store of the operation in ``out`` is; ``store``: at that address."""
    from p2p.store.engine import STORE_FILE, file_address, read_address

    return file_address(out / STORE_FILE) if store is None else read_address(store)


def init_operation(
    out: Path,
    *,
    author: str,
    note: str = "",
    store: str | None = None,
    moved: Path | None = None,
    warn: Callable[[Said], None] | None = None,
    stage: Stage = untold,
) -> Version:
    """Make a store from the plan in ``out``; its first version.

    Raises
    ------
    PlanRefused
        If the checker finds anything wrong in the plan.
    OutputError
        If there is a store already, or the database refuses.
    """
    from p2p.kept import reopened
    from p2p.store.making import make_store

    kept = reopened(out, moved=moved, warn=warn, stage=stage)
    with stage(said("MAKING_THE_STORE")):
        make_store(
            address_of(out, store),
            kept.scenario,
            kept.plan,
            author=author,
            note=note,
            lang=kept.lang,
        )
    with open_operation(out, store=store) as operation:
        return operation.versions()[0]


@contextmanager
def open_operation(out: Path, *, store: str | None = None) -> Iterator[Operation]:
    """The operation of the plan in ``out``, from its store alone.

    Raises
    ------
    OutputError
        If there is no store, it is none, or a newer program has written it.
    """
    from p2p.store.store import Store

    url = address_of(out, store)
    path = Path(url.database or "")
    if url.get_backend_name() == "sqlite" and not path.is_file():
        raise OutputError(said("STORE_MISSING", path=str(path), out=str(out)))
    opened = Store(url)
    try:
        yield Operation(store=opened, scenario=_scenario(opened))
    finally:
        opened.close()


def _scenario(store: Store) -> Scenario:
    """The scenario of the store, read from the files that it keeps."""
    from p2p.store.making import scenario_of
    from p2p.store.rows import newest

    with store.reading() as session:
        return _scenario_kept(*scenario_of(session, newest(session)))


@lru_cache(maxsize=2)  # opened again to keep what was found
def _scenario_kept(root: str, variant: str | None, body: bytes) -> Scenario:
    from p2p.store.bodies import unpacked
    from p2p.store.damage import read_from
    from transport.reading import read_scenario

    with tempfile.TemporaryDirectory() as folder:
        with read_from("scenario_versions"):
            path = unpacked(body, root, Path(folder))
        return read_scenario(path, variant=variant)


def back_up_operation(out: Path, dest: Path, *, store: str | None = None) -> None:
    """Copy the store of ``out`` into a file, while others may write it.

    Raises
    ------
    OutputError
        If ``dest`` is there, the store is no file, or the disk refuses.
    """
    from p2p.store.copying import back_up

    with open_operation(out, store=store):
        pass  # what is no store, or a newer one, is refused
    back_up(address_of(out, store), dest)
