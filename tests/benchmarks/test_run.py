from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import FOLDER_VARIABLE, main
from benchmarks.record import Task
from benchmarks.run import run_one, tasks_of

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.public.collection import Collection


def solvers_and_ways(kind: str, case: str) -> list[tuple[str, str]]:
    tasks = tasks_of([case], ("engine", "pyvrp"), kind=kind, seconds=1.0, seed=1)
    return [(task.solver, task.way) for task in tasks]


def test_peers_get_county_days_cut_in_both_ways() -> None:
    assert solvers_and_ways("county", "one-city-100") == [
        ("engine", "whole"),
        ("pyvrp", "whole"),
        ("pyvrp", "fine"),
    ]


def test_every_solver_has_the_cores_asked_for() -> None:
    tasks = tasks_of(
        ["sdvrp/SD8"],
        ("engine", "pyvrp"),
        kind="public",
        seconds=1.0,
        seed=1,
        cores=1,
    )
    assert [task.cores for task in tasks] == [1, 1, 1]


def test_only_split_deliveries_are_cut_among_public_instances() -> None:
    assert solvers_and_ways("public", "cvrp_x/x/nint_euc2d")[1:] == [("pyvrp", "whole")]
    assert len(solvers_and_ways("public", "sdvrp/x/nint_euc2d")) == 3


def test_a_run_that_fails_is_a_record_with_a_note() -> None:
    (task, *_) = tasks_of(["nowhere"], ("engine",), kind="county", seconds=1.0, seed=1)
    found = run_one(task, None)
    assert found.cost is None
    assert "nowhere" in found.note


def test_a_family_that_a_peer_cannot_be_told_of_is_not_supported(
    collection: Collection,
) -> None:
    best = next(row for row in collection.best if row.family == "mpdptw")
    task = Task(
        kind="public",
        case=best.key,
        solver="pyvrp",
        way="whole",
        seconds=1.0,
        seed=1,
    )
    found = run_one(task, collection.folder)
    assert (found.cost, found.note) == (None, "not supported")
    assert found.best_known == best.cost


def test_an_unknown_case_is_refused_with_the_names_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["county", "--only", "nowhere"])
    assert "one-city-100" in capsys.readouterr().err


def test_public_without_a_folder_says_what_to_give(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    with pytest.raises(SystemExit):
        main(["public"])
    assert "--instances" in capsys.readouterr().err


def test_a_whole_comparison_runs_and_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results"
    asked = ["county", "--only", "short-haul-120", "--seconds", "1", "--peers"]
    main([*asked, "ortools", "-o", str(out)])
    assert (out / "records.json").exists()
    text = (out / "results.csv").read_text(encoding="utf-8")
    assert "short-haul-120,engine" in text
    assert "short-haul-120,ortools" in text
    assert "geometric mean" in capsys.readouterr().out
