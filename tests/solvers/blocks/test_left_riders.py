"""Whoever no round trip is worth rides on the way back of a coach, all the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.blocks.left_riders import trips_of_those_left, weight_fen
from solvers.planner import solve
from solvers.running.deadline import NO_DEADLINE
from tests.solvers.cases import search_of
from tests.solvers.return_samples import LINE, POLICY, ROUND_TRIP_FEN, both_ways
from transport.checker import violations
from transport.outcome import Limits
from transport.tariff import Tariff

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

FEW_STEPS = Limits(time_limit_s=None, steps=3)
WEIGHS_FEN = 10_000  # a worker: forty weigh less than a round trip of 552,000
LIGHT = Tariff(deadhead_percent=100, penalty_fen=WEIGHS_FEN)


def planned(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=FEW_STEPS).plan
    assert plan is not None
    assert violations(scenario, plan) == []
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen
    return plan


def test_the_only_coach_brings_others_home_on_its_one_day() -> None:
    """It cannot make two round trips of 620 km: those home would have to stay."""
    lone = both_ways(fleet=(replace(LINE, count=1),), n_days=1)
    plan = planned(lone)
    assert plan.unplanned == ()
    assert plan.cost.total_fen == ROUND_TRIP_FEN
    assert [trip.goes_straight_on for trip in plan.trips] == [True, False]


def test_the_way_back_is_worth_it_where_a_round_trip_is_not() -> None:
    """Twenty who weigh 200,000, beside sixty at 600,000 out: one coach for all."""
    tariff = replace(LIGHT, penalty_fen=13_000)
    plan = planned(both_ways(n_out=47, n_home=20, tariff=tariff))
    assert plan.unplanned == ()
    assert plan.cost.objective_fen == ROUND_TRIP_FEN


def test_a_round_trip_that_neither_way_is_worth_may_be_worth_it_for_both() -> None:
    plan = planned(both_ways(tariff=LIGHT))
    assert plan.unplanned == ()
    assert plan.cost.objective_fen == ROUND_TRIP_FEN < 80 * WEIGHS_FEN


@pytest.mark.parametrize(
    "changes",
    [{"n_out": 20, "n_home": 20}, {"policy": replace(POLICY, max_trips_per_block=1)}],
    ids=["not for both", "no blocks"],
)
def test_where_it_is_not_worth_it_all_stay(changes: dict[str, Any]) -> None:
    plan = planned(both_ways(tariff=LIGHT, **changes))
    assert plan.trips == ()
    assert plan.cost.objective_fen == WEIGHS_FEN * len(plan.unplanned)


def test_the_coach_takes_as_many_home_as_it_has_seats_for() -> None:
    small = replace(LINE, vehicle_type="coach-19", seats=19, count=1)
    plan = planned(both_ways(n_out=15, n_home=30, fleet=(small,), n_days=1))
    assert [len(trip.seats) for trip in plan.trips] == [15, 17]
    assert plan.cost.total_fen == ROUND_TRIP_FEN
    assert len(plan.unplanned) == 30 - 17


def test_a_larger_coach_takes_both_loads_where_the_small_one_has_no_seats() -> None:
    """All 45 weigh 585,000; the 32 who fit into the small one 416,000 of 502,000."""
    tariff = replace(LIGHT, penalty_fen=13_000)
    small = replace(LINE, vehicle_type="coach-19", seats=19, fixed_fen=100_000, count=1)
    fleet = (small, replace(LINE, count=1))
    plan = planned(both_ways(n_out=15, n_home=30, tariff=tariff, fleet=fleet))
    assert plan.unplanned == ()
    assert {trip.vehicle_type for trip in plan.trips} == {LINE.vehicle_type}
    assert plan.cost.objective_fen == ROUND_TRIP_FEN


def test_trips_are_made_of_those_who_wait_and_nobody_else() -> None:
    search = search_of(both_ways(n_out=50, n_home=3))
    (out, *_) = trips_of_those_left(search, NO_DEADLINE, vehicle_type=None)
    search.state.add(out)
    rest = trips_of_those_left(search, NO_DEADLINE, vehicle_type=None)
    n_left = int(search.state.waiting.n.sum())
    assert sum(piece.n for b in rest for piece in b.draft.pieces) == n_left
    assert weight_fen(search.problem, out) == sum(
        search.problem.scenario.tariff.penalty_fen * piece.n
        for piece in out.draft.pieces
    )
    assert trips_of_those_left(search, NO_DEADLINE, vehicle_type="none such") == []
