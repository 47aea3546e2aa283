"""The state of an operation: what is known of its people, coaches, services."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transport.operation.marks import STANDS_S, Marks

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
    does not count with them; ``coaches_late``: all delays. ``marks``: what check-ins
    tell.
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
    marks: Marks = field(default_factory=Marks)

    def is_late(self, trip_id: str, planned_s: int) -> int:
        """Seconds by which a moment of the trip comes later than planned.

        By what was entered last of the coach before it, and delays reported since.
        """
        shifted_s, reached = planned_s, self.marks.furthest(trip_id, planned_s)
        if reached is not None:
            shifted_s += max(0, reached.at_s - reached.planned_s)
        for event in self.delays.get(trip_id, ()):
            is_new = reached is None or event.at_s > reached.at_s
            if is_new and shifted_s >= event.at_s:
                shifted_s += event.delay_s or 0
        return shifted_s - planned_s


def leaves_s(state: State, ride: Ride) -> int:
    """When the ride begins, as far as is known: entries, delays and moves counted."""
    entered_s = state.marks.left_at_s(_id(ride), ride.leaves_s)
    if entered_s is not None:
        return entered_s
    if ride.service_id is not None:
        return state.services_moved.get(ride.service_id, ride.leaves_s)
    return ride.leaves_s + state.is_late(ride.trip_id or "", ride.leaves_s)


def ends_s(state: State, ride: Ride) -> int:
    """When the ride ends, as far as is known."""
    entered_s = state.marks.off.get((ride.worker_id, _id(ride)))
    if entered_s is None:
        entered_s = state.marks.came_by_s(_id(ride), ride.ends_s)
    if entered_s is not None:
        return entered_s
    if ride.service_id is not None:
        return leaves_s(state, ride) + ride.ends_s - ride.leaves_s
    return ride.ends_s + state.is_late(ride.trip_id or "", ride.ends_s)


def has_gone(
    state: State, ride_id: str, planned_s: int, at_s: int, *, known_s: int | None = None
) -> bool:
    """Whether a vehicle has gone by then from a pickup that it was to leave then.

    By what was entered; else by the clock (``known_s``: when it leaves by what is
    known), but a coach stands for half an hour after the last check-in at the stop.
    """
    marks = state.marks
    entered_s = marks.left_at_s(ride_id, planned_s)
    if entered_s is not None:
        return entered_s <= at_s
    later_s = marks.left_by_s(ride_id, planned_s)
    if later_s is not None and later_s <= at_s:
        return True
    if known_s is None:
        known_s = planned_s + state.is_late(ride_id, planned_s)
    waits_s = marks.waits.get((ride_id, planned_s))
    return (known_s if waits_s is None else max(known_s, waits_s + STANDS_S)) < at_s


def has_begun(state: State, ride: Ride, at_s: int) -> bool:
    """Whether the ride's vehicle has gone from where the worker boards."""
    known_s = leaves_s(state, ride)
    return has_gone(state, _id(ride), ride.leaves_s, at_s, known_s=known_s)


def has_boarded(state: State, ride: Ride, at_s: int) -> bool:
    """Whether the worker got on it: seen aboard, or by the list once it had left."""
    if (ride.worker_id, _id(ride)) in state.marks.boarded:
        return True
    is_by_list = _id(ride) not in state.marks.counted
    return is_by_list and has_begun(state, ride, at_s)


def ride_at(
    state: State, rides: Sequence[Ride], at_s: int, worker_id: str
) -> Ride | None:
    """The ride that the worker is on at a moment; None: on none."""
    if worker_id in state.out:
        return None
    return next(
        (
            ride
            for ride in rides
            if at_s < ends_s(state, ride) and has_boarded(state, ride, at_s)
        ),
        None,
    )


def has_left(state: State, rides: Sequence[Ride], at_s: int) -> bool:
    """Whether the worker's first vehicle has gone from where the worker boards."""
    return bool(rides) and has_begun(state, rides[0], at_s)


def _id(ride: Ride) -> str:
    return ride.trip_id or ride.service_id or ""


def is_fever(scenario: Scenario, at_s: int, found_c: Decimal, *, by_rail: bool) -> bool:
    """Whether a temperature keeps from boarding on that day; rail counts its limit."""
    limit = scenario.edition_at(max(0, at_s)).temperature_limit_c
    if limit is None:
        return False
    return found_c >= limit if by_rail else found_c > limit
