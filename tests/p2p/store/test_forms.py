"""Forms of the store: one after another, and each older one is brought up to date.

``forms/NAME.sql`` is an operation as a program of that form wrote it: a plan of four
workers with two events, a lock, a check-in and an acknowledgement.
"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from p2p.operating import open_operation
from p2p.reporting import locks, report
from p2p.store import migrations, store
from p2p.store.copying import keep_old_form
from p2p.store.engine import STORE_FILE, file_address
from p2p.store.revisions import NEWEST, REVISIONS
from tests.p2p.store.an_operation import an_event

FORMS = Path(__file__).parent / "forms"
TABLES = ("plan_versions", "events", "locks", "check_ins", "acknowledgements")


def written(form: str, out: Path) -> Path:
    """The store of that form, in a folder of its own."""
    out.mkdir()
    path = out / STORE_FILE
    with closing(sqlite3.connect(path)) as old:
        old.executescript((FORMS / f"{form}.sql").read_text("utf-8"))
    return path


def counted(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as found:
        assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            name: found.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in TABLES
        }


def form_of(path: Path) -> str:
    with closing(sqlite3.connect(path)) as found:
        return str(found.execute("SELECT version_num FROM alembic_version").fetchone())


def test_the_forms_follow_one_another_up_to_a_single_last_one() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__path__[0])))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [NEWEST]
    chain = [step.revision for step in scripts.walk_revisions()]
    assert tuple(reversed(chain)) == REVISIONS


@pytest.mark.parametrize("form", sorted(path.stem for path in FORMS.glob("*.sql")))
def test_a_store_of_any_form_opens_with_everything_that_it_held(
    form: str, tmp_path: Path
) -> None:
    path = written(form, tmp_path / "out")
    before = counted(path)
    with open_operation(path.parent) as operation:
        was = operation.situation()
        assert was.plan.scenario_sha256 == was.scenario.sha256
        assert [event.kind for event in was.events] == ["no_show", "coach_delayed"]
        assert [lock.ref for lock in locks(operation)] == ["T001"]
        late = an_event(operation, "coach_delayed", trip_id="T001", delay_s=60)
        assert report(operation, late).number == 3
    assert counted(path) == {**before, "events": before["events"] + 1}
    assert NEWEST in form_of(path)
    copies = sorted(path.parent.glob(f"*-{form}-*.db"))
    assert len(copies) == (0 if form == NEWEST else 1)
    for copy in copies:  # taken before anything was changed
        assert form in form_of(copy)
        assert counted(copy) == before
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_what_is_kept_of_an_older_form_replaces_no_earlier_copy(tmp_path: Path) -> None:
    path = written("first", tmp_path / "out")
    for n in (1, 2):
        keep_old_form(file_address(path), "first")
        assert counted(path.with_name(f"operation-first-{n}.db")) == counted(path)


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written("first", tmp_path / "out")

    def half_done(connection: object) -> None:
        connection.exec_driver_sql("DROP TABLE locks")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    monkeypatch.setattr(store, "refuse_unfit", lambda *_, **__: "first")
    monkeypatch.setattr(store, "upgrade", half_done)
    before = counted(path)
    with pytest.raises(ZeroDivisionError), open_operation(path.parent):
        pass
    assert counted(path) == before
    assert counted(path.with_name("operation-first-1.db")) == before
