"""Whether a coach has left, and who is aboard: by check-ins, else by the clock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tests.transport.operation.a_day import an_event, at
from tests.transport.operation.a_desk import an_entry, boarded, ledger
from transport.operation.changing import changes_of
from transport.operation.checks import refusals
from transport.operation.fold import state_after
from transport.operation.freeze import fixed_at
from transport.operation.leaving import aboard_at, come_to_s, has_departed, is_closed
from transport.operation.state import ends_s, leaves_s

if TYPE_CHECKING:
    from transport.operation.check_ins import CheckIn
    from transport.operation.situation import Situation
    from transport.operation.state import State

LEFT_EARLY = an_entry("departed", 6, 45, ride_id="T001")  # planned at 6:50
LEFT_LATE = an_entry("departed", 7, 5, ride_id="T001")


def known(*entries: CheckIn, events: Any = ()) -> Situation:
    return ledger(*entries, events=events).known


def state(was: Situation, hour: int, minute: int = 0) -> State:
    return state_after(was.ground, was.events, at_s=at(hour, minute))


def departed(was: Situation, hour: int, minute: int = 0) -> set[str]:
    return set(fixed_at(was.plan, state(was, hour, minute)).departed)


def test_without_check_ins_the_clock_counts_from_the_yard() -> None:
    assert departed(known(), 6) == set()
    assert departed(known(), 6, 1) == {"T001"}


def test_a_coach_that_was_entered_to_have_left_has_left_before_its_time() -> None:
    was = known(LEFT_EARLY)
    trip = was.plan.trip["T001"]
    assert departed(was, 6, 45) == {"T001"}
    assert is_closed(state(was, 6, 45), trip, at(6, 45))
    assert come_to_s(state(was, 6, 45), trip) == at(6, 50) + 1
    assert leaves_s(was.state, was.rides("W0")[0]) == at(6, 45)


def test_a_coach_with_check_ins_stands_until_half_an_hour_after_the_last() -> None:
    was = known(boarded("W0", 6, 40), boarded("W1", 7, 0))
    trip = was.plan.trip["T001"]
    assert departed(was, 6, 45) == departed(was, 7, 30) == set()
    assert not is_closed(state(was, 7, 30), trip, at(7, 30))
    assert come_to_s(state(was, 7, 10), trip) == at(6, 50)
    assert departed(was, 7, 31) == {"T001"}
    assert not has_departed(was.state, trip, at(7))


def test_whoever_was_checked_in_is_aboard_and_nobody_else() -> None:
    was = known(boarded("W0"))
    assert aboard_at(was.roll, state(was, 6, 45), at(6, 45)) == {"W0": "T001"}
    was = known(boarded("W0"), LEFT_LATE)
    assert aboard_at(was.roll, state(was, 8), at(8)) == {"W0": "T001"}
    by_list = known(LEFT_LATE)
    assert set(aboard_at(by_list.roll, state(by_list, 8), at(8))) == {"W0", "W1"}


def test_what_was_entered_moves_the_times_that_follow() -> None:
    was = known(LEFT_LATE)
    ride = was.rides("W0")[0]
    assert ends_s(was.state, ride) == ride.ends_s + 15 * 60
    came = known(LEFT_LATE, an_entry("arrived", 8, 30, ride_id="T001"))
    assert ends_s(came.state, ride) == at(8, 30)


def test_rides_on_which_somebody_was_seen_are_fixed() -> None:
    was = known(boarded("W0"))
    assert fixed_at(was.plan, was.state).aboard == {"W0": ("T001",)}
    assert not fixed_at(replace(was.plan, trips=()), was.state).aboard


def test_who_is_aboard_is_let_in_with_his_party() -> None:
    lowered = an_event("intake_lowered", 5, employer_id="E1", intake=1)
    told = changes_of(known(boarded("W2", 5, 30), events=[lowered]))
    assert told.let_in == {"E1": ("W2", "W3")}
    assert told.moment_s == at(5, 30)


def test_a_coach_that_breaks_down_while_people_board_had_not_left() -> None:
    was = known(boarded("W0"))
    down = an_event("coach_down", 7, trip_id="T001")
    assert refusals(was, down) == ()
    found = was.with_event(down)
    assert found.events[-1].aboard is None
    assert "T001" not in fixed_at(found.plan, found.state).departed
    away = an_event("coach_down", 7, trip_id="T001", lat=37.1, lon=110.0)
    assert was.with_event(away).events[-1].aboard == ("W0",)


def test_a_coach_that_broke_down_on_its_way_had_those_who_were_seen() -> None:
    was = known(boarded("W0"), LEFT_LATE)
    down = an_event("coach_down", 7, 30, trip_id="T001", place_id="V1")
    (kept,) = was.with_event(down).events
    assert (kept.aboard, kept.arrived) == (("W0",), ())
