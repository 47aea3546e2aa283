"""The roll of a plan: who rides what, from when to when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


class CoachKey(NamedTuple):
    """One coach: its line of the fleet, and its number in it from 1."""

    depot_id: str
    vehicle_type: str
    coach: int

    def __str__(self) -> str:
        return f"{self.depot_id}/{self.vehicle_type}/{self.coach}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ride:
    """A worker's ride as planned; exactly one of the two ids is set.

    ``place_id``: where it begins. ``leaves_s``: when the coach or the service goes from
    there; ``ends_s``: when the worker has got off.
    """

    worker_id: str
    trip_id: str | None
    service_id: str | None
    place_id: str
    leaves_s: int
    ends_s: int


def roll_of(scenario: Scenario, plan: Plan) -> Mapping[str, tuple[Ride, ...]]:
    """Rides by worker, each worker's in order of departure."""
    found: defaultdict[str, list[Ride]] = defaultdict(list)
    for trip in plan.trips:
        for ride in _rides_on(trip):
            found[ride.worker_id].append(ride)
    for use in plan.services:
        service = scenario.service[use.service_id]
        for worker_id in use.workers:
            ride = Ride(
                worker_id=worker_id,
                trip_id=None,
                service_id=use.service_id,
                place_id=service.from_hub,
                leaves_s=service.departs_s,
                ends_s=service.arrives_s,
            )
            found[worker_id].append(ride)
    return {
        worker_id: tuple(sorted(rides, key=lambda ride: ride.leaves_s))
        for worker_id, rides in sorted(found.items())
    }


def _rides_on(trip: Trip) -> list[Ride]:
    ends = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
    return [
        Ride(
            worker_id=worker_id,
            trip_id=trip.trip_id,
            service_id=None,
            place_id=stop.place_id or "",
            leaves_s=stop.depart_s,
            ends_s=ends.get(worker_id, trip.return_s),
        )
        for stop in trip.stops
        for worker_id in stop.board
    ]


def coach_of(trip: Trip) -> CoachKey:
    """The coach of a trip."""
    return CoachKey(trip.depot_id, trip.vehicle_type, trip.coach)


def last_pickup_s(trip: Trip) -> int:
    """When the coach leaves the last place where somebody boards."""
    return max((s.depart_s for s in trip.stops if s.board), default=trip.depart_s)
