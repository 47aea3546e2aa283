"""The rising bound of whole journeys: it rises, and no plan lies under it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from solvers.bound.reproving import proved_bound
from solvers.journeys import rising
from solvers.journeys.cut_modes import CutModes, modes_under_cuts
from solvers.journeys.planning import JourneyPlanning
from solvers.journeys.rising import JourneyBound
from solvers.journeys.trip_prices import least_trips
from solvers.planner import solve
from solvers.running.deadline import TimeIsUp
from tests.solvers.given_roads import given_roads
from tests.solvers.journeys.days import far_day, flight, network_of, train
from transport.checker import violations
from transport.outcome import Limits
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario

UNITS = 150
SEAT = flight(
    kind="seat_block", seats=30, block_hour_fen=0, ferry_s=0, seat_cost_fen=30_000
)


def bound_of(scenario: Scenario) -> JourneyBound:
    groups, network = network_of(scenario)
    limits = Limits(time_limit_s=None, steps=1)
    distances = distances_of(scenario)
    planning = JourneyPlanning(
        scenario, distances, groups, network, limits=limits, report=None
    )
    return planning.bound


@cache
def day() -> Scenario:
    """A flight and a train; two villages and two employers a coach."""
    scenario = far_day(n_workers=14, services=(SEAT, train()))
    policy = replace(
        scenario.policy, max_villages_per_vehicle=2, max_employers_per_vehicle=2
    )
    return replace(scenario, policy=policy)


@cache
def risen() -> tuple[int, JourneyBound]:
    """What seat costs prove, and the bound once it is settled."""
    bound = bound_of(day())
    first_fen = bound.bound_fen
    for _ in range(UNITS):
        bound.advance()
    return first_fen, bound


def test_it_rises_by_more_than_a_little() -> None:
    first_fen, bound = risen()
    assert bound.is_settled
    assert bound.bound_fen > 2 * first_fen


def test_the_same_work_proves_the_same() -> None:
    again = bound_of(day())
    for _ in range(UNITS):
        again.advance()
    assert again.bound_fen == risen()[1].bound_fen


@cache
def planned() -> Plan:
    plan = solve(day(), limits=Limits(time_limit_s=None, steps=1)).plan
    assert violations(day(), plan) == []
    return plan


def test_no_plan_is_under_it_and_most_of_the_gap_is_closed() -> None:
    first_fen, bound = risen()
    cost_fen = planned().cost.objective_fen
    assert 0 <= cost_fen - bound.bound_fen < 0.3 * (cost_fen - first_fen)


def test_what_a_plan_states_is_proved_again() -> None:
    """With a step counted the bound has risen a little, and so it does once more."""
    stated_fen = planned().cost.lower_bound_fen
    assert stated_fen > risen()[0]
    again_fen = proved_bound(day(), enough_fen=stated_fen)
    assert stated_fen <= again_fen <= planned().cost.objective_fen


def test_where_ways_over_third_places_are_shorter_nothing_rises() -> None:
    known = bound_of(day())
    direct = replace(known.data.direct, is_metric=False)
    data = replace(known.data, direct=direct)
    bound = JourneyBound(data, bound_fen=known.bound_fen)
    assert bound.is_settled
    bound.advance()
    assert bound.bound_fen == known.bound_fen


def test_it_rises_over_given_roads_that_keep_the_triangle_inequality() -> None:
    """All of them do, or those to and from hubs do not."""
    given = given_roads(day())
    assert given.distances
    assert not distances_of(given).is_metric
    straight = bound_of(given)
    from_hub = next(hub.hub_id for hub in given.hubs)
    crooked = replace(
        given,
        distances=tuple(
            replace(row, distance_m=3 * row.distance_m)
            if {row.from_id, row.to_id} == {from_hub, given.villages[0].village_id}
            else row
            for row in given.distances
        ),
    )
    uneven = bound_of(crooked)
    first_fen = uneven.bound_fen
    for _ in range(UNITS):
        straight.advance()
        uneven.advance()
    assert straight.bound_fen > 2 * risen()[0]
    assert uneven.is_settled
    assert uneven.bound_fen == first_fen


def test_once_settled_it_stays() -> None:
    _, bound = risen()
    before = bound.bound_fen
    bound.advance()
    assert bound.bound_fen == before


def test_setting_up_is_left_between_two_lines_and_goes_on_from_there() -> None:
    """The offers of a large day take many seconds, which a short search has not."""
    bound = bound_of(day())
    n_left = 0
    while n_left < 100:
        try:
            bound.advance(lambda: True)
            break
        except TimeIsUp:
            n_left += 1
    n_parts = len(day().fleet)  # of direct coaches, and of the legs once more
    assert 2 * n_parts < n_left < 100
    for _ in range(UNITS):
        bound.advance()
    assert bound.bound_fen == risen()[1].bound_fen


def test_what_was_proved_is_added_up_where_time_ends_amid_a_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The round has no answer then; what was proved before it has."""
    bound = bound_of(day())
    bound.advance()  # cohorts are set up, and due
    bound._news_fen = 1.0  # as after a round that proved a fen
    chosen: list[int] = []

    def counted(*args: Any) -> CutModes:
        chosen.append(len(args))
        return modes_under_cuts(*args)

    monkeypatch.setattr(rising, "modes_under_cuts", counted)
    with pytest.raises(TimeIsUp):
        bound.advance(lambda: True)
    bound.sum_up()
    assert len(chosen) == 1
    bound.sum_up()  # there is nothing more to add
    assert len(chosen) == 1


