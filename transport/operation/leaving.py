"""Whether a coach has left: by what was entered of it, else by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.operation.roll import last_pickup_s
from transport.operation.state import has_gone, ride_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.operation.events import Event
    from transport.operation.roll import Ride
    from transport.operation.state import State
    from transport.plan import Stop, Trip


def departure_s(state: State, trip: Trip) -> int:
    """When the coach leaves its yard, delays counted."""
    return trip.depart_s + state.is_late(trip.trip_id, trip.depart_s)


def has_departed(state: State, trip: Trip, at_s: int) -> bool:
    """Whether the coach has left by then.

    Where check-ins tell of its first pickup, it has once it is gone from there; else
    once it has left its yard by what is known.
    """
    first, marks = _first_pickup(trip), state.marks
    if first is not None:
        key = (trip.trip_id, first.depart_s)
        if key in marks.waits or marks.left_by_s(*key) is not None:
            return has_gone(state, *key, at_s)
    return departure_s(state, trip) < at_s


def is_on_its_way(state: State, trip: Trip, event: Event) -> bool:
    """Whether the coach had left when the event happened.

    A place that is not its first pickup says so too, once it was out of its yard.
    """
    if has_departed(state, trip, event.at_s):
        return True
    first = _first_pickup(trip)
    here = None if first is None else first.place_id
    is_elsewhere = event.lat is not None or event.place_id not in (None, here)
    return is_elsewhere and departure_s(state, trip) < event.at_s


def keeps_from_leaving(event: Event, trip: Trip) -> bool:
    """Whether the coach or driver of which it tells was not to be had before it left.

    One that is lost on its way, or after it, has run the trip, and runs no later one.
    """
    if event.aboard is not None and event.trip_id == trip.trip_id:
        return False
    from_s = event.at_s if event.from_s is None else event.from_s
    return from_s < trip.return_s


def _first_pickup(trip: Trip) -> Stop | None:
    return next((stop for stop in trip.stops if stop.board), None)


def is_closed(state: State, trip: Trip, at_s: int) -> bool:
    """Whether the coach has gone from its last pickup: nobody boards any more."""
    return has_gone(state, trip.trip_id, last_pickup_s(trip), at_s)


def come_to_s(state: State, trip: Trip) -> int:
    """The moment of its timetable from which on the trip has still to be run.

    That of the state, but later where it was entered that the coach has left or come
    somewhere before it was to, and earlier where it stands at a pickup past its time.
    """
    marks, at_s = state.marks, state.at_s
    reached = marks.furthest(trip.trip_id)
    if reached is not None:
        at_s = max(at_s, reached.planned_s + reached.has_left)
    stands = [
        stop.depart_s
        for stop in trip.stops
        if stop.board
        and (trip.trip_id, stop.depart_s) in marks.waits
        and not has_gone(state, trip.trip_id, stop.depart_s, state.at_s)
    ]
    return min([at_s, *stands])


def aboard_at(
    roll: Mapping[str, tuple[Ride, ...]], state: State, at_s: int
) -> Mapping[str, str]:
    """The trip or service of everybody who is on one at that moment."""
    return {
        worker_id: ride.trip_id or ride.service_id or ""
        for worker_id, rides in roll.items()
        if (ride := ride_at(state, rides, at_s, worker_id)) is not None
    }
