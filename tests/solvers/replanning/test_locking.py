"""A locked trip whose coach is lost, on a small county day."""

from __future__ import annotations

from typing import Any

import pytest

from solvers.replanning.asking import CannotReplan
from solvers.replanning.replanner import replan
from tests.solvers.replanning.days import EVENING, LIMITS, asked, printed, replanned
from transport.changes import Changes, LostCoach

_, PLAN = printed()
TRIP = PLAN.trips[0]
COACH = (TRIP.depot_id, TRIP.vehicle_type, TRIP.coach)
LOST = Changes(
    moment_s=EVENING,
    lost=(
        LostCoach(
            depot_id=TRIP.depot_id,
            vehicle_type=TRIP.vehicle_type,
            coach=TRIP.coach,
            from_s=EVENING,
        ),
    ),
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
