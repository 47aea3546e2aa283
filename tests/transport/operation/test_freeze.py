"""What is fixed at a moment: departed and frozen trips, locks; changes told on."""

from __future__ import annotations

from tests.transport.operation.a_day import after, an_event, at, situation
from transport.clock import DAY_S
from transport.operation.changing import changes_of
from transport.operation.fold import state_after
from transport.operation.freeze import Lock, fixed_at, frozen_from_s


def test_lists_are_frozen_at_six_the_evening_before() -> None:
    trip = situation().plan.trips[0]
    assert frozen_from_s(trip) == at(18) - DAY_S


def test_trips_depart_one_after_the_other_and_a_delay_holds_them() -> None:
    was = situation()
    state = state_after(was.ground, (), at_s=at(7))
    assert fixed_at(was.plan, state).departed == {"T001"}
    assert fixed_at(was.plan, state).frozen == {"T001", "T002"}
    late = after(an_event("coach_delayed", trip_id="T001", delay_s=2 * 3_600))
    state = state_after(late.ground, late.events, at_s=at(7))
    assert fixed_at(late.plan, state).departed == frozenset()


def test_what_is_locked_and_who_is_out_is_told() -> None:
    was = after(an_event("no_show", worker_id="W0"))
    locks = [
        Lock(kind="trip", ref="T002", by="chief"),
        Lock(kind="worker", ref="W3", by="chief"),
        Lock(kind="coach", ref="D1/coach-49/1", by="chief"),
    ]
    fixed = fixed_at(was.plan, was.state, locks)
    assert fixed.locked_trips == {"T002"}
    assert fixed.locked_workers == {"W3"}
    assert fixed.locked_coaches == {("D1", "coach-49", 1)}
    assert fixed.out == {"W0": "NO_SHOW"}


def test_the_state_is_told_as_changes_of_the_scenario() -> None:
    was = after(
        an_event("cancellation", worker_id="W0"),
        an_event("late_add", worker_id="W4"),
        an_event("coach_down", trip_id="T002"),
        an_event("spare_coach", depot_id="D1", vehicle_type="coach-49", n_coaches=2),
        an_event("intake_lowered", employer_id="E1", intake=3),
    )
    told = changes_of(was)
    assert (told.out, told.intakes) == ({"W0": "CANCELLED"}, {"E1": 3})
    assert [one.worker_id for one in told.added] == ["W4"]
    assert [(one.coach, one.from_s) for one in told.lost] == [(1, at(5))]
    assert [(line.key, line.count) for line in told.coaches] == [
        (("D1", "coach-49"), 2)
    ]
