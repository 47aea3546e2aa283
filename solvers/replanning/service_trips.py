"""Coaches of a service timed anew: it leaves at another time, or they are not there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from solvers.replanning.attending import Attending
from solvers.replanning.coaches import Coaches
from solvers.replanning.ground import ground_of
from solvers.replanning.printed import left, span_of
from solvers.replanning.waiting_at_hub import can_wait, hub_of, wait_absorbed, waited

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
        and (
            (
                trip.trip_id not in asked.fixed.departed
                and trip.trip_id in {*lost, *refused, *anew}
            )
            or (_can_change(trip, asked) and _lacks_s(scenario, trip, asked) > 0)
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
        if trip.trip_id in asked.fixed.departed:
            late_s = _lacks_s(scenario, trip, asked)
            if waiting := waited(scenario, asked.plan, now, late_s):
                found[trip.trip_id] = waiting
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


def with_waits(asked: Asked) -> Asked:
    """The question with coaches on their way that wait for a service, and are back."""
    if not asked.changes.moved:
        return asked
    scenario = ground_of(asked.scenario, asked.changes).scenario
    away = tuple(asked.changes.away)
    for trip in asked.plan.trips:
        if trip.service_id in scenario.service and can_wait(trip, asked.fixed):
            late_s = _lacks_s(scenario, trip, asked)
            if late_s > 0 and (now := waited(scenario, asked.plan, trip, late_s)):
                away = wait_absorbed(scenario, away, trip, now)
    return replace(asked, changes=replace(asked.changes, away=away))


def _can_change(trip: Trip, asked: Asked) -> bool:
    """Whether the trip may have other times for its service."""
    return trip.trip_id not in asked.fixed.departed or can_wait(trip, asked.fixed)


def _lacks_s(scenario: Scenario, trip: Trip, asked: Asked) -> int:
    """By how much the trip's time at the hub does not suit its service."""
    service, policy = scenario.service[str(trip.service_id)], scenario.policy
    if trip.segment == "feeder":
        due_s = service.departs_s - policy.connect_s(service.mode)
        return hub_of(trip).depart_s - due_s
    boards_s = min(
        leg.board_s
        for journey in asked.plan.journeys
        for leg in journey.legs
        if leg.trip_id == trip.trip_id
    )
    return service.arrives_s + policy.transfer_s(service.mode) - boards_s
