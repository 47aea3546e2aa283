"""A store: made of a proved plan, opened again, its versions in one line."""

from __future__ import annotations

import re
import shutil
import stat
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from p2p.errors import PlanRefused
from p2p.operating import back_up_operation, init_operation, open_operation
from p2p.reporting import report
from p2p.store.engine import STORE_FILE, file_address, opened, read_address, shown
from p2p.store.making import add_version
from p2p.store.models import Base
from p2p.store.revisions import revision_of, upgrade
from tests.p2p.store.an_operation import an_event, an_operation
from transport.errors import OutputError
from transport.planfiles.folder import plan_digest
from transport.planfiles.reading import read_plan

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.operating import Operation


def test_a_store_holds_the_plan_and_the_scenario_that_it_was_made_from(
    tmp_path: Path,
) -> None:
    out = an_operation(tmp_path)
    plan, clock = read_plan(out)
    shutil.rmtree(tmp_path / "tiny")  # the store needs nothing beside it
    with open_operation(out) as operation:
        (version,) = operation.versions()
        found = operation.situation()
    assert found.plan == plan
    assert found.scenario.sha256 == plan.scenario_sha256 == version.inputs_sha256
    assert version.plan_sha256 == plan_digest(plan, clock)
    assert (version.number, version.parent, version.author) == (1, None, "chief")
    assert version.verdict == "no violation"


def test_the_file_of_a_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    assert stat.S_IMODE((out / STORE_FILE).stat().st_mode) == 0o600


def test_a_second_store_is_not_made_over_the_first(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    before = (out / STORE_FILE).read_bytes()
    with pytest.raises(OutputError, match="a store already"):
        init_operation(out, author="chief")
    assert (out / STORE_FILE).read_bytes() == before


def test_a_plan_that_the_checker_refuses_gets_no_store(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    (out / STORE_FILE).unlink()
    plan = (out / "plan.json").read_text("utf-8")
    forged = re.sub(r'"registered": *\d+', '"registered": 99', plan)
    (out / "plan.json").write_text(forged, "utf-8")
    with pytest.raises(PlanRefused):
        init_operation(out, author="chief")
    assert not (out / STORE_FILE).exists()


def test_a_folder_without_a_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="operate init"), open_operation(tmp_path):
        pass


def test_a_version_follows_the_newest_one_alone(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    with open_operation(out) as operation:
        event = an_event(operation, "coach_delayed", trip_id="T001", delay_s=1_800)
        report(operation, event, expected=1)
        for parent in (1, 2):
            with operation.writing(expected=parent) as (session, was):
                number = add_version(
                    session,
                    was.scenario,
                    was.plan,
                    parent=parent,
                    taken=len(was.events),
                    author="clerk",
                    note="again",
                )
            assert number == parent + 1
        with (
            pytest.raises(OutputError, match="not the newest: version 3"),
            operation.writing(expected=1),
        ):
            pass
        assert [v.parent for v in operation.versions()] == [None, 1, 2]
        assert operation.situation().state.is_late("T001", 10**6) == 0
        assert operation.plan(1) == operation.plan(3)
        with (
            pytest.raises(OutputError, match="no version 9; the newest is 3"),
            operation.writing(expected=9),
        ):
            pass
        with pytest.raises(OutputError, match="the newest is 3"):
            operation.plan(9)


def test_an_error_while_writing_leaves_nothing_written(tmp_path: Path) -> None:
    with open_operation(an_operation(tmp_path)) as operation:
        with pytest.raises(ZeroDivisionError):
            _add_and_fail(operation)
        assert len(operation.versions()) == 1


def _add_and_fail(operation: Operation) -> None:
    with operation.writing() as (session, was):
        add_version(
            session, was.scenario, was.plan, parent=1, taken=0, author="x", note=""
        )
        raise ZeroDivisionError


def test_a_backup_is_a_store_and_replaces_nothing(tmp_path: Path) -> None:
    out = an_operation(tmp_path / "one")
    with open_operation(out) as operation:
        report(
            operation,
            an_event(operation, "coach_delayed", trip_id="T001", delay_s=60),
        )
        back_up_operation(out, tmp_path / "kept.db")
    with pytest.raises(OutputError):
        back_up_operation(out, tmp_path / "kept.db")
    (out / STORE_FILE).unlink()
    for side in out.glob(f"{STORE_FILE}-*"):
        side.unlink()
    shutil.move(tmp_path / "kept.db", out / STORE_FILE)
    with open_operation(out) as operation:
        assert len(operation.situation().events) == 1


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    engine = opened(file_address(tmp_path / "new.db"))
    with engine.connect() as connection:
        assert revision_of(connection) is None
        upgrade(connection)
        assert (
            compare_metadata(MigrationContext.configure(connection), Base.metadata)
            == []
        )
    engine.dispose()


def test_an_address_is_shown_without_its_password() -> None:
    url = read_address("postgresql://clerk:secret@host/name")
    assert "secret" not in shown(url)
    assert url.drivername == "postgresql+psycopg"
    with pytest.raises(OutputError, match="no address"):
        read_address("what")
