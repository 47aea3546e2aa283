from __future__ import annotations

import csv
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.record import Point, Record, Task, record_of
from benchmarks.report import engine_ratio, mean_gaps, rows_of, write_results

if TYPE_CHECKING:
    from pathlib import Path


def record(solver: str, cost: float | None, **changes: object) -> Record:
    task = Task(
        kind="county", case="a-day", solver=solver, way="whole", seconds=1.0, seed=1
    )
    return replace(Record(task=task, cost=cost), **changes)  # type: ignore[arg-type]


def test_a_peer_is_judged_by_the_better_of_its_ways() -> None:
    fine = record("pyvrp", 90.0)
    fine = replace(fine, task=replace(fine.task, way="fine"))
    (row,) = rows_of([record("pyvrp", 100.0), fine])
    assert (row.way, row.cost) == ("fine", 90.0)


def test_our_ratio_is_to_the_cheapest_peer() -> None:
    rows = rows_of(
        [record("engine", 99.0), record("pyvrp", 110.0), record("vroom", 100.0)]
    )
    assert [row.to_best_peer for row in rows] == [0.99, 1.1, 1.0]
    assert engine_ratio(rows) == pytest.approx(0.99)


def test_cases_with_cohort_limits_do_not_enter_the_mean_ratio() -> None:
    ours, peer = record("engine", 50.0), record("pyvrp", 100.0)
    named = [replace(r, task=replace(r.task, case="x-cohorts")) for r in (ours, peer)]
    assert engine_ratio(rows_of(named)) is None


def test_gaps_are_to_our_bound() -> None:
    rows = rows_of([record("engine", 100.0, bound=90.0), record("pyvrp", 120.0)])
    assert mean_gaps(rows) == pytest.approx({"engine": 0.1, "pyvrp": 0.25})


def test_a_peer_below_our_bound_is_pointed_out() -> None:
    rows = rows_of([record("engine", 100.0, bound=90.0), record("pyvrp", 80.0)])
    assert "BELOW THE BOUND" in rows[1].note


def test_where_vehicles_count_first_fewer_of_them_lead() -> None:
    public = {"best_known": 100.0, "best_vehicles": 10, "fewest_vehicles_first": True}
    fewer = record("pyvrp", 120.0, n_vehicles=10, **public)
    shorter = record("pyvrp", 95.0, n_vehicles=11, **public)
    (row,) = rows_of([shorter, fewer])
    assert (row.cost, row.more_vehicles) == (120.0, 0)
    assert row.gap == pytest.approx(0.2)
    (alone,) = rows_of([shorter])
    assert (alone.more_vehicles, alone.gap) == (1, None)


def test_a_solver_without_result_leads_nobody() -> None:
    rows = rows_of([record("engine", 99.0), record("pyvrp", None, note="failed")])
    assert rows[0].to_best_peer is None
    assert rows[1].note == "failed"


def test_a_record_survives_its_way_through_json() -> None:
    before = record("pyvrp", 90.0, trace=(Point(elapsed_s=0.5, cost=95.0),))
    after = record_of(json.loads(json.dumps(before.as_dict())))
    assert after == before
    assert after.first_feasible_s == 0.5


def test_results_are_written_as_json_and_csv(tmp_path: Path) -> None:
    records = [record("engine", 99.0, bound=98.0), record("pyvrp", 100.0)]
    write_results(tmp_path / "out", records, rows_of(records))
    saved = json.loads((tmp_path / "out" / "records.json").read_text(encoding="utf-8"))
    assert [record_of(plain) for plain in saved] == records
    with (tmp_path / "out" / "results.csv").open(encoding="utf-8") as stream:
        assert [row["cost"] for row in csv.DictReader(stream)] == ["99.0", "100.0"]


def test_a_picture_shows_every_run_of_a_case(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    from benchmarks.plot import write_plots

    trace = (Point(elapsed_s=0.1, cost=100.0, bound=90.0),)
    (path,) = write_plots(tmp_path, [record("engine", 100.0, trace=trace)])
    assert path.name == "a-day.svg"
    assert "<svg" in path.read_text(encoding="utf-8")
