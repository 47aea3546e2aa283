"""Pairs summed up by family: gaps, vehicles more, ratios, who is ahead."""

from __future__ import annotations

from benchmarks.family_table import Pair, pairs_of, table
from benchmarks.record import Record, Task


def record(solver: str, cost: float | None, n_vehicles: int, way: str = "") -> Record:
    task = Task(
        kind="public", case="vrptw/a/x", solver=solver, way=way, seconds=1.0, seed=1
    )
    return Record(
        task=task,
        cost=cost,
        n_vehicles=n_vehicles,
        best_known=100.0,
        best_vehicles=9,
        fewest_vehicles_first=True,
        note="" if cost else "failed: out of memory",
    )


def test_a_vehicle_less_is_ahead_at_whatever_cost_and_enters_no_ratio() -> None:
    pair = Pair(ours=record("engine", 130.0, 9), peer=record("pyvrp", 99.0, 10))
    assert pair.order < 0
    assert pair.ratio is None


def test_the_peer_counts_with_its_better_way() -> None:
    ours = record("engine", 110.0, 9)
    pairs = list(
        pairs_of(
            [ours, record("pyvrp", 120.0, 9), record("pyvrp", 100.0, 9, way="fine")]
        )
    )
    assert [pair.ratio for pair in pairs] == [1.1]


def test_gaps_are_of_those_with_as_many_vehicles_as_the_best_known() -> None:
    _, _, line, *_ = table([record("engine", 104.0, 9), record("pyvrp", 99.0, 10)])
    assert line.startswith("| vrptw | 1 | 4.00 % | – | +0 / +1 | – | – | 1, 0, 0 |")


def test_a_run_of_ours_that_failed_is_behind_and_says_why() -> None:
    lines = list(table([record("engine", None, 0), record("pyvrp", 99.0, 9)]))
    assert "| 0, 0, 1 |" in lines[2]
    assert lines[-1] == "no result: vrptw/a/x (seed 1): failed: out of memory"
