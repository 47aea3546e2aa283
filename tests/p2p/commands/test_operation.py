"""The commands of the day: store, events, locks; exit codes, JSON, both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

import cli
from tests.p2p.store.an_operation import AT, an_operation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return an_operation(tmp_path)


def p2p(*words: object, lang: str = "en") -> Result:
    runner = CliRunner(env={"P2P_LANG": lang, "P2P_BY": "Li"})
    return runner.invoke(cli.main, [str(word) for word in words])


def answer(*words: object) -> Any:
    result = p2p(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def listed(out: Path) -> list[Any]:
    found: list[Any] = answer("events", "list", out)["events"]
    return found


def test_an_event_is_kept_listed_and_countermanded(out: Path) -> None:
    told = p2p("event", "no_show", out, "--worker", "W1", "--at", AT)
    assert told.output == (
        "1: 2020-03-09 20:00, no_show: worker_id W1, trip_id T001 (told by Li)\n"
    )
    assert p2p("events", "countermand", 1, out, "--remark", "came").exit_code == 0
    first, second = listed(out)
    assert (first["countermanded_by"], second["event"]) == (2, "countermand")
    assert "未到" in p2p("events", "list", out, lang="zh").output
    again = p2p("events", "countermand", 1, out)
    assert again.exit_code == 2
    assert "countermanded by event 2 already" in again.output


def test_what_cannot_be_is_refused_with_the_remedy_and_nothing_kept(out: Path) -> None:
    words = ("event", "fever", out, "--worker", "W2", "--temperature", 37.4, "--at", AT)
    told = p2p(*words)
    assert told.exit_code == 2
    assert "37.4 was measured only once  measure again" in told.output
    faults = json.loads(p2p(*words, "--json").stdout)["faults"]
    assert faults[0]["column"] == "again_c"
    assert p2p("event", "no_show", out, "--worker", "W9", "--at", AT).exit_code == 2
    assert p2p("event", "no_show", out, "--worker", "W1", "--at", "x").exit_code == 2
    assert listed(out) == []


def test_a_version_that_is_not_there_is_refused(out: Path) -> None:
    words = ("event", "no_show", out, "--worker", "W1", "--at", AT, "--version")
    told = p2p(*words, 2)
    assert told.exit_code == 2
    assert "there is no version 2; the newest is 1" in told.output
    assert p2p(*words, 1).exit_code == 0


def test_a_file_of_events_is_kept_whole_or_not_at_all(
    out: Path, tmp_path: Path
) -> None:
    path = tmp_path / "day.csv"
    head = "event,at,by,worker_id,trip_id,minutes\n"
    good = f"no_show,{AT},Li,W1,,\ncoach_delayed,{AT},Li,,T001,20\n"
    path.write_text(head + good + f"no_show,{AT},Li,W1,,\n")
    told = p2p("events", "import", path, out)
    assert told.exit_code == 2
    assert "day.csv:4:worker_id  'W1'  W1 is out already, by event 1" in told.output
    assert listed(out) == []
    path.write_text(head + good)
    assert (
        "2 events are kept, up to number 2" in p2p("events", "import", path, out).output
    )
    assert [one["event"] for one in listed(out)] == ["no_show", "coach_delayed"]


def test_locks_are_set_listed_and_released(out: Path) -> None:
    assert p2p("lock", out, "trip", "T001").exit_code == 0
    (held,) = answer("lock", out)["locks"]
    assert (held["kind"], held["ref"], held["by"]) == ("trip", "T001", "Li")
    assert p2p("lock", out).output == "T001, locked by Li\n"
    assert p2p("lock", out, "trip", "T001", "--release").exit_code == 0
    assert p2p("lock", out).output == "nothing is locked\n"
    for words in (["trip", "T009"], ["trip"], ["trip", "T001", "--release"]):
        assert p2p("lock", out, *words).exit_code == 2


def test_versions_and_backups_are_told(out: Path, tmp_path: Path) -> None:
    (version,) = answer("operate", "versions", out)["versions"]
    assert (version["number"], version["author"]) == (1, "chief")
    assert "第 1 版" in p2p("operate", "versions", out, lang="zh").output
    dest = tmp_path / "kept.db"
    assert p2p("operate", "backup", out, dest).exit_code == 0
    assert dest.is_file()
    assert p2p("operate", "backup", out, dest).exit_code == 2


def test_a_store_is_made_once(out: Path) -> None:
    told = p2p("operate", "init", out)
    assert told.exit_code == 2
    assert "there is a store already" in told.output
    (out / "operation.db").unlink()
    told = p2p("operate", "init", out, "--note", "printed")
    assert told.exit_code == 0
    assert "version 1" in told.output
