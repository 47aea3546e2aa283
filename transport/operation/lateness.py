"""Trips that are late on their way: what is ahead of them, what no longer connects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.journeys.connections import connections
from transport.operation.leaving import has_departed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.operation.situation import Situation
    from transport.operation.state import State
    from transport.plan import Trip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A call that a late trip has yet to make: when it leaves there, and by plan."""

    place_id: str
    planned_s: int
    expected_s: int
    n_alight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A service that the workers of a late trip reach too late.

    ``late_s``: by how much they miss what the policy asks for before the departure;
    ``is_missed``: whether check-in is over by then.
    """

    service_id: str
    n_workers: int
    late_s: int
    is_missed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTrip:
    """A trip that has left and is late, with its calls ahead in their order.

    How late it is, `State.is_late` says, here as on the board.
    """

    trip_id: str
    late_s: int
    ahead: tuple[Ahead, ...]
    broken: tuple[Broken, ...]


def late_trips(was: Situation) -> tuple[LateTrip, ...]:
    """Every trip that is late on its way, by reports or what was entered."""
    state = was.state
    on_way = {
        trip_id
        for trip_id, events in state.delays.items()
        if any(event.aboard is not None for event in events)
    } | state.marks.way.keys()
    return tuple(
        _late(was, trip)
        for trip in was.plan.trips
        if trip.trip_id in on_way
        and (late_s := state.is_late(trip.trip_id, trip.return_s)) >= MINUTE_S
        and state.at_s < trip.return_s + late_s
        and has_departed(state, trip, state.at_s)
        and not _has_come(state, trip)
    )


def _has_come(state: State, trip: Trip) -> bool:
    """Whether it was entered that the coach has come to its last drop."""
    last = max((s.depart_s for s in trip.stops if s.alight), default=0)
    return state.marks.came_by_s(trip.trip_id, last) is not None


def _late(was: Situation, trip: Trip) -> LateTrip:
    state = was.state
    ahead = tuple(_ahead(was, trip))
    links = [
        c for c in connections(was.scenario, was.plan) if c.trip_id == trip.trip_id
    ]
    broken = tuple(
        Broken(
            service_id=link.service_id,
            n_workers=link.n_workers,
            late_s=late_s - link.slack_s,
            is_missed=late_s > link.missed_s,
        )
        for link in links
        if link.missed_s is not None
        for late_s in [state.is_late(trip.trip_id, link.at_s)]
        if late_s > link.slack_s
    )
    return LateTrip(
        trip_id=trip.trip_id,
        late_s=state.is_late(trip.trip_id, trip.return_s),
        ahead=ahead,
        broken=broken,
    )


def _ahead(was: Situation, trip: Trip) -> Iterator[Ahead]:
    """Calls with somebody to board or alight that the coach has not left by now."""
    reached = was.state.marks.furthest(trip.trip_id)
    for stop in trip.stops:
        if reached is not None and stop.depart_s <= reached.planned_s:
            continue
        late_s = was.state.is_late(trip.trip_id, stop.depart_s)
        here = [w for w in (*stop.board, *stop.alight) if w not in was.state.out]
        if here and late_s and was.state.at_s <= stop.depart_s + late_s:
            yield Ahead(
                place_id=str(stop.place_id),
                planned_s=stop.depart_s,
                expected_s=stop.depart_s + late_s,
                n_alight=sum(w in here for w in stop.alight),
            )
