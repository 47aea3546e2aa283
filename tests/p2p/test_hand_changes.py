"""A plan changed by hand through the door: told, kept, undone, never kept unproved."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import cli
import p2p
from p2p import hand_changes as door
from p2p.hand_edits import read_edits
from p2p.operating import init_operation
from tests.p2p.console.conftest import tiny_operation
from transport.planfiles.version_json import read_version

if TYPE_CHECKING:
    from pathlib import Path

LATER, NIGHT = "2020-03-10 07:57", "2020-03-10 02:00"
BARE_SAVE: dict[str, Any] = {"manifests": False, "with_map": False}
BARE: dict[str, Any] = {"with_manifests": False, "with_map": False}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny plan with its scenario beside it."""
    home = tmp_path_factory.mktemp("made")
    scenario = p2p.read_scenario(tiny_operation(home))
    p2p.plan(scenario, steps=1).save(home / "out", manifests=False, with_map=False)
    return home


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made" / "out"


def trial(out: Path, *asked: dict[str, str]) -> door.Trial:
    kept = door.opened_by_hand(out)
    return door.by_hand(kept, read_edits(kept, asked))


def depart(at: str) -> dict[str, str]:
    return {"depart": "T001", "at": at}


def run(*words: object) -> tuple[int, str]:
    result = CliRunner(env={"P2P_LANG": "en"}).invoke(
        cli.main, ["by-hand", *map(str, words)]
    )
    return result.exit_code, result.output


def test_a_change_is_kept_as_the_next_version_and_opens_proved(out: Path) -> None:
    before = p2p.open_plan(out)
    found = trial(out, depart(LATER))
    assert found.is_proved
    assert found.changed == {j.worker_id for j in before.record.journeys}
    door.keep_by_hand(found, note="gate", **BARE)
    after = p2p.open_plan(out)
    assert after.record == found.plan
    assert after.version is not None
    assert (after.version.number, after.version.note) == (2, "gate")
    assert after.record.scenario_sha256 == before.record.scenario_sha256
    assert after.lower_bound_cny == before.lower_bound_cny
    assert p2p.verify(out).is_proved


def test_what_was_kept_can_be_undone_step_by_step(out: Path) -> None:
    first = (out / "plan.json").read_bytes()
    door.keep_by_hand(trial(out, depart(LATER)), **BARE)
    second = (out / "plan.json").read_bytes()
    door.keep_by_hand(trial(out, depart("2020-03-10 08:57")), **BARE)
    assert len(door.formers(out)) == 2
    door.undo_by_hand(out, **BARE)
    assert (out / "plan.json").read_bytes() == second
    door.undo_by_hand(out, **BARE)
    assert (out / "plan.json").read_bytes() == first
    assert read_version(out) is None
    with pytest.raises(p2p.OutputError):
        door.undo_by_hand(out, **BARE)


def test_what_the_checker_refuses_is_never_kept(out: Path) -> None:
    before = (out / "plan.json").read_bytes()
    found = trial(out, depart(NIGHT))
    assert "NIGHT_BAN" in {one.code for one in found.violations}
    with pytest.raises(p2p.PlanRefused):
        door.keep_by_hand(found, **BARE)
    failed = trial(out, {"move": "W1", "to": "T001"})
    assert (failed.failed, failed.plan) == (0, None)
    with pytest.raises(p2p.OutputError):
        door.keep_by_hand(failed, **BARE)
    assert (out / "plan.json").read_bytes() == before


def test_a_trial_of_a_plan_that_is_another_by_now_is_not_kept(out: Path) -> None:
    found = trial(out, depart(LATER))
    door.keep_by_hand(trial(out, depart("2020-03-10 08:57")), **BARE)
    with pytest.raises(p2p.OutputError, match="another one by now"):
        door.keep_by_hand(found, **BARE)


def test_an_operation_begins_from_a_plan_changed_by_hand(out: Path) -> None:
    door.keep_by_hand(trial(out, depart(LATER)), **BARE)
    assert init_operation(out, author="desk").number == 1
    with pytest.raises(p2p.OutputError, match="next version"):
        door.opened_by_hand(out)


def test_planned_anew_there_is_nothing_left_to_undo(out: Path) -> None:
    door.keep_by_hand(trial(out, depart(LATER)), **BARE)
    scenario = p2p.read_scenario(out.parent / "tiny")
    p2p.plan(scenario, steps=1).save(out, force=True, **BARE_SAVE)
    assert door.formers(out) == []


def test_people_are_meant_by_id_by_pair_and_by_the_trip_they_ride_on(
    out: Path,
) -> None:
    kept = door.opened_by_hand(out)
    worker = kept.scenario.worker[kept.plan.trips[0].worker_ids[0]]
    pair = f"{worker.village_id}/{worker.employer_id}"
    for who in (worker.worker_id, f"{worker.worker_id}@T001", pair, f"{pair}@T001"):
        (move,) = read_edits(kept, [{"move": who, "to": "T001"}])
        assert worker.worker_id in move.worker_ids  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "edit",
    [
        {"move": "nobody", "to": "T001"},
        {"move": "W1@T9", "to": "T001"},
        {"depart": "T001", "at": "noon"},
        {"depart": "T001"},
    ],
)
def test_edits_that_cannot_be_read_are_told_with_the_remedy(
    out: Path, edit: dict[str, str]
) -> None:
    kept = door.opened_by_hand(out)
    with pytest.raises(p2p.ScenarioError) as failure:
        read_edits(kept, [edit, edit])
    assert len(failure.value.faults) == 2
    assert all(fault.remedy is not None for fault in failure.value.faults)


def test_the_command_tells_price_and_people_and_keeps_only_when_asked(
    out: Path,
) -> None:
    before = (out / "plan.json").read_bytes()
    code, told = run(out, "--depart", "T001", LATER)
    assert code == 0
    assert "(0.00)" in told
    assert "3 people have another coach, place or time" in told
    assert (out / "plan.json").read_bytes() == before
    bare = ("--no-map", "--no-manifests")
    code, told = run(out, "--depart", "T001", LATER, "--keep", *bare)
    assert code == 0
    assert "kept in" in told
    assert (out / "plan.json").read_bytes() != before
    assert run(out, "--undo", *bare)[0] == 0
    assert (out / "plan.json").read_bytes() == before


def test_the_command_names_what_is_broken_and_ends_with_its_code(out: Path) -> None:
    code, told = run(out, "--depart", "T001", NIGHT, "--keep")
    assert code == 3
    assert "NIGHT_BAN" in told
    code, told = run(out, "--depart", "T001", NIGHT, "--json")
    assert code == 3
    facts = json.loads(told)
    assert facts["n_changed"] == 3
    assert {one["code"] for one in facts["violations"]} >= {"NIGHT_BAN"}
    assert run(out)[0] == 2
    assert run(out, "--undo", "--keep")[0] == 2
    assert run(out, "--move", "W1", "T001")[0] == 3
