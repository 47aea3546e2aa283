"""A flight told later once the coach that meets it has left its depot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solvers.replanning.asking import Asked, CannotReplan
from solvers.replanning.replanner import replan
from solvers.replanning.waiting_at_hub import (
    can_wait,
    hub_of,
    wait_absorbed,
    waited,
)
from tests.solvers.replanning.service_days import LIMITS
from tests.solvers.replanning.test_service_trips import day
from transport.changes import AwayCoach, Changes
from transport.checker import frozen, violations
from transport.clock import HOUR_S, MINUTE_S
from transport.fixed import Fixed

LATER = {"F1": 39 * HOUR_S}


def told_later(*, after_hub: bool = False) -> Asked:
    """All coaches have left by then; the one at the hub has, or has not, left it."""
    scenario, plan = day()
    (meets,) = (t for t in plan.trips if t.segment == "receiving")
    moment_s = meets.depart_s + MINUTE_S
    if after_hub:
        moment_s = hub_of(meets).depart_s + MINUTE_S
    fixed = Fixed(
        moment_s=moment_s,
        departed=frozenset(plan.trip),
        frozen=frozenset(plan.trip),
    )
    changes = Changes(moment_s=moment_s, moved=LATER)
    return Asked(scenario=scenario, plan=plan, changes=changes, fixed=fixed)


def test_a_coach_on_its_way_waits_at_the_hub_for_a_later_flight() -> None:
    asked = told_later()
    found = replan(asked, LIMITS)
    assert violations(found.scenario, found.plan) == []
    clock = found.scenario.clock
    assert frozen(asked.plan, found.plan, found.fixed, clock=clock) == []
    (was,) = (t for t in asked.plan.trips if t.segment == "receiving")
    now = found.plan.trip[was.trip_id]
    assert found.fixed.waiting == {was.trip_id}
    assert (now.depart_s, hub_of(now).arrive_s) == (was.depart_s, hub_of(was).arrive_s)
    assert now.return_s - was.return_s == hub_of(now).depart_s - hub_of(was).depart_s
    assert now.seats == was.seats
    assert found.plan.unplanned == ()
    unsaid = replace(found.fixed, waiting=frozenset())
    wrong = frozen(asked.plan, found.plan, unsaid, clock=clock)
    assert {one.code for one in wrong} == {"DEPARTED_CHANGED"}
    late = replace(found.fixed, moment_s=hub_of(was).depart_s + MINUTE_S)
    wrong = frozen(asked.plan, found.plan, late, clock=clock)
    assert {one.code for one in wrong} == {"DEPARTED_CHANGED"}


def test_a_coach_that_waits_has_driven_what_it_has_and_keeps_its_halts() -> None:
    asked = told_later()
    found = replan(asked, LIMITS)
    clock = found.scenario.clock
    (now,) = (t for t in found.plan.trips if t.segment == "receiving")
    hub = now.stops.index(hub_of(now))
    for at in (0, hub, hub + 1):
        stop = now.stops[at]
        sooner = replace(stop, arrive_s=stop.arrive_s - MINUTE_S)
        stops = (*now.stops[:at], sooner, *now.stops[at + 1 :])
        trips = tuple(
            replace(t, stops=stops) if t == now else t for t in found.plan.trips
        )
        other = replace(found.plan, trips=trips)
        wrong = frozen(asked.plan, other, found.fixed, clock=clock)
        assert "DEPARTED_CHANGED" in {one.code for one in wrong}


def test_a_coach_that_has_left_the_hub_does_not_wait() -> None:
    with pytest.raises(CannotReplan) as failure:
        replan(told_later(after_hub=True), LIMITS)
    assert {one.code for one in failure.value.found} == {"TRANSFER_TOO_SHORT"}


def test_a_coach_that_is_locked_or_needed_elsewhere_does_not_wait() -> None:
    asked = told_later()
    (was,) = (t for t in asked.plan.trips if t.segment == "receiving")
    assert can_wait(was, asked.fixed)
    locked = replace(asked.fixed, locked_trips=frozenset({was.trip_id}))
    assert not can_wait(was, locked)
    leaves_s = was.return_s + HOUR_S
    stops = tuple(
        replace(s, arrive_s=s.arrive_s + leaves_s, depart_s=s.depart_s + leaves_s)
        for s in was.stops
    )
    stops = (replace(stops[0], arrive_s=leaves_s, depart_s=leaves_s), *stops[1:])
    more = replace(was, trip_id="T9", block_id="", stops=stops)
    plan = replace(asked.plan, trips=(*asked.plan.trips, more))
    assert waited(asked.scenario, plan, was, HOUR_S * 2) is None
    assert waited(asked.scenario, asked.plan, was, HOUR_S * 2) is not None


def test_a_delay_on_the_way_is_absorbed_by_the_wait_and_nothing_else_is() -> None:
    asked = told_later()
    (was,) = (t for t in asked.plan.trips if t.segment == "receiving")
    now = waited(asked.scenario, asked.plan, was, HOUR_S)
    assert now is not None
    back_s = was.return_s + asked.scenario.policy.turnaround_s
    short = AwayCoach(
        depot_id=was.depot_id,
        vehicle_type=was.vehicle_type,
        coach=was.coach,
        from_s=back_s,
        until_s=back_s + HOUR_S // 2,
    )
    long = replace(short, until_s=back_s + 2 * HOUR_S)
    rests = replace(short, from_s=back_s + MINUTE_S)
    other = replace(short, coach=was.coach + 1)
    left = wait_absorbed(asked.scenario, (short, long, rests, other), was, now)
    assert left == (replace(long, from_s=back_s + HOUR_S), rests, other)
    late = replace(asked, changes=replace(asked.changes, away=(short,)))
    found = replan(late, LIMITS)
    assert violations(found.scenario, found.plan) == []
    assert found.fixed.waiting == {was.trip_id}
