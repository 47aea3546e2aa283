"""Arrivals of a printed county day by gate and day."""

from __future__ import annotations

from dataclasses import replace

from solvers.replanning.arrivals import arrivals_of, room_at_gates
from solvers.replanning.ground import ground_of
from tests.solvers.replanning.days import EVENING, printed
from transport.changes import Changes

SCENARIO, PLAN = printed()


def test_in_the_evening_before_nobody_is_under_way_and_in_the_end_everybody() -> None:
    riders = {journey.worker_id for journey in PLAN.journeys}
    found = arrivals_of(PLAN, EVENING)
    assert found.at.keys() == riders
    assert found.under_way == frozenset()
    later = max(stop.depart_s for trip in PLAN.trips for stop in trip.stops) + 1
    assert arrivals_of(PLAN, later).under_way == riders


def test_room_at_a_gate_is_what_those_who_stay_on_the_lists_leave() -> None:
    printed_at = arrivals_of(PLAN, EVENING)
    (gate, first), *_ = sorted(printed_at.among(printed_at.at).items())
    employers = tuple(
        replace(e, daily_intake=len(first) + 2) if e.employer_id == gate[0] else e
        for e in SCENARIO.employers
    )
    ground = ground_of(replace(SCENARIO, employers=employers), Changes(moment_s=0))
    assert room_at_gates(ground, printed_at, ())[gate] == 2
    assert room_at_gates(ground, printed_at, first[:1])[gate] == 3
