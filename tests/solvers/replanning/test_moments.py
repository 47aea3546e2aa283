"""When riders are told to come, and whose times change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.moments import (
    alights_of,
    changed_people,
    changed_times,
    told_now,
)
from solvers.replanning.printed import left, told_of
from tests.solvers.replanning.days import printed

if TYPE_CHECKING:
    from transport.plan import Trip

SCENARIO, PLAN = printed()
POLICY, TRIP, TOLD = SCENARIO.policy, PLAN.trips[0], told_of(PLAN)


def later(trip: Trip, by_s: int) -> Trip:
    """The trip with every halt so much later."""
    return replace(
        trip,
        stops=tuple(
            replace(s, arrive_s=s.arrive_s + by_s, depart_s=s.depart_s + by_s)
            for s in trip.stops
        ),
    )


def test_who_stays_is_told_the_printed_moment_though_fewer_board() -> None:
    stop = next(s for s in TRIP.stops if len(s.board) > 1)
    now = left(TRIP, {*stop.board[1:]})
    assert told_now(POLICY, now, TOLD)[stop.board[0]] == TOLD["T001", stop.board[0]]
    assert changed_times(POLICY, TRIP, now, TOLD) == frozenset()


def test_a_trip_a_minute_later_changes_every_boarding() -> None:
    assert changed_times(POLICY, TRIP, later(TRIP, 60), TOLD) == set(TRIP.worker_ids)


def test_alighting_is_when_the_coach_leaves_the_drop() -> None:
    last = [s for s in TRIP.stops if s.alight][-1]
    assert {alights_of(TRIP)[w] for w in last.alight} == {last.depart_s}


def test_another_coach_changes_everybody_aboard() -> None:
    trips = (replace(TRIP, coach=9), *PLAN.trips[1:])
    other = replace(PLAN, trips=trips)
    assert changed_people(PLAN, other) == set(TRIP.worker_ids)
    assert changed_people(PLAN, PLAN) == frozenset()
