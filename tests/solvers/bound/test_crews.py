"""Crews in tables: what each line says of itself, for any slice of the groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound import crews as module
from solvers.bound.crews import cost_fen, crews_of, day_shares, legs_of, shared_fen
from solvers.bound.direct_runs import direct_s, least_days
from solvers.bound.seat_cost import seat_cost_bound
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import problem_of
from tests.transport.builders import make_depot, make_line

if TYPE_CHECKING:
    from solvers.problem.problem import Problem


def problem_from_three_yards(*, trips: int = 1) -> Problem:
    """Coaches alike from three yards, and small ones of another price from one."""
    scenario = county_day(n_workers=40, north_deg=2.0)
    yards = (
        *scenario.depots,
        make_depot("D2", lat=38.4, lon=111.3),
        make_depot("D3", lat=37.2, lon=110.2),
    )
    line = make_line(
        depot_id=scenario.depots[0].depot_id, billing="per_day", included_m=100_000
    )
    fleet = (
        line,
        replace(line, depot_id="D2", count=2),
        replace(line, depot_id="D3"),
        replace(line, depot_id="D3", vehicle_type="coach-19", seats=19, fixed_fen=9),
    )
    policy = replace(scenario.policy, max_trips_per_block=trips, max_drivers=3)
    return problem_of(replace(scenario, depots=yards, fleet=fleet, policy=policy))


@pytest.mark.parametrize("trips", [1, 3])
def test_every_line_has_its_crews_with_their_seats(trips: int) -> None:
    problem = problem_from_three_yards(trips=trips)
    crews = crews_of(problem, day_shares(problem), slice(None))
    assert crews is not None
    wanted = [
        (k, drivers, seats.tolist())
        for k in range(len(problem.lines))
        for drivers, seats in problem.seats_by_drivers(k)
    ]
    rows = zip(crews.line_idx, crews.drivers, crews.seats, strict=True)
    assert [(int(k), int(d), seats.tolist()) for k, d, seats in rows] == wanted
    assert len(wanted) > len(problem.lines)


def test_rough_costs_are_no_more_than_those_of_any_days() -> None:
    problem = problem_from_three_yards()
    crews = crews_of(problem, {}, slice(None))
    assert crews is not None
    for row, k in enumerate(crews.line_idx.tolist()):
        drivers = int(crews.drivers[row])
        fewest = least_days(problem, k, drivers=drivers)
        legs_m = legs_of(problem, k, slice(None))
        for more in range(4):
            fen = cost_fen(problem, k, legs_m, days=fewest + more, drivers=drivers)
            assert (crews.rough_fen[row] <= fen).all()
    first, second = (crews.rough_fen[crews.line_idx == k] for k in (0, 1))
    assert (first != second).any()  # the yard counts


def test_rough_costs_of_shared_days_are_those_of_the_line_alone() -> None:
    problem = problem_from_three_yards(trips=3)
    shares = day_shares(problem)
    assert shares
    crews = crews_of(problem, shares, slice(None))
    assert crews is not None
    for row, k in enumerate(crews.line_idx.tolist()):
        wheel_s = np.sum(direct_s(problem, k), axis=0)
        drivers = int(crews.drivers[row])
        own = shares[k].of(drivers, wheel_s=wheel_s, away_s=wheel_s)
        fen = shared_fen(problem, k, legs_of(problem, k, slice(None)), own)
        assert crews.rough_fen[row].tolist() == fen.tolist()


def test_a_slice_of_the_groups_is_a_slice_of_the_tables() -> None:
    problem = problem_from_three_yards()
    whole = crews_of(problem, {}, slice(None))
    some = np.array([1, 3])
    part = crews_of(problem, {}, some)
    assert whole is not None
    assert part is not None
    known = {
        (int(k), int(d)): row
        for row, (k, d) in enumerate(zip(whole.line_idx, whole.drivers, strict=True))
    }
    for row, crew in enumerate(zip(part.line_idx, part.drivers, strict=True)):
        at = known[int(crew[0]), int(crew[1])]
        assert part.rough_fen[row].tolist() == whole.rough_fen[at, some].tolist()
        assert part.seats[row].tolist() == whole.seats[at, some].tolist()


@pytest.mark.parametrize("trips", [1, 3])
def test_the_bound_is_the_same_in_slices(
    trips: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = problem_from_three_yards(trips=trips)
    whole = seat_cost_bound(problem)
    monkeypatch.setattr("solvers.bound.seat_cost._AT_ONCE", 3 * len(problem.lines))
    parts = seat_cost_bound(problem)
    assert parts.group_fen.tolist() == whole.group_fen.tolist()
    assert parts.per_worker_fen.tolist() == whole.per_worker_fen.tolist()


def test_no_line_and_no_seat_are_no_crew(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_from_three_yards()
    bare = replace(problem, all_seats=np.zeros_like(problem.all_seats))
    assert crews_of(bare, {}, slice(None)) is None
    floors = sum(map(sum, bare.party_floors))
    assert seat_cost_bound(bare).total_fen == floors
    monkeypatch.setattr(module, "_alike", lambda _: [])
    assert crews_of(problem, {}, slice(None)) is None
