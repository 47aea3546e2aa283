from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from benchmarks.county import CountyCase, county_day
from benchmarks.evaluate import Evaluator, trips_of
from benchmarks.instance import CoachTrip, instance_of
from benchmarks.pieces import WAYS, Way
from benchmarks.places import groups_in
from solvers.planner import solve
from transport.checker import violations
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.groups import Group
    from transport.scenario import Scenario


def trip_of(day: Scenario, seats: int, *groups: Group) -> CoachTrip:
    """One coach of the size for all of the groups."""
    line = next(line for line in day.fleet if line.seats == seats)
    return CoachTrip(
        depot_id=line.depot_id,
        vehicle_type=line.vehicle_type,
        villages=tuple(dict.fromkeys(g.village_id for g in groups)),
        employers=tuple(dict.fromkeys(g.employer_id for g in groups)),
        loads=tuple((g.group_id, g.n_workers) for g in groups),
    )


def open_groups(day: Scenario) -> list[Group]:
    """Groups of villages that every coach reaches, largest first."""
    reached = [g for g in groups_in(day) if not day.village[g.village_id].max_seats]
    return sorted(reached, key=lambda g: (-g.n_workers, g.group_id))


def test_a_plan_of_ours_is_recosted_to_its_own_cost(day: Scenario) -> None:
    plan = solve(day, limits=Limits(time_limit_s=None, steps=3)).plan
    assert violations(day, plan) == []
    verdict = Evaluator(day).verdict(trips_of(day, plan))
    assert verdict.cost_fen == plan.cost.objective_fen
    assert verdict.n_repairs == 0
    assert verdict.n_trips == len(plan.trips)


def test_workers_on_no_trip_weigh_their_penalty(day: Scenario) -> None:
    verdict = Evaluator(day).verdict([])
    assert verdict.cost_fen == sum(group.penalty_fen for group in groups_in(day))
    assert verdict.n_unserved == 40
    assert verdict.n_trips == 0


def test_a_legal_trip_is_left_as_it_is(day: Scenario) -> None:
    group = open_groups(day)[0]
    verdict = Evaluator(day).verdict([trip_of(day, 49, group)])
    assert (verdict.n_trips, verdict.n_repairs) == (1, 0)
    assert verdict.n_unserved == 40 - group.n_workers


def test_an_overfull_trip_is_split_and_counted(day: Scenario) -> None:
    groups = open_groups(day)
    verdict = Evaluator(day).verdict([trip_of(day, 49, *groups)])
    assert sum(group.n_workers for group in groups) > 24  # half of 48 seats
    assert verdict.n_repairs >= 1
    assert verdict.n_trips >= 2
    assert verdict.n_unserved == 40 - sum(group.n_workers for group in groups)


def test_more_trips_than_coaches_go_with_another_type() -> None:
    short = county_day(CountyCase(family="short-haul", n_workers=40), seed=3)
    lone = replace(short, fleet=tuple(replace(line, count=1) for line in short.fleet))
    first, second, *_ = open_groups(lone)
    trips = [trip_of(lone, 49, first), trip_of(lone, 49, second)]
    verdict = Evaluator(lone).verdict(trips)
    assert (verdict.n_trips, verdict.n_repairs) == (2, 1)


def test_carrying_a_group_twice_is_the_adapters_mistake(day: Scenario) -> None:
    trip = trip_of(day, 49, open_groups(day)[0])
    with pytest.raises(ValueError, match="more are carried than there are"):
        Evaluator(day).verdict([trip, trip])


def test_the_offered_prices_of_a_direct_trip_are_what_it_costs(day: Scenario) -> None:
    """Kit apart, which every worker costs on any coach."""
    instance = instance_of(day, way="whole")
    group = open_groups(day)[0]
    line_idx = len(instance.lines) - 1
    line = instance.lines[line_idx]
    trip = trip_of(day, line.seats, group)
    idx = instance.tables.idx
    places = (line.depot_id, group.village_id, group.employer_id, line.depot_id)
    arcs = sum(
        int(instance.arc_fen[line_idx, idx[a], idx[b]])
        for a, b in itertools.pairwise(places)
    )
    left = sum(g.penalty_fen for g in groups_in(day)) - group.penalty_fen
    paid = Evaluator(day).verdict([trip]).cost_fen - left
    assert arcs == pytest.approx(paid - day.tariff.kit_fen * group.n_workers, abs=5)


@pytest.mark.parametrize("way", WAYS)
def test_pieces_of_the_offer_hold_every_worker_once(day: Scenario, way: Way) -> None:
    assert sum(piece.n for piece in instance_of(day, way=way).pieces) == 40
