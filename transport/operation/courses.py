"""The course of a coach or a service: where its riders get on and off, in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.plan import Plan, ServiceUse, Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A place at which somebody gets on or off, times as planned."""

    place_id: str
    arrive_s: int
    depart_s: int
    on: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Course:
    """The calls of a ride in order; exactly one of the two ids of `Ride` is its id."""

    ride_id: str
    is_trip: bool
    calls: tuple[Call, ...]

    @cached_property
    def on_at(self) -> Mapping[str, int]:
        """At which call each rider gets on."""
        return {w: at for at, call in enumerate(self.calls) for w in call.on}

    @cached_property
    def off_at(self) -> Mapping[str, int]:
        """At which call each rider gets off."""
        return {w: at for at, call in enumerate(self.calls) for w in call.off}

    @cached_property
    def pickups(self) -> tuple[int, ...]:
        """Calls at which somebody gets on."""
        return tuple(at for at, call in enumerate(self.calls) if call.on)

    @cached_property
    def drops(self) -> tuple[int, ...]:
        """Calls at which somebody gets off."""
        return tuple(at for at, call in enumerate(self.calls) if call.off)

    def pickup_at(self, place_id: str | None) -> int | None:
        """The pickup at a place, the last of all without one; None: there is none."""
        return self._call(self.pickups, place_id)

    def drop_at(self, place_id: str | None) -> int | None:
        """The drop at a place, the last of all without one; None: there is none."""
        return self._call(self.drops, place_id)

    def _call(self, among: tuple[int, ...], place_id: str | None) -> int | None:
        own = [at for at in among if place_id in (None, self.calls[at].place_id)]
        return own[-1] if own else None


def courses_of(scenario: Scenario, plan: Plan) -> Mapping[str, Course]:
    """Courses of all trips and services with riders, by their ids."""
    trips = [_of_trip(trip) for trip in plan.trips]
    services = [_of_service(scenario, use) for use in plan.services]
    return {course.ride_id: course for course in (*trips, *services) if course.calls}


def _of_trip(trip: Trip) -> Course:
    return Course(
        ride_id=trip.trip_id,
        is_trip=True,
        calls=tuple(
            Call(
                place_id=stop.place_id or "",
                arrive_s=stop.arrive_s,
                depart_s=stop.depart_s,
                on=stop.board,
                off=stop.alight,
            )
            for stop in trip.stops
            if stop.board or stop.alight
        ),
    )


def _of_service(scenario: Scenario, use: ServiceUse) -> Course:
    service = scenario.service[use.service_id]
    start = Call(
        place_id=service.from_hub,
        arrive_s=service.departs_s,
        depart_s=service.departs_s,
        on=use.workers,
    )
    end = Call(
        place_id=service.to_hub,
        arrive_s=service.arrives_s,
        depart_s=service.arrives_s,
        off=use.workers,
    )
    calls = (start, end) if use.workers else ()
    return Course(ride_id=use.service_id, is_trip=False, calls=calls)
