"""Times of whole plans: few steps suffice for the best departures, the law is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_worker,
)
from transport.checker import violations
from transport.clock import HOUR_S, MINUTE_S
from transport.outcome import Limits
from transport.places import Opening
from transport.scenario import Scenario, SuppliedDistance

if TYPE_CHECKING:
    from transport.plan import Plan, Trip

STEP = Limits(time_limit_s=None, steps=1)


def far_away(minutes: int, **changes: Any) -> Scenario:
    """Thirty workers of one village; a kilometre a minute to the employer."""
    ways = (("D1", "V1", 10), ("V1", "E1", minutes), ("E1", "D1", minutes))
    settings = {
        "policy": make_policy("none", max_ride_s=60 * HOUR_S),
        "fleet": (make_line(count=2),),
        "workers": tuple(make_worker(f"W{i:02d}") for i in range(30)),
    }
    return make_scenario(
        distances=tuple(
            SuppliedDistance(
                from_id=a, to_id=b, distance_m=1_000 * n, driving_s=n * MINUTE_S
            )
            for a, b, n in ways
        ),
        **settings | changes,
    )


def proved(scenario: Scenario) -> Plan:
    plan = solve(scenario, limits=STEP).plan
    assert plan is not None
    assert violations(scenario, plan) == []
    return plan


def waits(trip: Trip, place_id: str, dwell_s: int) -> int:
    """Seconds from the arrival at a place to the begin of its service."""
    (stop,) = (stop for stop in trip.stops if stop.place_id == place_id)
    return stop.depart_s - dwell_s - stop.arrive_s


def test_a_plan_of_one_step_has_nobody_waiting_at_a_gate() -> None:
    gate = Opening(from_s=15 * HOUR_S + 20 * MINUTE_S, until_s=18 * HOUR_S)
    plan = proved(far_away(150, employers=(make_employer(opening=gate),)))
    (trip,) = plan.trips
    assert waits(trip, "E1", 25 * MINUTE_S) == 0


def test_a_long_haul_does_not_stand_at_the_gate_by_night() -> None:
    """16 h at the wheel: left at six it would be there hours before the morning."""
    plan = proved(far_away(16 * 60))
    (trip,) = plan.trips
    assert waits(trip, "E1", 25 * MINUTE_S) == 0
    aboard = trip.stops[: [stop.kind for stop in trip.stops].index("drop")]
    rests = [stop for stop in aboard if stop.kind == "rest"]
    assert all(stop.depart_s - stop.arrive_s > HOUR_S for stop in rests)


def test_one_driver_allowed_leaves_a_run_for_two_unplanned_with_its_own_code() -> None:
    outcome = solve(
        far_away(700, policy=make_policy("none", max_drivers=1)), limits=STEP
    )
    assert outcome.plan is None or not outcome.plan.trips
    codes = {entry.code for entry in outcome.plan.unplanned} if outcome.plan else set()
    assert codes <= {"CREW_NOT_ALLOWED"}
