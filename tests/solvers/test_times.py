"""Times of whole plans: few steps suffice for the best departures, the law is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.checker import violations
from transport.clock import DAY_S, HOUR_S, MINUTE_S
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


def many_small_coaches(n_coaches: int) -> Scenario:
    """Two villages a few minutes apart, 11 h from the employer; four in a coach."""
    minutes = {"D1-V1": 10, "D1-V2": 10, "V1-V2": 5, "V2-V1": 5}
    minutes |= {"V1-E1": 660, "V2-E1": 660, "E1-D1": 660}
    return replace(
        far_away(660),
        villages=(make_village("V1"), make_village("V2")),
        fleet=(make_line(count=n_coaches, seats=6),),
        distances=tuple(
            SuppliedDistance(
                from_id=way[:2], to_id=way[3:], distance_m=1_000 * n, driving_s=60 * n
            )
            for way, n in minutes.items()
        ),
        workers=tuple(
            make_worker(f"W{i:04d}", village_id=f"V{1 + i % 2}")
            for i in range(4 * n_coaches)
        ),
    )


def boards_s(trip: Trip) -> int:
    """Second of the day at which the coach is at its first village."""
    return trip.stops[1].arrive_s % DAY_S


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


def test_nobody_starts_before_seven_for_nothing_in_a_plan_of_many_trips() -> None:
    """Left at six, as first booked, they would be there no sooner on the way."""
    plan = proved(many_small_coaches(160))
    assert len(plan.trips) >= 160
    starts = [boards_s(trip) for trip in plan.trips]
    assert min(starts) == 7 * HOUR_S
    assert max(starts) <= 8 * HOUR_S


def test_in_a_plan_of_many_trips_nobody_waits_hours_at_a_gate() -> None:
    gate = Opening(from_s=21 * HOUR_S, until_s=23 * HOUR_S)
    scenario = replace(
        many_small_coaches(160), employers=(make_employer(opening=gate),)
    )
    plan = proved(scenario)
    assert len(plan.trips) >= 160
    assert {boards_s(trip) > 7 * HOUR_S for trip in plan.trips} == {True}
    assert max(waits(trip, "E1", 12 * MINUTE_S) for trip in plan.trips) == 0


def test_one_driver_allowed_leaves_a_run_for_two_unplanned_with_its_own_code() -> None:
    outcome = solve(
        far_away(700, policy=make_policy("none", max_drivers=1)), limits=STEP
    )
    assert outcome.plan is None or not outcome.plan.trips
    codes = {entry.code for entry in outcome.plan.unplanned} if outcome.plan else set()
    assert codes <= {"CREW_NOT_ALLOWED"}
