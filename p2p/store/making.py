"""A store made, a version added to it."""

from __future__ import annotations

import hashlib
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from p2p.store.bodies import packed, squeezed, unpacked
from p2p.store.damage import read_from
from p2p.store.engine import WRITES, file_address, opened, shown, store_errors
from p2p.store.models import Operation, PlanVersion, ScenarioVersion
from p2p.store.revisions import revision_of, upgrade
from p2p.store.rows import now, refuse_stale
from transport.errors import OutputError
from transport.files.writing import new_file, refuse_taken_path
from transport.planfiles.folder import plan_text
from transport.planfiles.version_json import changes_text
from transport.reading import read_scenario
from transport.said import said

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.engine import URL

    from transport.changes import Changes
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario

_PROVED = "no violation"
_OWN = 0o600


def make_store(
    url: URL,
    scenario: Scenario,
    plan: Plan,
    *,
    author: str,
    note: str = "",
    lang: Lang = "zh",
) -> None:
    """A store whose first version is a plan that the checker has proved.

    The scenario's files are kept with it and read again at once, so what comes out of
    the store is what was planned.

    Raises
    ------
    OutputError
        If a store is there already, or the database refuses.
    """
    files = _files_of(scenario)
    if url.get_backend_name() != "sqlite":
        with store_errors(url):
            _fill(opened(url), url, scenario, plan, files, author, note, lang)
        return
    dest = Path(url.database or "")
    if dest.exists():
        raise OutputError(said("STORE_IS_THERE", path=str(dest)))
    with new_file(dest) as path:
        path.touch(mode=_OWN)
        own = file_address(path)
        with store_errors(own):
            _fill(opened(own), own, scenario, plan, files, author, note, lang)
        refuse_taken_path(dest)


def _files_of(scenario: Scenario) -> tuple[str, bytes]:
    """Name and bytes of the scenario's files, which say the same scenario again."""
    path = None if scenario.inputs is None else scenario.inputs.path
    if path is None:
        raise OutputError(said("SCENARIO_WITHOUT_FILES"))
    body = packed(path)
    with tempfile.TemporaryDirectory() as folder:
        again = read_scenario(
            unpacked(body, path.name, Path(folder)), variant=scenario.variant
        )
    if again.sha256 != scenario.sha256:
        raise OutputError(said("SCENARIO_NOT_WHOLE", path=str(path)))
    return path.name, body


def _fill(
    engine: Engine,
    url: URL,
    scenario: Scenario,
    plan: Plan,
    files: tuple[str, bytes],
    author: str,
    note: str,
    lang: Lang,
) -> None:
    try:
        with engine.execution_options(**WRITES).begin() as connection:
            if revision_of(connection) is not None:
                raise OutputError(said("STORE_IS_THERE", path=shown(url)))
            upgrade(connection)
            with Session(connection) as session:
                operation = str(uuid.uuid4())
                session.add(
                    Operation(
                        id=1,
                        operation_id=operation,
                        name=scenario.name,
                        lang=lang,
                        created=now(),
                    )
                )
                session.add(_scenario_row(scenario, files))
                session.flush()
                session.add(_version_row(scenario, plan, author=author, note=note))
                session.commit()
    finally:
        if engine.dialect.name == "sqlite":  # one file, which can be renamed
            with engine.connect() as connection:
                connection.exec_driver_sql("COMMIT")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()


def _scenario_row(scenario: Scenario, files: tuple[str, bytes]) -> ScenarioVersion:
    return ScenarioVersion(
        number=1,
        sha256=scenario.sha256,
        variant=scenario.variant,
        settings=scenario.resolved_settings,
        root=files[0],
        files=files[1],
        created=now(),
    )


def _version_row(
    scenario: Scenario,
    plan: Plan,
    *,
    author: str,
    note: str,
    number: int = 1,
    parent: int | None = None,
    taken: int = 0,
    changes: Changes | None = None,
) -> PlanVersion:
    text = plan_text(plan, scenario.clock)
    return PlanVersion(
        number=number,
        parent=parent,
        scenario=1,
        taken=taken,
        author=author,
        note=note,
        created=now(),
        verdict=_PROVED,
        inputs_sha256=plan.scenario_sha256,
        plan_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        body=squeezed(text),
        changes=None if changes is None else changes_text(changes),
    )


def add_version(
    session: Session,
    scenario: Scenario,
    plan: Plan,
    *,
    parent: int,
    taken: int,
    author: str,
    note: str,
    changes: Changes | None = None,
) -> int:
    """Keep a plan that the checker has proved as the next version; its number.

    ``taken``: it was made with the events up to that number. ``changes``: all of the
    scenario since its files.

    Raises
    ------
    OutputError
        If ``parent`` is no longer the newest version.
    """
    number = refuse_stale(session, parent).number + 1
    row = _version_row(
        scenario,
        plan,
        author=author,
        note=note,
        number=number,
        parent=parent,
        taken=taken,
        changes=changes,
    )
    session.add(row)
    session.flush()
    return number


def scenario_of(session: Session, row: PlanVersion) -> tuple[str, str | None, bytes]:
    """Name, variant and files of the scenario that the version was made for."""
    rows = session.scalars(
        select(ScenarioVersion).where(ScenarioVersion.number == row.scenario)
    )
    with read_from("scenario_versions", row.scenario):
        found = rows.one()
    return found.root, found.variant, found.files
