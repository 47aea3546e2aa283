"""Which coach runs which block."""

from __future__ import annotations

from tests.transport.test_plan import make_trip
from transport.trips.rotations import with_coaches


def test_a_coach_leaves_again_once_it_is_disinfected() -> None:
    trips = [
        make_trip("T001", depart_s=0),
        make_trip("T002", depart_s=3_600 + 599),
        make_trip("T003", depart_s=3_600 + 600),
    ]
    assert [t.coach for t in with_coaches(trips, turnaround_s=600)] == [1, 2, 1]


def test_the_trips_of_a_block_have_one_coach_that_runs_no_other_between_them() -> None:
    trips = [
        make_trip("T001", depart_s=0, block_id="B1"),
        make_trip("T002", depart_s=7_200),
        make_trip("T003", depart_s=20_000, block_id="B1"),
    ]
    assert [t.coach for t in with_coaches(trips, turnaround_s=600)] == [1, 2, 1]
