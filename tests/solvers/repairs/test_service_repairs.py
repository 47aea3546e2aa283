"""Repairs by services: the one that would carry them is named, planned and priced."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from solvers.repairs.pricing import Pricing, ample
from solvers.repairs.service_repairs import admitted_mode, by_limits, more_seats
from solvers.running.deadline import Deadline
from tests.solvers.journeys.days import far_day, train
from tests.transport.builders import make_village
from transport.answers.repairs import repair_text
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.answers.repairs import Repair
    from transport.scenario import Scenario

NONE = Limits(time_limit_s=None, steps=0, tells_why=False)


def three(scenario: Scenario) -> Scenario:
    """Three of the workers, and the large coaches alone."""
    fleet = tuple(line for line in scenario.fleet if line.seats == 49)
    return replace(scenario, workers=scenario.workers[:3], fleet=fleet)


def barred() -> Scenario:
    day = three(far_day(n_workers=6, services=(train(duration_s=8 * HOUR_S),)))
    policy = replace(day.policy, max_ride_s=16 * HOUR_S, modes=("air",), max_drivers=1)
    return replace(day, policy=policy)


def too_early() -> Scenario:
    early = train(departs_s=7 * HOUR_S, duration_s=8 * HOUR_S)
    return replace(three(far_day(n_workers=6, services=(early,))), n_days=1)


@pytest.mark.parametrize(
    ("scenario", "make", "told"),
    [
        (barred(), admitted_mode, "admit K1"),
        (too_early(), by_limits, "take one like K1 that leaves 61 min later"),
    ],
)
def test_the_service_that_would_carry_them_is_named_with_its_price(
    scenario: Scenario,
    make: Callable[[Pricing, Scenario], Repair | list[Repair] | None],
    told: str,
) -> None:
    nobody = solve(replace(scenario, fleet=(), services=()), limits=NONE).plan
    pricing = Pricing(scenario, nobody, seed=1, deadline=Deadline())
    found = make(pricing, pricing.alone(nobody.unplanned, with_services=True))
    repair = found[0] if isinstance(found, list) else found
    assert repair is not None
    assert (repair.n_carried, repair.service_id) == (3, "K1")
    assert repair.cost_fen > 0
    assert repair_text(repair, "en").startswith(told)


def far_and_long(max_hub_m: int, max_ride_min: int) -> Scenario:
    """A train of eight hours from a station that none of them lives next to."""
    day = three(far_day(n_workers=6, services=(train(duration_s=8 * HOUR_S),)))
    policy = replace(
        day.policy,
        max_hub_m=max_hub_m,
        max_ride_s=max_ride_min * MINUTE_S,
        max_drivers=1,
    )
    return replace(day, policy=policy)


def test_a_hub_too_far_and_a_journey_too_long_give_way_together() -> None:
    strict = far_and_long(1_000, 9 * 60)
    nobody = solve(strict, limits=NONE).plan
    assert nobody.n_planned == 0
    pricing = Pricing(strict, nobody, seed=1, deadline=Deadline())
    (repair,) = by_limits(pricing, pricing.alone(nobody.unplanned, with_services=True))
    assert repair.also is not None
    assert (repair.also.kind, repair.kind) == ("farther_hubs", "longer_journey")
    km, minutes = repair.also.amount, repair.amount
    text = repair_text(repair, "en")
    assert text.startswith(f"allow hubs {km} km away, for K1 and allow journeys of")
    for near, short in ((km - 1, minutes), (km, minutes - 1)):
        less = solve(far_and_long(near * 1_000, short), limits=NONE).plan
        assert less.n_planned < repair.n_carried
    both = solve(far_and_long(km * 1_000, minutes), limits=NONE).plan
    assert (both.n_planned, both.cost.total_fen) == (3, repair.cost_fen)


def star(fixed_fen: int) -> Scenario:
    """Two villages 20 km from a station, and a train that leaves it too early."""
    day = far_day(
        n_workers=6, services=(train(departs_s=7 * HOUR_S, duration_s=8 * HOUR_S),)
    )
    homes = (
        make_village("V1", county="Yanhu", lat=35.26, lon=110.99),
        make_village("V2", county="Yanhu", lat=35.26, lon=111.11),
    )
    workers = tuple(
        replace(
            w, village_id=f"V{1 + i % 2}", employer_id="E0", ready_from_s=6 * HOUR_S
        )
        for i, w in enumerate(day.workers)
    )
    large = tuple(line for line in day.fleet if line.seats == 49)
    return replace(
        day,
        n_days=1,
        villages=homes,
        workers=workers,
        fleet=tuple(replace(line, fixed_fen=fixed_fen) for line in large),
        policy=replace(day.policy, max_drivers=1),
    )


@pytest.mark.parametrize(
    ("fixed_fen", "told"),
    [(150_000, [(74, 4), (108, 2)]), (1_000, [(74, 4)])],
)
def test_a_little_later_still_is_offered_where_one_coach_then_collects_all(
    fixed_fen: int, told: list[tuple[int, int]]
) -> None:
    """Three coaches to the train, or one: a fifth less, or not."""
    day = star(fixed_fen)
    nobody = solve(replace(day, fleet=(), services=()), limits=NONE).plan
    pricing = Pricing(day, nobody, seed=1, deadline=Deadline())
    found = by_limits(pricing, pricing.alone(nobody.unplanned, with_services=True))
    assert [(one.amount, sum(one.coaches.values())) for one in found] == told
    for repair in found:
        assert repair.n_carried == 6
        (service,) = day.services
        later_s = service.departs_s + repair.amount * MINUTE_S
        moved = replace(day, services=(replace(service, departs_s=later_s),))
        plan = solve(moved, limits=NONE).plan
        assert (plan.n_planned, plan.cost.total_fen) == (6, repair.cost_fen)


def test_a_day_more_is_offered_where_the_train_is_in_after_the_last_one() -> None:
    """It leaves at noon and takes thirteen hours; they get there on the second day."""
    late = train(departs_s=12 * HOUR_S, duration_s=13 * HOUR_S)
    day = three(far_day(n_workers=6, services=(late,)))
    policy = replace(day.policy, max_ride_s=24 * HOUR_S, max_drivers=1)
    day = replace(day, n_days=1, policy=policy)
    nobody = solve(replace(day, fleet=(), services=()), limits=NONE).plan
    pricing = Pricing(day, nobody, seed=1, deadline=Deadline())
    found = by_limits(pricing, pricing.alone(nobody.unplanned, with_services=True))
    (repair,) = [one for one in found if one.kind == "more_days"]
    assert (repair.amount, repair.n_carried) == (1, 3)
    plan = solve(replace(day, n_days=2), limits=NONE).plan
    assert (plan.n_planned, plan.cost.total_fen) == (3, repair.cost_fen)


def few_coaches(crowd_cap: int) -> Scenario:
    """A train for 90 with a coach at its end and two at its start, of 33 seats each."""
    day = far_day(n_workers=90, services=(train(duration_s=8 * HOUR_S),))
    count = {"D1": 2, "D2": 1}
    fleet = (
        replace(line, count=count[line.depot_id])
        for line in day.fleet
        if line.seats == 33
    )
    policy = replace(
        day.policy, max_ride_s=16 * HOUR_S, max_drivers=1, crowd_cap=crowd_cap
    )
    return replace(day, n_days=2, fleet=tuple(fleet), policy=policy)


def test_coaches_to_a_train_come_when_those_of_the_plan_do_not_crowd_the_station() -> (
    None
):
    """All of them may come in the last half-hour; with the others they may not."""
    day = few_coaches(crowd_cap=20)
    plan = solve(day, limits=replace(NONE, steps=1)).plan
    pricing = Pricing(day, plan, seed=1, deadline=Deadline())
    alone = pricing.alone(plan.unplanned, with_services=True)
    repair = more_seats(pricing, alone)
    assert repair is not None
    assert repair.kind == "connecting_coaches"
    assert repair.n_carried == len(plan.unplanned) > 0
    beside = pricing.proved(ample(alone), steps=0)
    assert beside is not None
    at_station: defaultdict[int, list[int]] = defaultdict(list)
    for trip in (*plan.trips, *beside.trips):
        for stop in trip.stops if trip.segment == "feeder" else ():
            if stop.kind == "hub":
                begins_s = stop.depart_s - dwell_s(day.policy, len(stop.alight))
                at_station[begins_s // (30 * MINUTE_S)].append(len(stop.alight))
    assert all(len(n) == 1 or sum(n) <= 20 for n in at_station.values())
    assert sum(sum(n) for n in at_station.values()) == 90
