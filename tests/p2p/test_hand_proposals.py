"""A plan in force changed by hand: proposed, accepted, and what has left stays."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import cli
import p2p
from p2p.hand_changes import by_hand, keep_by_hand, opened_by_hand
from p2p.hand_edits import read_edits
from p2p.hand_proposals import propose_by_hand, try_in_force
from p2p.operating import init_operation, open_operation
from p2p.proposing import accept
from p2p.reporting import lock, report_words
from tests.p2p.console.conftest import tiny_operation

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "2020-03-11 07:57"  # of the second day, of which no list is frozen yet
LATER = {"depart": "T001", "at": "2020-03-11 08:57"}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An operation under way, on which nothing was reported."""
    home = tmp_path_factory.mktemp("begun")
    scenario = p2p.read_scenario(tiny_operation(home))
    p2p.plan(scenario, steps=1).save(home / "out", manifests=False, with_map=False)
    kept = opened_by_hand(home / "out")
    first = read_edits(kept, [{"depart": "T001", "at": FIRST}])
    keep_by_hand(by_hand(kept, first), with_manifests=False, with_map=False)
    init_operation(home / "out", author="desk")
    return home


@pytest.fixture
def out(begun: Path, tmp_path: Path) -> Path:
    shutil.copytree(begun, tmp_path / "begun")
    return tmp_path / "begun" / "out"


def test_a_change_is_proposed_and_in_force_once_accepted(
    out: Path, tmp_path: Path
) -> None:
    with open_operation(out) as operation:
        before = operation.situation().plan
    found = try_in_force(out, [LATER])
    assert found.is_proved
    assert len(found.changed) == 3
    new = tmp_path / "next"
    version = propose_by_hand(out, new, [LATER], author="desk", note="gate")
    assert version.number == 2
    with open_operation(out) as operation:
        assert operation.situation().plan == before
    assert accept(out, new, author="desk") == 2
    with open_operation(out) as operation:
        after = operation.situation().plan
    assert found.plan is not None
    assert after.trips == found.plan.trips
    assert after.trip["T001"].depart_s == before.trip["T001"].depart_s + 3_600
    assert after.cost.lower_bound_fen == before.cost.lower_bound_fen


def test_the_next_change_is_made_on_the_version_in_force(
    out: Path, tmp_path: Path
) -> None:
    propose_by_hand(out, tmp_path / "2", [LATER], author="desk")
    accept(out, tmp_path / "2", author="desk")
    assert try_in_force(out, []).changed == frozenset()
    back = {"depart": "T001", "at": FIRST}
    assert propose_by_hand(out, tmp_path / "3", [back], author="desk").number == 3
    assert accept(out, tmp_path / "3", author="desk") == 3


def test_what_is_locked_or_frozen_has_to_stay(out: Path, tmp_path: Path) -> None:
    with open_operation(out) as operation:
        lock(operation, "trip", "T001", by="desk")
    found = try_in_force(out, [LATER])
    assert {one.code for one in found.violations} >= {"LOCKED_CHANGED"}
    with pytest.raises(p2p.PlanRefused):
        propose_by_hand(out, tmp_path / "next", [LATER], author="desk")
    assert not (tmp_path / "next").exists()


def test_after_an_event_the_plan_is_replanned_first(out: Path) -> None:
    words = {"event": "no_show", "at": "2020-03-10 09:00", "by": "desk"}
    with open_operation(out) as operation:
        report_words(operation, {**words, "worker_id": "W1"})
    with pytest.raises(p2p.OutputError, match="replan first"):
        try_in_force(out, [LATER])


def test_an_edit_that_cannot_be_made_is_told(out: Path) -> None:
    found = try_in_force(out, [{"move": "W1", "to": "T001"}])
    assert (found.failed, found.plan) == (0, None)


def test_the_command_keeps_it_as_the_next_version(out: Path, tmp_path: Path) -> None:
    def run(*words: object) -> tuple[int, str]:
        found = CliRunner(env={"P2P_LANG": "en"}).invoke(
            cli.main, ["by-hand", str(out), *map(str, words)]
        )
        return found.exit_code, found.output

    later = ("--depart", "T001", LATER["at"])
    code, told = run(*later)
    assert (code, "faultless" in told or "nothing wrong" in told) == (0, True)
    assert run(*later, "--keep")[0] == 2  # where to?
    assert run(*later, "--keep", "-o", tmp_path / "next")[0] == 2  # by whom?
    code, told = run(*later, "--keep", "-o", tmp_path / "next", "--by", "desk")
    assert code == 0, told
    assert "version 2" in told
    assert [p.name for p in tmp_path.glob("next*")] == ["next"]
    assert run("--undo")[0] == 2
    night = run(
        "--depart", "T001", "2020-03-11 02:00", "--keep", "-o", "x", "--by", "d"
    )
    assert night[0] == 3
