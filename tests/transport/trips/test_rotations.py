"""Which coach runs which block."""

from __future__ import annotations

from dataclasses import replace

from tests.transport.builders import make_policy
from tests.transport.test_plan import make_trip
from transport.clock import HOUR_S
from transport.trips.rotations import free_from_s, with_coaches

SHARED = make_policy(turnaround_s=600, max_trips_per_block=4)


def test_a_coach_leaves_again_once_it_is_disinfected() -> None:
    trips = [
        make_trip("T001", depart_s=0),
        make_trip("T002", depart_s=3_600 + 599),
        make_trip("T003", depart_s=3_600 + 600),
    ]
    assert [t.coach for t in with_coaches(trips, SHARED)] == [1, 2, 1]


def test_the_trips_of_a_block_have_one_coach_that_runs_no_other_between_them() -> None:
    trips = [
        make_trip("T001", depart_s=0, block_id="B1"),
        make_trip("T002", depart_s=7_200),
        make_trip("T003", depart_s=20_000, block_id="B1"),
    ]
    assert [t.coach for t in with_coaches(trips, SHARED)] == [1, 2, 1]


def test_where_each_trip_buys_its_own_days_a_coach_waits_for_the_next() -> None:
    own = replace(SHARED, max_trips_per_block=1)
    evening, past_midnight = 20 * HOUR_S, 25 * HOUR_S
    assert free_from_s(evening, past_midnight, own) == past_midnight + 600
    assert free_from_s(0, 6 * HOUR_S, own) == 24 * HOUR_S
    assert free_from_s(evening, evening + 25 * HOUR_S, own) == 48 * HOUR_S
    trips = [make_trip("T001", depart_s=0), make_trip("T002", depart_s=7_200)]
    assert [t.coach for t in with_coaches(trips, own)] == [1, 2]
