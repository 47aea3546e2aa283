"""A version against the one before, on a plan made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.transport.checker.handmade import at, good_plan, good_scenario
from tests.transport.checker.telling import tells_in_both_languages
from transport.checker import frozen
from transport.fixed import Fixed
from transport.plan import NotTravelling
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.plan import Journey, Plan, Stop, Trip

CLOCK = good_scenario().clock
EVENING = at(-1, "18:00")


def of(plan: Plan, **fixed: Any) -> list[tuple[str, str]]:
    told = {"moment_s": EVENING, **fixed}
    found = frozen(good_plan(), plan, Fixed(**told), clock=CLOCK)
    for one in found:
        tells_in_both_languages(one)
    return [(one.code, one.where) for one in found]


def with_journey(plan: Plan, worker_id: str, change: Callable[[Any], Any]) -> Plan:
    def one(journey: Journey) -> Journey:
        if journey.worker_id != worker_id:
            return journey
        return replace(journey, legs=tuple(map(change, journey.legs)))

    return replace(plan, journeys=tuple(map(one, plan.journeys)))


def with_trip(plan: Plan, trip_id: str, change: Callable[[Trip], Trip]) -> Plan:
    trips = (change(t) if t.trip_id == trip_id else t for t in plan.trips)
    return replace(plan, trips=tuple(trips))


def without(plan: Plan, worker_id: str) -> Plan:
    """The plan with an empty seat where the worker sat."""

    def left(stop: Stop) -> Stop:
        board = tuple(w for w in stop.board if w != worker_id)
        alight = tuple(w for w in stop.alight if w != worker_id)
        return replace(stop, board=board, alight=alight)

    trips = tuple(
        replace(
            trip,
            stops=tuple(map(left, trip.stops)),
            seats={w: seat for w, seat in trip.seats.items() if w != worker_id},
        )
        for trip in plan.trips
    )
    journeys = tuple(j for j in plan.journeys if j.worker_id != worker_id)
    return replace(plan, trips=trips, journeys=journeys)


ALL_FIXED: dict[str, Any] = {
    "frozen": frozenset({"T1", "T2", "T3"}),
    "departed": frozenset({"T1"}),
    "locked_trips": frozenset({"T2"}),
    "locked_workers": frozenset({"c1"}),
}


def test_the_same_plan_again_changes_nothing() -> None:
    assert of(good_plan(), **ALL_FIXED) == []


def test_a_seat_left_by_somebody_who_is_out_changes_nothing_for_the_others() -> None:
    left = without(good_plan(), "a03")
    assert of(left, **ALL_FIXED, out={"a03": "NO_SHOW"}) == []


def test_a_rider_put_off_without_being_out_is_named() -> None:
    found = of(without(good_plan(), "a03"), frozen=frozenset({"T1"}))
    assert found == [("FROZEN_CHANGED", "a03")]


@pytest.mark.parametrize(
    "change",
    [
        lambda leg: replace(leg, seat="9Z"),
        lambda leg: replace(leg, board_s=leg.board_s + 60),
        lambda leg: replace(leg, alight_s=leg.alight_s + 16 * 60),
    ],
    ids=["seat", "boarding", "arrival"],
)
def test_another_seat_or_time_is_named(change: Callable[[Any], Any]) -> None:
    plan = with_journey(good_plan(), "a05", change)
    assert of(plan, frozen=frozenset({"T1"})) == [("FROZEN_CHANGED", "a05")]
    assert of(plan, locked_workers=frozenset({"a05"})) == [("LOCKED_CHANGED", "a05")]
    assert of(plan) == []


def test_an_arrival_within_the_leeway_is_the_same_time() -> None:
    plan = with_journey(
        good_plan(), "a05", lambda leg: replace(leg, alight_s=leg.alight_s + 15 * 60)
    )
    assert of(plan, frozen=frozenset({"T1"})) == []


def test_another_coach_is_named_for_each_rider() -> None:
    plan = with_trip(good_plan(), "T3", lambda trip: replace(trip, coach=2))
    assert of(plan, frozen=frozenset({"T3"})) == [
        ("FROZEN_CHANGED", "c1"),
        ("FROZEN_CHANGED", "c2"),
    ]


def test_a_trip_that_has_left_may_not_take_another_driver_or_vanish() -> None:
    more = with_trip(good_plan(), "T1", lambda trip: replace(trip, drivers=2))
    assert of(more, departed=frozenset({"T1"})) == [("DEPARTED_CHANGED", "T1")]
    gone = replace(good_plan(), trips=good_plan().trips[1:], journeys=())
    assert of(gone, departed=frozenset({"T1"})) == [("DEPARTED_CHANGED", "T1")]


def test_a_locked_trip_and_a_locked_coach_keep_their_calls() -> None:
    def later(trip: Trip) -> Trip:
        moved = [replace(s, depart_s=s.depart_s + 60) for s in trip.stops]
        return replace(trip, stops=tuple(moved))

    plan = with_trip(good_plan(), "T2", later)
    trip = good_plan().trip["T2"]
    coach = (trip.depot_id, trip.vehicle_type, trip.coach)
    for fixed in (
        {"locked_trips": frozenset({"T2"})},
        {"locked_coaches": frozenset({coach})},
    ):
        assert of(plan, **fixed) == [("LOCKED_CHANGED", "T2")]


def test_a_changed_trip_may_not_leave_before_the_change_was_decided() -> None:
    def later(trip: Trip) -> Trip:
        last = replace(trip.stops[-1], arrive_s=trip.stops[-1].arrive_s + 60)
        return replace(trip, stops=(*trip.stops[:-1], last))

    plan = with_trip(good_plan(), "T1", later)
    assert of(plan) == []
    noon = at(0, "12:00")
    assert of(plan, moment_s=noon) == [("LEAVES_IN_THE_PAST", "T1")]


def test_nobody_aboard_of_a_trip_that_ended_is_forgotten() -> None:
    plan = good_plan()
    aboard = plan.trip["T1"].worker_ids
    fixed = {"departed": frozenset({"T1"}), "broken": {"T1": aboard}}
    assert ("BROKEN_RUNS_ON", "T1") in of(plan, **fixed)
    trips = tuple(trip for trip in plan.trips if trip.trip_id != "T1")
    journeys = tuple(j for j in plan.journeys if j.worker_id not in aboard)
    gone = replace(plan, trips=trips, journeys=journeys)
    assert of(gone, **fixed) == [("STRANDED_FORGOTTEN", w) for w in aboard]
    told = tuple(
        NotTravelling(worker_id=w, code="NO_COACH_FREE", told=said("NO_RELIEF_FREE"))
        for w in aboard
    )
    assert of(replace(gone, unplanned=told), **fixed) == []


def test_whoever_sits_in_a_coach_keeps_coach_seat_and_both_ends() -> None:
    sits = {"aboard": {"a03": ("T1",)}}
    assert of(good_plan(), **sits) == []
    later = with_trip(good_plan(), "T1", lambda trip: replace(trip, drivers=2))
    assert of(later, **sits) == []
    assert of(without(good_plan(), "a03"), **sits) == [("ABOARD_CHANGED", "a03")]
    assert of(without(good_plan(), "a03"), out={"a03": "CANCELLED"}, **sits) == []
    other = with_trip(good_plan(), "T1", lambda trip: replace(trip, coach=9))
    assert of(other, **sits) == [("ABOARD_CHANGED", "a03")]
    by_train = {"aboard": {"a03": ("K1",)}}
    assert of(good_plan(), **by_train) == [("ABOARD_CHANGED", "a03")]


def test_nobody_boards_where_the_coach_was_entered_to_have_left() -> None:
    plan = good_plan()
    first = next(stop for stop in plan.trip["T1"].stops if stop.board)
    less = without(plan, first.board[0])
    has_left: dict[str, Any] = {
        "departed": frozenset({"T1"}),
        "come_to": {"T1": first.depart_s + 1},
    }
    told = frozen(less, plan, Fixed(moment_s=EVENING, **has_left), clock=CLOCK)
    assert ("DEPARTED_CHANGED", "T1") in {(one.code, one.where) for one in told}
    stands = {**has_left, "come_to": {"T1": first.depart_s}}
    told = frozen(less, plan, Fixed(moment_s=EVENING, **stands), clock=CLOCK)
    assert told == []
