"""A train whose coaches run further than the direct way, where no direct coach may."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from solvers.planner import solve
from tests.transport.builders import (
    make_depot,
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S
from transport.outcome import Limits
from transport.places import Hub
from transport.services import Service

if TYPE_CHECKING:
    from transport.scenario import Scenario

TRAIN = Service(
    service_id="K1",
    from_hub="H1",
    to_hub="H2",
    kind="train",
    departs_s=38 * HOUR_S,
    duration_s=HOUR_S,
    seats=30,
    seat_cost_fen=5_000,
)


def beside_the_way(max_ride_h: int) -> Scenario:
    """Ten workers who go 630 km, by a lone driver or a train far beside the way."""
    fleet = tuple(
        make_line(depot_id=depot, vehicle_type="coach-19", seats=19, count=2)
        for depot in ("D1", "D2")
    )
    return make_scenario(
        villages=(make_village(lat=35.0, lon=111.0),),
        employers=(make_employer(lat=35.0, lon=116.5),),
        depots=(
            make_depot(lat=35.0, lon=111.1),
            make_depot("D2", lat=37.3, lon=116.1),
        ),
        hubs=(
            Hub(hub_id="H1", kind="rail", name="far north", lat=37.3, lon=111.5),
            Hub(hub_id="H2", kind="rail", name="far east", lat=37.3, lon=116.0),
        ),
        services=(TRAIN,),
        fleet=fleet,
        workers=tuple(make_worker(f"W{n}") for n in range(10)),
        policy=make_policy(
            "none",
            max_drivers=1,
            two_driver_m=2_000_000,
            max_hub_m=400_000,
            max_ride_s=max_ride_h * HOUR_S,
            one_end_home=False,
        ),
    )


@pytest.mark.parametrize("steps", [0, 2])
def test_who_may_go_by_no_coach_takes_the_train_beside_the_way(steps: int) -> None:
    scenario = beside_the_way(18)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=steps)).plan
    assert violations(scenario, plan) == []
    assert [len(use.workers) for use in plan.services] == [10]
    assert plan.cost.lower_bound_fen <= plan.cost.objective_fen


def test_who_may_go_by_coach_does_not() -> None:
    scenario = beside_the_way(30)
    plan = solve(scenario, limits=Limits(time_limit_s=None, steps=0)).plan
    assert violations(scenario, plan) == []
    assert plan.services == ()
    assert plan.n_planned == 10


def test_the_bound_of_those_who_go_by_coach_is_not_above_the_train() -> None:
    """The train is beside the way, but coaches cost a fortune."""
    scenario = beside_the_way(30)
    dear = tuple(replace(line, per_km_fen=50_000) for line in scenario.fleet)
    far = replace(scenario, fleet=dear)
    by_train = solve(
        replace(far, policy=replace(far.policy, max_ride_s=18 * HOUR_S)),
        limits=Limits(time_limit_s=None, steps=0),
    ).plan
    assert violations(far, by_train) == []
    plan = solve(far, limits=Limits(time_limit_s=None, steps=0)).plan
    assert plan.cost.lower_bound_fen <= by_train.cost.objective_fen
