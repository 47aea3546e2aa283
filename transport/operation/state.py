"""The state of an operation: what is known of its people, coaches, services."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from transport.operation.events import Event
    from transport.operation.roll import CoachKey, Ride
    from transport.roster import Worker
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What is known at ``at_s``; every mapping tells of the event that made it so.

    ``out``: workers who travel no more. ``to_decide``: companions of whoever is out for
    his health, of whom a person decides. ``ill_on_way``: aboard with a fever.
    ``added``: workers who came after the plan; ``standby``: those who wait for a seat,
    in the order of their offers. ``delays``: of trips, in order, as far as the plan
    does not count with them; ``coaches_late``: all delays.
    """

    at_s: int
    n_events: int = 0
    out: Mapping[str, Event] = field(default_factory=dict)
    to_decide: Mapping[str, Event] = field(default_factory=dict)
    ill_on_way: Mapping[str, Event] = field(default_factory=dict)
    passed_again: Mapping[str, Event] = field(default_factory=dict)
    added: Mapping[str, Worker] = field(default_factory=dict)
    standby: tuple[Worker, ...] = ()
    certificates: Mapping[str, int] = field(default_factory=dict)
    coaches_down: Mapping[CoachKey, Event] = field(default_factory=dict)
    coaches_late: tuple[Event, ...] = ()
    drivers_out: Mapping[str, Event] = field(default_factory=dict)
    delays: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    spares: tuple[Event, ...] = ()
    roads_closed: tuple[Event, ...] = ()
    stops_closed: Mapping[str, Event] = field(default_factory=dict)
    withdrawn: Mapping[str, Event] = field(default_factory=dict)
    intake: Mapping[str, int] = field(default_factory=dict)
    services_off: Mapping[str, Event] = field(default_factory=dict)
    services_moved: Mapping[str, int] = field(default_factory=dict)

    def is_late(self, trip_id: str, planned_s: int) -> int:
        """Seconds by which a moment of the trip comes later than planned."""
        shifted_s = planned_s
        for event in self.delays.get(trip_id, ()):
            if shifted_s >= event.at_s:
                shifted_s += event.delay_s or 0
        return shifted_s - planned_s


def leaves_s(state: State, ride: Ride) -> int:
    """When the ride begins, as far as is known: delays and moves counted."""
    if ride.service_id is not None:
        return state.services_moved.get(ride.service_id, ride.leaves_s)
    return ride.leaves_s + state.is_late(ride.trip_id or "", ride.leaves_s)


def ends_s(state: State, ride: Ride) -> int:
    """When the ride ends, as far as is known."""
    if ride.service_id is not None:
        return leaves_s(state, ride) + ride.ends_s - ride.leaves_s
    return ride.ends_s + state.is_late(ride.trip_id or "", ride.ends_s)


def ride_at(
    state: State, rides: Sequence[Ride], at_s: int, worker_id: str
) -> Ride | None:
    """The ride that the worker is on at a moment; None: on none."""
    if worker_id in state.out:
        return None
    return next(
        (r for r in rides if leaves_s(state, r) < at_s < ends_s(state, r)), None
    )


def has_left(state: State, rides: Sequence[Ride], at_s: int) -> bool:
    """Whether the worker's first vehicle has gone from where the worker boards."""
    return bool(rides) and leaves_s(state, rides[0]) < at_s


def is_fever(scenario: Scenario, at_s: int, found_c: Decimal, *, by_rail: bool) -> bool:
    """Whether a temperature keeps from boarding on that day; rail counts its limit."""
    limit = scenario.edition_at(max(0, at_s)).temperature_limit_c
    if limit is None:
        return False
    return found_c >= limit if by_rail else found_c > limit
