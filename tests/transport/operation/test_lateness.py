"""A coach that is late on its way: the calls ahead of it move, the plan does not."""

from __future__ import annotations

from tests.transport.operation.a_day import after, an_event, at
from tests.transport.operation.a_desk import an_entry, ledger
from transport.operation import behind_time
from transport.operation.lateness import late_trips


def test_what_is_ahead_of_a_late_trip_is_later_by_the_delay() -> None:
    was = after(an_event("coach_delayed", 7, trip_id="T001", delay_s=2_400))
    (late,) = late_trips(was)
    assert (late.trip_id, late.late_s) == ("T001", 2_400)
    assert [
        (a.place_id, a.planned_s, a.expected_s, a.n_alight) for a in late.ahead
    ] == [("E1", at(8, 10), at(8, 50), 2)]
    assert late.broken == ()


def test_a_delay_before_departure_is_for_the_plan_to_say() -> None:
    was = after(an_event("coach_delayed", 5, trip_id="T001", delay_s=2_400))
    assert late_trips(was) == ()


def test_a_coach_that_left_late_is_late_here_as_on_the_board() -> None:
    left = an_entry("departed", 7, 5, ride_id="T001")  # planned at 6:50
    found = ledger(left)
    (late,) = late_trips(found.known)
    assert (late.trip_id, late.late_s) == ("T001", 15 * 60)
    assert [a.expected_s for a in late.ahead] == [at(8, 25)]
    (shown,) = behind_time.late_trips(found, at(7, 5))
    assert shown.late_s == late.late_s
    came = ledger(left, an_entry("arrived", 8, 0, ride_id="T001"))
    assert late_trips(came.known) == ()
