"""What every trip has to keep on the day: moments that a delay may make it miss."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from transport.clock import DAY_S
from transport.journeys.connections import connections

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.plan import Block, Plan, Stop, Trip
    from transport.scenario import Scenario

LimitKind = Literal["hub", "gate", "deadline", "hours"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A moment that a trip has to keep, or hours that its driver may drive.

    ``slack_s``: by how much it may be late, or drive longer. ``driven_s``: driving
    that has to go well, by trip: each is late by its own share of it. ``n_workers``:
    whom it concerns.
    """

    kind: LimitKind
    trip_id: str
    where: str
    n_workers: int
    slack_s: int
    driven_s: tuple[tuple[str, int], ...]
    starts_late: bool = True  # a late start of the trip counts too


def limits_of(scenario: Scenario, plan: Plan) -> tuple[Limit, ...]:
    """Every limit of the plan, trip by trip."""
    found = [*_at_hubs(scenario, plan)]
    for trip in plan.trips:
        for stop in trip.stops:
            if stop.kind == "drop":
                found += _at_gate(scenario, trip, stop)
                found += _at_deadline(scenario, trip, stop)
    for block in plan.block.values():
        found += _of_drivers(scenario, block)
    order = {trip.trip_id: at for at, trip in enumerate(plan.trips)}
    return tuple(sorted(found, key=lambda limit: order[limit.trip_id]))


def driven_before(trip: Trip, at_s: int) -> int:
    """Seconds at the wheel, whoever drives, from the trip's start to a moment of it."""
    return sum(
        min(block.until_s, at_s) - block.from_s
        for block in trip.driving
        if block.from_s < at_s
    )


def _at_hubs(scenario: Scenario, plan: Plan) -> Iterator[Limit]:
    """Feeders reach the hub before check-in closes; receiving coaches wait."""
    for link in connections(scenario, plan):
        if link.missed_s is None:
            continue
        trip = plan.trip[link.trip_id]
        yield Limit(
            kind="hub",
            trip_id=link.trip_id,
            where=link.service_id,
            n_workers=link.n_workers,
            slack_s=link.missed_s,
            driven_s=((link.trip_id, driven_before(trip, link.at_s)),),
        )


def _at_gate(scenario: Scenario, trip: Trip, stop: Stop) -> Iterator[Limit]:
    """The coach is there before the place closes."""
    place_id = str(stop.place_id)
    opening = scenario.employer[place_id].opening or scenario.opening(place_id)
    ends = [
        until_s
        for from_s, until_s in opening.intervals(start_s=0, end_s=scenario.end_s)
        if from_s <= stop.depart_s and stop.arrive_s <= until_s
    ]
    # Round the clock is no limit: the next day's opening begins as this one ends.
    is_endless = opening.is_daily and opening.until_s - opening.from_s >= DAY_S - 60
    if ends and not is_endless:
        yield _arrival(
            "gate",
            trip,
            stop,
            slack_s=max(ends) - stop.arrive_s,
            n_workers=len(stop.alight),
        )


def _at_deadline(scenario: Scenario, trip: Trip, stop: Stop) -> Iterator[Limit]:
    """Workers are off in time for their deadlines and their certificates."""
    due = []
    for worker_id in stop.alight:
        worker = scenario.worker[worker_id]
        if worker.report_by_s is not None:
            due.append(worker.report_by_s)
        is_asked = scenario.edition_at(trip.depart_s).certificate_required
        if is_asked and worker.certificate_until_s is not None:
            due.append(worker.certificate_until_s)
    if due:
        first_s = min(due)
        yield _arrival(
            "deadline",
            trip,
            stop,
            slack_s=first_s - stop.depart_s,
            n_workers=sum(due_s == first_s for due_s in due),
        )


def _arrival(
    kind: LimitKind, trip: Trip, stop: Stop, *, slack_s: int, n_workers: int
) -> Limit:
    driven_s = driven_before(trip, stop.arrive_s)
    return Limit(
        kind=kind,
        trip_id=trip.trip_id,
        where=str(stop.place_id),
        n_workers=n_workers,
        slack_s=slack_s,
        driven_s=((trip.trip_id, driven_s),),
    )


def _of_drivers(scenario: Scenario, block: Block) -> Iterator[Limit]:
    """Driving of each driver in the 24 hours in which there is most of it."""
    hours = scenario.policy.hours
    most_s = hours.driving_24h_s or hours.shift_driving_s
    if most_s is None:
        return
    runs: defaultdict[tuple[int, int], list[tuple[int, int, str]]] = defaultdict(list)
    for trip in block.trips:
        for driven in trip.driving:
            key = (trip.crew, driven.driver)
            runs[key].append((driven.from_s, driven.until_s, trip.trip_id))
    for own in runs.values():
        windows = [_within_a_day(own, from_s) for from_s, _, _ in own]
        by_trip = max(windows, key=lambda window: sum(window.values()))
        yield Limit(
            kind="hours",
            trip_id=list(by_trip)[-1],
            where="",
            n_workers=0,
            slack_s=most_s - sum(by_trip.values()),
            driven_s=tuple(by_trip.items()),
            starts_late=False,
        )


def _within_a_day(runs: list[tuple[int, int, str]], from_s: int) -> dict[str, int]:
    """Driving by trip in the 24 hours from a moment on."""
    found: defaultdict[str, int] = defaultdict(int)
    for start_s, until_s, trip_id in runs:
        if from_s <= start_s < from_s + DAY_S:
            found[trip_id] += min(until_s, from_s + DAY_S) - start_s
    return found
