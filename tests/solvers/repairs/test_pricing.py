"""A change is priced by the plan of those left behind, on coaches that stand idle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.drafting.relaxing import with_longer_rides
from solvers.repairs.pricing import Pricing, ample, only
from solvers.running.deadline import NO_DEADLINE
from tests.solvers.journeys.days import far_day, flight, train
from tests.solvers.repairs.asked import planned, pricing_of
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from transport.checker import rides as missed
from transport.clock import HOUR_S
from transport.tariff import Tariff
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    import pytest

    from transport.scenario import Scenario


def thirty(**changes: Any) -> Scenario:
    """Thirty workers, one coach with seats for eighteen and no other, one day."""
    scenario = make_scenario(
        n_days=1,
        workers=tuple(make_worker(f"W{i:02d}") for i in range(30)),
        fleet=(make_line(seats=20, count=1), make_line(vehicle_type="van", count=0)),
    )
    return replace(scenario, **changes)


def rides(hours: int) -> Scenario:
    """One worker, whose ride of 2.9 h is too long, and ten coaches in the yard."""
    return make_scenario(policy=make_policy(max_ride_s=hours * HOUR_S))


def test_those_left_are_planned_alone_and_at_the_least_total_cost() -> None:
    scenario = thirty(tariff=Tariff(payer_shares={"employer": 1}, net_of="employer"))
    pricing = pricing_of(scenario)
    left = pricing.alone(pricing.plan.unplanned)
    assert len(left.workers) == 12
    assert {w.worker_id for w in left.workers} == {
        entry.worker_id for entry in pricing.plan.unplanned
    }
    assert left.tariff.net_of == ""
    assert left.fleet == scenario.fleet


def test_services_are_left_out_unless_they_are_asked_for() -> None:
    scenario = far_day(n_workers=1, services=(train(), flight()))
    nobody = planned(replace(scenario, fleet=(), services=()))
    pricing = Pricing(scenario, nobody, seed=1, deadline=NO_DEADLINE)
    left = nobody.unplanned
    assert pricing.alone(left).services == ()
    assert len(pricing.alone(left, with_services=True).services) == 2
    kept = only(pricing.full, {"F1"}).services
    assert [service.service_id for service in kept] == ["F1"]


def test_coaches_that_the_plan_uses_are_not_idle_and_count_but_once() -> None:
    pricing = pricing_of(thirty(fleet=(make_line(seats=20, count=5),)))
    assert pricing.idle == {("D1", "coach-49"): 3}
    (line,) = pricing.standing(pricing.full).fleet
    assert line.count == 3
    (plenty,) = ample(pricing.full).fleet
    assert plenty.count == 30


def test_no_plan_counts_that_carries_nobody_or_overruns_an_employer() -> None:
    employers = (make_employer(daily_intake=18),)
    pricing = pricing_of(thirty(employers=employers))
    left = pricing.alone(pricing.plan.unplanned)
    assert pricing.proved(pricing.standing(left)) is None  # no coach is idle
    assert pricing.proved_anew(ample(left), steps=0) is not None  # by itself
    assert pricing.proved(ample(left)) is None  # beside the eighteen


def test_a_repair_counts_the_coaches_to_be_hired_and_those_carried() -> None:
    pricing = pricing_of(thirty())
    changed = ample(pricing.alone(pricing.plan.unplanned))
    repair = pricing.priced("more_coaches", changed, lambda plan: len(plan.trips))
    plan = pricing.proved(changed)
    assert repair is not None
    assert plan is not None
    assert (repair.n_carried, repair.amount) == (12, len(plan.trips))
    assert repair.n_hired == sum(repair.coaches.values()) == 1
    assert repair.cost_fen == plan.cost.total_fen
    again = pricing.told("second_run", changed, plan)
    assert (again.n_hired, again.coaches) == (0, repair.coaches)


def test_who_would_ride_with_enough_coaches_rides_anyway() -> None:
    pricing = pricing_of(thirty())
    assert pricing.carried_anyway(pricing.alone(pricing.plan.unplanned)) == 12
    short = pricing_of(rides(2))
    assert short.carried_anyway(short.alone(short.plan.unplanned)) == 0


def test_the_least_amount_that_does_as_much_as_the_largest_is_told() -> None:
    pricing = pricing_of(rides(1))
    left = pricing.alone(pricing.plan.unplanned)

    def longer(scenario: Scenario, hours: int) -> Scenario:
        return with_longer_rides(scenario, hours * HOUR_S)

    repair = pricing.least("longer_ride", left, longer, range(1, 9))
    assert repair is not None
    assert repair.amount == 2  # beside the hour that is allowed
    assert repair.n_hired == 0
    assert repair.cost_fen == planned(rides(3)).cost.total_fen
    assert pricing.least("longer_ride", left, longer, range(1, 2)) is None
    assert pricing.least("longer_ride", left, longer, ()) is None


def test_what_everybody_would_do_without_is_no_repair() -> None:
    """They need a coach, and longer rides bring none."""
    pricing = pricing_of(thirty())
    left = pricing.alone(pricing.plan.unplanned)
    assert pricing.least("longer_ride", left, with_longer_rides, (HOUR_S,)) is None


def test_hired_coaches_are_taken_only_where_idle_ones_carry_fewer() -> None:
    pricing = pricing_of(thirty(fleet=(make_line(seats=20, count=1),)))
    left = pricing.alone(pricing.plan.unplanned)
    hired = pricing.cheapest("any_price", left)
    assert hired is not None
    assert hired.n_hired == 1
    idle = pricing_of(rides(2))
    alone = idle.alone(idle.plan.unplanned)
    own = idle.cheapest("longer_ride", with_longer_rides(alone, HOUR_S), 1)
    assert own is not None
    assert (own.n_hired, own.n_carried, own.amount) == (0, 1, 1)


def test_in_plans_that_are_only_priced_no_ride_is_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pricing = pricing_of(thirty())
    left = pricing.alone(pricing.plan.unplanned)
    asked: list[object] = []

    def looked_for(*given: object) -> dict[str, missed.Ride]:
        asked.append(given)
        return {}

    monkeypatch.setattr(missed, "rides_missed", looked_for)
    few = replace(left, fleet=(make_line(seats=10, count=1),))
    plan = pricing.proved(few)
    assert plan is not None
    assert (plan.n_planned, len(plan.unplanned)) == (8, 4)
    assert {entry.code for entry in plan.unplanned} == {LEFT_BY_SEARCH}
    assert not asked
