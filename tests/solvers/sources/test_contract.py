"""What every source of trips must keep to, whichever solver is behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.drafting.drafts import Booking
from solvers.problem.fleet_use import FleetUse
from solvers.sources.pyvrp_trips import PyVrpTrips
from solvers.sources.routing_trips import RoutingTrips
from solvers.sources.vroom_trips import VroomTrips
from tests.solvers.cases import county_day, search_of
from tests.solvers.sources.subproblems import (
    carried,
    one_trip_a_group,
    problem_of,
    subproblem_of,
)
from tests.transport.builders import (
    make_line,
    make_scenario,
    make_village,
    make_worker,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from solvers.drafting.dispatcher import Dispatcher
    from solvers.problem.problem import Problem
    from solvers.sources.subproblem import TripSource

    Make = Callable[[Problem, Dispatcher], TripSource]

SOURCES: dict[str, Make] = {
    "routing": RoutingTrips,
    "vroom": lambda _problem, _dispatcher: VroomTrips(),
    "pyvrp": lambda _problem, _dispatcher: PyVrpTrips(),
}
every_source = pytest.mark.parametrize("name", SOURCES)


@every_source
def test_drafts_hold_each_party_once_and_fit_their_coach(name: str) -> None:
    problem = problem_of(county_day(n_workers=24, n_villages=4, n_employers=2))
    old, dispatcher = one_trip_a_group(problem)
    drafts = SOURCES[name](problem, dispatcher).drafts(
        subproblem_of(problem, dispatcher, old, spare=[1])
    )
    given = carried([booking.draft for booking in old])
    assert drafts
    for draft in drafts:
        assert not carried([draft]) - given
        assert draft.n_workers <= min(
            problem.seats[draft.line_idx, p.group_idx] for p in draft.pieces
        )


@every_source
def test_some_drafts_are_legal_and_cheaper_a_worker_than_a_coach_a_group(
    name: str,
) -> None:
    problem = problem_of(county_day(n_workers=24, n_villages=4, n_employers=2))
    old, dispatcher = one_trip_a_group(problem)
    drafts = SOURCES[name](problem, dispatcher).drafts(
        subproblem_of(problem, dispatcher, old, spare=[1])
    )
    fleet = FleetUse(line.count for line in problem.lines)
    booked = [dispatcher.book(draft, fleet) for draft in drafts]
    dearest = min(b.cost_fen / b.draft.n_workers for b in old)
    assert any(
        isinstance(b, Booking) and b.cost_fen / b.draft.n_workers < dearest
        for b in booked
    )


@every_source
def test_the_same_subproblem_gets_the_same_answer(name: str) -> None:
    problem = problem_of(county_day(n_workers=40, n_villages=5, n_employers=2))
    old, dispatcher = one_trip_a_group(problem)
    subproblem = subproblem_of(problem, dispatcher, old, spare=[1])
    first = SOURCES[name](problem, dispatcher).drafts(subproblem)
    assert SOURCES[name](problem, dispatcher).drafts(subproblem) == first


@every_source
def test_no_large_coach_goes_to_a_village_it_cannot_reach(name: str) -> None:
    villages = (make_village("V1", max_seats=19), make_village("V2", lat=38.0))
    workers = tuple(
        make_worker(f"W{i}", village_id="V1" if i < 4 else "V2") for i in range(8)
    )
    fleet = (make_line(vehicle_type="coach-19", seats=19), make_line())
    problem = problem_of(make_scenario(villages=villages, workers=workers, fleet=fleet))
    old, dispatcher = one_trip_a_group(problem)
    drafts = SOURCES[name](problem, dispatcher).drafts(
        subproblem_of(problem, dispatcher, old, spare=[0, 1])
    )
    v1 = problem.places.index("V1")
    assert any(v1 in draft.villages for draft in drafts)
    assert all(draft.line_idx == 0 for draft in drafts if v1 in draft.villages)


@pytest.mark.parametrize("turn", range(len(SOURCES)))
def test_asking_a_source_makes_a_coach_a_group_cheaper(turn: int) -> None:
    problem = problem_of(county_day(n_workers=24, n_villages=4, n_employers=2))
    search = search_of(problem.scenario)
    old, _ = one_trip_a_group(problem)
    for booking in old:
        search.state.add(booking)
    before_fen = search.state.cost_fen()
    assert search.consult(search.sources[turn])
    assert search.state.cost_fen() < before_fen
    assert not search.state.waiting.n.any()


@every_source
@pytest.mark.parametrize("fixed_fen", [1_000_000_000, 100_000_000_000])
def test_coaches_at_prices_that_say_do_not_use_me_are_no_trouble(
    name: str, fixed_fen: int
) -> None:
    """Ten million yuan a coach, and a billion: for all, or for spare ones alone."""
    scenario = county_day(n_workers=24, n_villages=4, n_employers=2)
    cheap, *others = scenario.fleet
    for fleet in (
        (cheap, *(replace(line, fixed_fen=fixed_fen) for line in others)),
        tuple(replace(line, fixed_fen=fixed_fen) for line in scenario.fleet),
    ):
        problem = problem_of(replace(scenario, fleet=fleet))
        old, dispatcher = one_trip_a_group(problem)
        subproblem = subproblem_of(problem, dispatcher, old, spare=[1, 2])
        assert SOURCES[name](problem, dispatcher).drafts(subproblem)
