"""A flight that leaves at another time, and a feeder whose coach is late for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from solvers.planner import solve
from solvers.replanning.asking import Asked
from solvers.replanning.printed import is_called_in_vain
from solvers.replanning.replanner import replan
from solvers.replanning.service_trips import attended
from tests.solvers.journeys.days import far_day, flight
from tests.transport.builders import make_policy
from transport.changes import AwayCoach, Changes
from transport.checker import frozen, violations
from transport.clock import HOUR_S
from transport.fixed import Fixed
from transport.outcome import Limits

if TYPE_CHECKING:
    from solvers.replanning.asking import Replanned
    from transport.plan import Plan
    from transport.scenario import Scenario

LIMITS = Limits(time_limit_s=None, steps=1, seed=1)
EVENING = 18 * HOUR_S
FREE = Fixed(moment_s=EVENING)


@cache
def day() -> tuple[Scenario, Plan]:
    """Twelve workers who can go by the flight alone."""
    scenario = far_day(
        n_workers=12,
        services=(flight(),),
        policy=make_policy("none", max_ride_s=12 * HOUR_S),
    )
    return scenario, solve(scenario, limits=LIMITS).plan


def after(**changes: Any) -> Replanned:
    scenario, plan = day()
    assert {trip.segment for trip in plan.trips} == {"feeder", "receiving"}
    asked = Asked(
        scenario=scenario,
        plan=plan,
        changes=Changes(moment_s=EVENING, **changes),
        fixed=Fixed(moment_s=EVENING, frozen=frozenset(plan.trip)),
    )
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(plan, found.plan, found.fixed, clock=clock) == []
    return found


def segment(plan: Plan, name: str) -> dict[str, tuple[int, int]]:
    return {
        t.trip_id: (t.depart_s, t.return_s) for t in plan.trips if t.segment == name
    }


def test_a_later_flight_moves_the_coaches_that_meet_it_and_no_feeder() -> None:
    _, plan = day()
    found = after(moved={"F1": 39 * HOUR_S})
    assert segment(found.plan, "feeder") == segment(plan, "feeder")
    was, now = segment(plan, "receiving"), segment(found.plan, "receiving")
    assert was.keys() == now.keys()
    assert all(now[t][0] > was[t][0] for t in was)
    assert {j.worker_id for j in found.plan.journeys} == {
        j.worker_id for j in plan.journeys
    }
    flown = [leg for j in found.plan.journeys for leg in j.legs if leg.service_id]
    assert {leg.board_s for leg in flown} == {39 * HOUR_S}


def test_an_earlier_flight_moves_its_feeders() -> None:
    _, plan = day()
    found = after(moved={"F1": 36 * HOUR_S})
    was, now = segment(plan, "feeder"), segment(found.plan, "feeder")
    assert was.keys() == now.keys()
    assert all(now[t][0] < was[t][0] for t in was)
    assert found.plan.unplanned == ()


def test_riders_of_a_feeder_that_cannot_run_miss_the_flight() -> None:
    scenario, plan = day()
    feeder = next(t for t in plan.trips if t.segment == "feeder")
    asked = Asked(
        scenario=scenario,
        plan=plan,
        changes=Changes(moment_s=EVENING),
        fixed=Fixed(moment_s=EVENING),
    )
    found = attended(asked, lost=(), refused={feeder.trip_id})
    assert found.gone == frozenset(feeder.worker_ids)
    assert found.trips == {}


def test_a_feeder_whose_coach_is_away_runs_by_another_one_in_time() -> None:
    _, plan = day()
    feeder = next(t for t in plan.trips if t.segment == "feeder")
    away = AwayCoach(
        depot_id=feeder.depot_id,
        vehicle_type=feeder.vehicle_type,
        coach=feeder.coach,
        from_s=feeder.depart_s,
        until_s=feeder.depart_s + 20 * HOUR_S,
    )
    found = after(away=(away,))
    now = found.plan.trip[feeder.trip_id]
    assert now.coach != feeder.coach or now.vehicle_type != feeder.vehicle_type
    assert set(now.worker_ids) == set(feeder.worker_ids)
    assert found.plan.unplanned == ()


def vain(plan: Plan, name: str) -> set[str]:
    """Trips of the segment that call where nobody boards or alights."""
    return {t.trip_id for t in plan.trips if t.segment == name and is_called_in_vain(t)}


def test_once_a_withdrawal_is_taken_back_only_a_coach_that_is_out_calls_in_vain() -> (
    None
):
    scenario, plan = day()
    stop = next(
        s
        for t in plan.trips
        if t.segment == "feeder" and sum(bool(s.board) for s in t.stops) > 1
        for s in t.stops
        if s.board
    )
    first = after(out=dict.fromkeys(stop.board, "EMPLOYER_NOT_ACCEPTING"))
    feeders = frozenset(vain(first.plan, "feeder"))
    assert feeders
    out_s = max(first.plan.trip[t].depart_s for t in feeders) + 60
    asked = Asked(
        scenario=scenario,
        plan=first.plan,
        changes=Changes(moment_s=out_s),
        fixed=Fixed(moment_s=out_s, departed=feeders, frozen=frozenset(plan.trip)),
    )
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    assert found.scenario.halts_stand == feeders
    assert vain(found.plan, "feeder") == feeders
    unsaid = replace(found.scenario, halts_stand=frozenset()).read_from(
        found.scenario.inputs
    )
    assert {v.code for v in violations(unsaid, found.plan)} == {"STOP_EMPTY"}
    early = replace(asked, changes=Changes(moment_s=EVENING), fixed=FREE)
    found = replan(early, LIMITS)
    assert violations(found.scenario, found.plan) == []
    assert vain(found.plan, "feeder") == set()
