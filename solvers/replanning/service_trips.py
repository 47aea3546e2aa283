"""Coaches of a service timed anew: it leaves at another time, or they are not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from solvers.replanning.attending import Attending
from solvers.replanning.coaches import Coaches
from solvers.replanning.ground import ground_of
from solvers.replanning.printed import left, span_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from solvers.replanning.asking import Asked
    from transport.plan import Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Printed trips of services as they run now; who misses his service for want."""

    trips: Mapping[str, Trip] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


def attended(
    asked: Asked,
    *,
    lost: Collection[str],
    refused: Collection[str],
    anew: Collection[str] = (),
    off: Collection[str] = (),
) -> Attended:
    """Feeders and receiving coaches timed anew, where they cannot run as printed.

    ``lost``: trips whose coach is not to be had; ``anew``: others that are to be made
    anew. ``refused``: trips of services that are not to run: their riders miss the
    service. ``off``: who is taken off the lists besides those who are out.
    """
    plan, off = asked.plan, {*asked.changes.out, *off}
    if not any(trip.service_id for trip in plan.trips):
        return Attended()
    ground = ground_of(asked.scenario, asked.changes)
    scenario = ground.scenario
    touched = [
        trip
        for trip in plan.trips
        if trip.service_id in scenario.service
        and trip.trip_id not in asked.fixed.departed
        and (
            trip.trip_id in {*lost, *refused, *anew}
            or not _connects(scenario, trip, asked)
        )
    ]
    if not touched:
        return Attended()
    names = {trip.trip_id for trip in touched}
    coaches = Coaches(scenario, [t for t in plan.trips if t.trip_id not in names])
    maker = Attending(ground)
    found: dict[str, Trip] = {}
    gone: set[str] = set()
    for trip in touched:
        now = left(trip, off)
        if not now.worker_ids:
            continue
        again = None
        if trip.trip_id not in refused:
            again = maker.first_free(now, coaches)
        if again is None:
            gone.update(now.worker_ids)
            continue
        line, span = (again.depot_id, again.vehicle_type), span_of(scenario, [again])
        coaches.take(line, again.coach, span)
        found[trip.trip_id] = again
    return Attended(trips=found, gone=frozenset(gone))


def _connects(scenario: Scenario, trip: Trip, asked: Asked) -> bool:
    """Whether the trip's time at the hub suits its service."""
    service, policy = scenario.service[str(trip.service_id)], scenario.policy
    stop = next(stop for stop in trip.stops if stop.kind == "hub")
    if trip.segment == "feeder":
        return stop.depart_s <= service.departs_s - policy.connect_s(service.mode)
    boards_s = min(
        leg.board_s
        for journey in asked.plan.journeys
        for leg in journey.legs
        if leg.trip_id == trip.trip_id
    )
    return boards_s >= service.arrives_s + policy.transfer_s(service.mode)