@pytest.mark.parametrize(("n", "seed"), [(3, 0), (20, 0), (9, 1), (9, 2)])
def test_coaches_to_and_from_a_train_are_counted_as_wholes(n: int, seed: int) -> None:
    """Few people fill parts of coaches: by prices of seats alone a third is open."""
    scenario = far_day(n_workers=n, services=(train(),), seed=seed)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=2)).plan
    assert violations(scenario, plan) == []
    bound = bound_of(scenario)
    for _ in range(UNITS):
        bound.advance()
    assert bound.is_settled
    assert 0.995 * plan.cost.total_fen < bound.bound_fen <= plan.cost.total_fen


@pytest.mark.parametrize(("villages", "employers"), [(1, 1), (2, 1), (6, 2)])
def test_limits_on_places_ask_for_whole_coaches(villages: int, employers: int) -> None:
    """Each coach calls at so few places that most of them run nearly empty."""
    scenario = far_day(n_workers=7, services=(train(),), seed=3)
    policy = replace(
        scenario.policy,
        max_villages_per_vehicle=villages,
        max_employers_per_vehicle=employers,
    )
    scenario = replace(scenario, policy=policy)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=2)).plan
    assert violations(scenario, plan) == []
    bound = bound_of(scenario)
    for _ in range(UNITS):
        bound.advance()
    assert 0.98 * plan.cost.total_fen < bound.bound_fen <= plan.cost.total_fen


def test_cohorts_are_aimed_at_riders_of_this_choice_and_those_before() -> None:
    bound = bound_of(day())
    bound.advance()
    cohort = next(one for one in bound._cohorts if len(one.legs) > 1)
    cuts = cohort.cuts()
    way, before = cohort.legs[0][0], cohort.aimed
    assert before is not None
    cohort.aim_at(cuts, CutModes(bound_fen=0, riders={way: 4.0}))
    now = [4.0, *[0.0] * (len(before) - 1)]
    expected = [(b + n) / 2 for b, n in zip(before.tolist(), now, strict=True)]
    assert cohort.aimed is not None
    assert cohort.aimed.tolist() == expected
    n_trips = least_trips(cuts.shares, cohort.aimed)
    assert cohort.prices.proved_fen == max(
        prices.fen(cohort.aimed, n_trips) for prices in cohort.prices.proved
    )
