from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.drafting.drafts import Booking
from solvers.problem.fleet_use import FleetUse
from solvers.sources.routing_trips import RoutingTrips
from tests.solvers.cases import county_day
from tests.solvers.sources.subproblems import (
    carried,
    one_trip_a_group,
    problem_of,
    subproblem_of,
)
from tests.transport.builders import (
    make_employer,
    make_line,
    make_scenario,
    make_village,
    make_worker,
)

if TYPE_CHECKING:
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Draft
    from solvers.problem.problem import Problem


def answer(
    problem: Problem, dispatcher: Dispatcher, old: list[Booking], spare: list[int]
) -> list[Draft]:
    subproblem = subproblem_of(problem, dispatcher, old, spare=spare)
    return RoutingTrips(problem, dispatcher).drafts(subproblem)


@pytest.mark.parametrize("seed", range(3))
def test_rerouting_carries_the_same_parties_and_costs_less_than_a_coach_a_group(
    seed: int,
) -> None:
    scenario = county_day(n_workers=24, n_villages=4, n_employers=2, seed=seed)
    problem = problem_of(scenario)
    old, dispatcher = one_trip_a_group(problem)
    drafts = answer(problem, dispatcher, old, spare=[1])
    assert carried(drafts) == carried([b.draft for b in old])
    fleet = FleetUse(line.count for line in problem.lines)
    new = [dispatcher.book(draft, fleet) for draft in drafts]
    assert all(isinstance(booking, Booking) for booking in new)
    cost = sum(b.cost_fen for b in new if isinstance(b, Booking))
    assert cost < sum(b.cost_fen for b in old)


def test_rerouting_sends_no_large_coach_to_a_village_it_cannot_reach() -> None:
    villages = (make_village("V1", max_seats=19), make_village("V2", lat=38.0))
    workers = tuple(
        make_worker(f"W{i}", village_id="V1" if i < 4 else "V2") for i in range(8)
    )
    fleet = (make_line(vehicle_type="coach-19", seats=19), make_line())
    problem = problem_of(make_scenario(villages=villages, workers=workers, fleet=fleet))
    old, dispatcher = one_trip_a_group(problem)
    drafts = answer(problem, dispatcher, old, spare=[0, 1])
    assert carried(drafts) == carried([b.draft for b in old])
    v1 = problem.places.index("V1")
    assert all(draft.line_idx == 0 for draft in drafts if v1 in draft.villages)


def test_rerouting_keeps_the_employer_limit() -> None:
    employers = tuple(make_employer(f"E{i}", lat=38.84 + i / 100) for i in range(3))
    workers = tuple(make_worker(f"W{i}", employer_id=f"E{i % 3}") for i in range(9))
    scenario = make_scenario(employers=employers, workers=workers)
    policy = replace(scenario.policy, max_employers_per_vehicle=2)
    problem = problem_of(replace(scenario, policy=policy))
    old, dispatcher = one_trip_a_group(problem)
    drafts = answer(problem, dispatcher, old, spare=[0])
    assert max(len(draft.employers) for draft in drafts) == 2
    assert carried(drafts) == carried([b.draft for b in old])
