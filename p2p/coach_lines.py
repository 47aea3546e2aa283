"""What a new version tells of coaches and drivers, as lines and as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transport.clock import HOUR_S
from transport.operation.stranding import stranded_id
from transport.said import said
from transport.units import yuan_of_fen

LONG_WAIT_S = 3 * HOUR_S  # by the road, after which somebody must look after them

if TYPE_CHECKING:
    from collections.abc import Iterator

    from p2p.replanning import NextVersion
    from transport.changes import Broken
    from transport.clock import Clock
    from transport.operation.lateness import LateTrip
    from transport.plan import NotTravelling, Plan
    from transport.said import Said
    from transport.scenario import Scenario


def told_of_coaches(version: NextVersion) -> list[tuple[str, list[Said]]]:
    """By label: trips that are late on their way, crews lent."""
    late = [one for trip in version.late for one in _late(version.found.scenario, trip)]
    late += [
        said("LATE_NOT_RETIMED", trip=trip_id, others=others)
        for trip_id, others in not_retimed(version)
    ]
    lent = [
        said("CREW_LENT", coach=event.lender, trip=event.trip_id or "")
        for event in version.events
        if event.lender is not None
    ]
    relief = [
        one
        for broken in version.found.changes.broken
        if broken.trip_id in version.parent.trip
        for one in _relieved(version, broken)
    ]
    return [
        ("LABEL_LATE", late),
        ("LABEL_CREW", lent),
        ("LABEL_RELIEF", relief),
    ]


def not_retimed(version: NextVersion) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Late trips that their own coach does not run later, with the others it runs.

    No times were found for all of them, or another coach changes less.
    """
    left, now = version.begun.asked.fixed.departed, version.found.plan.trip
    for trip in version.parent.trips:
        others = tuple(
            t.trip_id
            for t in version.parent.trips
            if t.block_id == trip.block_id and t != trip
        )
        key = (trip.depot_id, trip.vehicle_type, trip.coach)
        is_late = any(
            key == (one.depot_id, one.vehicle_type, one.coach)
            and one.from_s < trip.return_s
            and trip.depart_s < one.until_s
            for one in version.found.changes.away
        )
        if trip.trip_id in left or not (others and is_late):
            continue
        own = now.get(trip.trip_id)
        if own is None or (own.depot_id, own.vehicle_type, own.coach) != key:
            yield trip.trip_id, others


def reliefs_of(plan: Plan, broken: Broken) -> list[tuple[str, int, int]]:
    """Trips that take on those beside it: id, when they leave there, how many."""
    beside = stranded_id(broken.trip_id, "")
    found = []
    for trip in plan.trips:
        stops = [s for s in trip.stops if (s.place_id or "").startswith(beside)]
        if stops:
            n = sum(len(stop.board) for stop in stops)
            found.append((trip.trip_id, stops[-1].depart_s, n))
    return found


def not_taken_on(plan: Plan, broken: Broken) -> list[NotTravelling]:
    """Those who were aboard and have no ride, with the reason."""
    aboard = set(broken.aboard)
    return [e for e in (*plan.held, *plan.unplanned) if e.worker_id in aboard]


def _relieved(version: NextVersion, broken: Broken) -> Iterator[Said]:
    plan, clock = version.found.plan, version.found.scenario.clock
    trip_id = broken.trip_id
    for relief, at_s, n in reliefs_of(plan, broken):
        at = _told(clock, at_s)
        yield said("RELIEF_BY", trip=relief, n=n, broken=trip_id, at=at)
        if at_s - broken.at_s > LONG_WAIT_S:
            wait_s = at_s - broken.at_s
            yield said("RELIEF_IS_FAR", trip=relief, n=n, wait_s=wait_s)
    for entry in not_taken_on(plan, broken):
        yield said(
            "MUST_BE_FETCHED", worker=entry.worker_id, broken=trip_id, why=entry.told
        )
    n_there = sum(
        len(event.arrived or ()) for event in version.events if event.trip_id == trip_id
    )
    if n_there:
        yield said("RELIEF_ALREADY_THERE", n=n_there, broken=trip_id)
    yield said("RELIEF_SPENT", broken=trip_id, spent_fen=broken.spent_fen)


def _late(scenario: Scenario, late: LateTrip) -> Iterator[Said]:
    trip, clock = late.trip_id, scenario.clock
    yield said("LATE_TRIP", trip=trip, late_s=late.late_s)
    for one in late.ahead:
        code = "LATE_HANDOVER" if one.n_alight else "LATE_AHEAD"
        more = {"n": one.n_alight} if one.n_alight else {}
        yield said(
            code,
            trip=trip,
            place=scenario.place_name.get(one.place_id, one.place_id),
            now=_told(clock, one.expected_s),
            planned=_told(clock, one.planned_s),
            **more,
        )
    for link in late.broken:
        yield said(
            "LATE_MISSED" if link.is_missed else "LATE_CONNECTION",
            trip=trip,
            n=link.n_workers,
            service=link.service_id,
            late_s=link.late_s,
        )


def _told(clock: Clock, at_s: int) -> str:
    return clock.moment(at_s).strftime("%m-%d %H:%M")


def coach_facts(version: NextVersion) -> dict[str, Any]:
    """The same for programs."""
    iso = version.found.scenario.clock.iso
    return {
        "late": [
            {
                "trip_id": late.trip_id,
                "late_s": late.late_s,
                "ahead": [
                    {
                        "place_id": one.place_id,
                        "planned": iso(one.planned_s),
                        "expected": iso(one.expected_s),
                        "alight": one.n_alight,
                    }
                    for one in late.ahead
                ],
                "connections": [
                    {
                        "service_id": link.service_id,
                        "workers": link.n_workers,
                        "late_s": link.late_s,
                        "missed": link.is_missed,
                    }
                    for link in late.broken
                ],
            }
            for late in version.late
        ],
        "not_retimed": [
            {"trip_id": trip_id, "runs_too": list(others)}
            for trip_id, others in not_retimed(version)
        ],
        "broken": [
            {
                "trip_id": broken.trip_id,
                "spent": yuan_of_fen(broken.spent_fen),
                "relief": [
                    {"trip_id": trip_id, "leaves": iso(at_s), "workers": n}
                    for trip_id, at_s, n in reliefs_of(version.found.plan, broken)
                ],
                "must_be_fetched": [
                    entry.worker_id
                    for entry in not_taken_on(version.found.plan, broken)
                ],
            }
            for broken in version.found.changes.broken
            if broken.trip_id in version.parent.trip
        ],
        "crews": [
            {"trip_id": event.trip_id, "coach": event.lender}
            for event in version.events
            if event.lender is not None
        ],
    }
