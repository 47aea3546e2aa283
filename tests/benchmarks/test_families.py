"""Whole families: what is run, drawn by lot, taken up again, told as wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.families import RUNS, drawn, main
from benchmarks.record import Point, Record

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.record import Task

BEST = """\
family,instance,bks_cost,bks_vehicles,convention,source,proven_optimal
cvrp_x,a,100,1,nint_euc2d;min_distance;fleet_free,s,yes
cvrp_x,b,100,1,nint_euc2d;min_distance;fleet_free,s,yes
sdvrp,c,100,1,nint_euc2d;min_distance;split_allowed,s,no
"""


class FakeRun:
    """Ours costs 110; the peer 120 whole and 100 cut."""

    def __init__(self) -> None:
        self.done: list[Task] = []

    def __call__(self, task: Task, folder: Path | None) -> Record:
        self.done.append(task)
        theirs = {"whole": 120.0, "fine": 100.0}[task.way]
        cost = 110.0 if task.solver == "engine" else theirs
        return Record(
            task=task, cost=cost, best_known=100.0, trace=(Point(elapsed_s=1, cost=1),)
        )


@pytest.fixture
def instances(tmp_path: Path) -> Path:
    (tmp_path / "bks.csv").write_text(BEST, encoding="utf-8")
    return tmp_path


def test_a_family_is_a_line_and_every_instance_behind_another(
    instances: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["-o", str(tmp_path / "out")], instances, FakeRun())
    told = capsys.readouterr().out
    assert "| cvrp_x | 2 | 10.00 % | 20.00 % | – / – | 0.9167 |" in told
    assert "behind: sdvrp/c/nint_euc2d (seed 1): 110.00 (+10.00 %), PyVRP 100" in told
    assert "behind: cvrp_x" not in told


def test_a_measuring_goes_on_after_its_last_whole_line(
    instances: Path, tmp_path: Path
) -> None:
    out, first, again = tmp_path / "out", FakeRun(), FakeRun()
    asked = ["-o", str(out), "--only", "cvrp_x", "--seeds", "1", "2"]
    main(asked, instances, first)
    assert [(task.solver, task.seed) for task in first.done] == [
        *([("engine", 1), ("pyvrp", 1)] * 2),
        *([("engine", 2), ("pyvrp", 2)] * 2),
    ]
    text = (out / RUNS).read_text(encoding="utf-8")
    (out / RUNS).write_text(text[:-9], encoding="utf-8")
    main(asked, instances, again)
    assert again.done == first.done[-1:]
    assert (out / RUNS).read_text(encoding="utf-8") == text


def test_the_lot_is_the_same_for_every_family_every_time() -> None:
    cases = [f"{family}/{i}/x" for family in ("a", "b") for i in range(9)]
    lot = list(drawn(cases, 3))
    assert lot == list(drawn(cases, 3))
    assert [name[0] for name in lot] == ["a"] * 3 + ["b"] * 3
    assert lot == sorted(lot)


def test_a_family_that_is_not_there_is_an_error_that_names_those_there_are(
    instances: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "vrp"], instances, FakeRun())
    assert "there are: cvrp_x, sdvrp" in capsys.readouterr().err
