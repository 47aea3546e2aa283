"""Services where direct coaches ride too long: whoever has a seat on one travels."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from tests.solvers.journeys.days import far_day, flight, train
from tests.transport.builders import make_employer, make_policy
from transport.catalogue.sentences import sentence
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits

if TYPE_CHECKING:
    from transport.plan import Plan
    from transport.scenario import Scenario
    from transport.services import Service

BLOCK = flight(
    kind="seat_block", seats=100, block_hour_fen=0, ferry_s=0, seat_cost_fen=62_000
)


def fast_train(service_id: str, *, departs_s: int) -> Service:
    """A coupled train of 556 seats that takes 7 h 50 min."""
    return train(
        service_id,
        departs_s=departs_s,
        duration_s=470 * MINUTE_S,
        seats=556,
        max_units=1,
        fare="hsr",
        rail_m=1_500_000,
    )


TRAINS = (
    fast_train("G1", departs_s=34 * HOUR_S),
    fast_train("G2", departs_s=36 * HOUR_S),
)


def no_longer_than(max_ride_h: int, **changes: object) -> Scenario:
    policy = make_policy("none", max_ride_s=max_ride_h * HOUR_S)
    return far_day(policy=policy, **changes)  # type: ignore[arg-type]


def plan_of(scenario: Scenario, limits: Limits | None = None) -> Plan:
    limits = limits or Limits(time_limit_s=None, steps=0)
    plan = solve(scenario, limits=limits).plan
    assert violations(scenario, plan) == []
    return plan


def test_six_hundred_go_by_two_trains_where_no_coach_may_go_all_the_way() -> None:
    scenario = no_longer_than(16, n_workers=600, services=TRAINS)
    plan = plan_of(scenario)
    assert plan.unplanned == ()
    assert sum(len(use.workers) for use in plan.services) == 600


def test_a_charter_carries_all_where_no_coach_may_go_all_the_way() -> None:
    plan = plan_of(no_longer_than(20, n_workers=172, services=(flight(),)))
    assert plan.unplanned == ()
    assert [len(use.workers) for use in plan.services] == [172]


def test_a_block_of_seats_is_filled_and_the_rest_is_left() -> None:
    plan = plan_of(no_longer_than(20, n_workers=172, services=(BLOCK,)))
    assert [len(use.workers) for use in plan.services] == [100]
    assert len(plan.unplanned) == 72
    assert all(
        "flight F1 is full: all 100 seats are taken" in sentence(entry.told, "en")
        for entry in plan.unplanned
    )


def test_who_is_ready_too_late_is_told_by_how_much_the_train_is_missed() -> None:
    scenario = no_longer_than(16, n_workers=3, services=TRAINS[:1])
    late = tuple(replace(w, ready_from_s=34 * HOUR_S) for w in scenario.workers)
    plan = solve(
        replace(scenario, workers=late), limits=Limits(time_limit_s=None, steps=0)
    ).plan
    assert len(plan.unplanned) == 3
    for entry in plan.unplanned:
        assert "train G1 is no way: no feeder can bring them in time" in sentence(
            entry.told, "en"
        )
        assert "min after the last moment to report" in sentence(entry.told, "en")


@pytest.mark.parametrize(
    "limits",
    [Limits(time_limit_s=None, steps=0), Limits(time_limit_s=4.0)],
    ids=["by steps", "by the clock"],
)
def test_the_far_go_by_train_and_the_near_by_coach(limits: Limits) -> None:
    near = make_employer("E9", city="Yuncheng", province="Shanxi", lat=35.9, lon=111.4)
    scenario = no_longer_than(16, n_workers=60, services=TRAINS)
    workers = tuple(
        replace(worker, employer_id="E9") if i < 10 else worker
        for i, worker in enumerate(scenario.workers)
    )
    scenario = replace(scenario, workers=workers, employers=(*scenario.employers, near))
    plan = plan_of(scenario, limits)
    assert plan.unplanned == ()
    assert sum(len(use.workers) for use in plan.services) == 50
    segments = Counter(trip.segment for trip in plan.trips for _ in trip.seats)
    assert segments["direct"] == 10
