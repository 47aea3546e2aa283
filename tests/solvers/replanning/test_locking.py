"""A locked trip whose coach is lost, on a small county day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from solvers.replanning.asking import CannotReplan
from solvers.replanning.locking import under_lock
from solvers.replanning.options import Option
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import (
    EVENING,
    LIMITS,
    asked,
    coach_lost,
    printed,
    replanned,
)
from transport.changes import Changes

if TYPE_CHECKING:
    from transport.plan import Trip

_, PLAN = printed()
TRIP = PLAN.trips[0]
COACH = (TRIP.depot_id, TRIP.vehicle_type, TRIP.coach)
LOST = Changes(
    moment_s=EVENING,
    lost=(coach_lost(TRIP, EVENING),),
)


def calls(trip: Any) -> list[tuple[object, ...]]:
    return [
        (s.place_id, s.depart_s, set(s.board), set(s.alight))
        for s in trip.stops
        if s.board or s.alight
    ]


def test_a_locked_trip_runs_as_printed_by_another_coach() -> None:
    found = replanned(LOST, fixed={"locked_trips": frozenset({TRIP.trip_id})})
    now = found.plan.trip[TRIP.trip_id]
    assert (now.depot_id, now.vehicle_type, now.coach) != COACH
    assert calls(now) == calls(TRIP)


def test_where_the_coach_is_locked_it_is_refused_at_once() -> None:
    question = asked(LOST, fixed={"locked_coaches": frozenset({COACH})})
    with pytest.raises(CannotReplan) as refused:
        replan(question, LIMITS)
    (one,) = refused.value.found
    assert (one.code, one.where) == ("LOCKED_CHANGED", TRIP.trip_id)


def way(trip: Trip) -> Option:
    """To run the trip so, on one day."""
    return Option(
        way="other coach",
        key=f"{trip.trip_id} {trip.coach} {trip.stops[0].depart_s}",
        span=(trip.stops[0].depart_s or 0, trip.stops[-1].arrive_s or 0),
        line=(trip.depot_id, trip.vehicle_type),
        cost_fen=1,
        of=trip.trip_id,
        trip=trip,
    )


def later(trip: Trip) -> Trip:
    """The trip five minutes behind its printed times."""
    stops = tuple(
        replace(stop, depart_s=None if stop.depart_s is None else stop.depart_s + 300)
        for stop in trip.stops
    )
    return replace(trip, stops=stops)


def test_a_lock_leaves_the_ways_that_call_as_printed() -> None:
    same, behind = way(replace(TRIP, coach=TRIP.coach + 1)), way(later(TRIP))
    free = asked(LOST)
    assert under_lock(free, TRIP, [same, behind]) == [same, behind]
    locked = asked(LOST, fixed={"locked_trips": frozenset({TRIP.trip_id})})
    assert under_lock(locked, TRIP, [same, behind]) == [same]
    both = asked(
        LOST,
        fixed={
            "locked_trips": frozenset({TRIP.trip_id}),
            "locked_coaches": frozenset({COACH}),
        },
    )
    assert not under_lock(both, TRIP, [same, behind])
