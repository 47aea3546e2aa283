"""What a new version tells of stops and roads that are closed, as lines and facts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from transport.operation.changing import closure_of
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from p2p.replanning import NextVersion
    from transport.operation.events import Event
    from transport.plan import Plan
    from transport.said import Said


def told_of_closures(version: NextVersion) -> Iterator[Said]:
    """Who boards elsewhere; which trips on their way run into what is closed."""
    found = version.found
    scenario, boarded = found.scenario, _boarded(version.parent)
    by_ends: dict[tuple[str, str], list[str]] = {}
    for worker_id, near_id in sorted(found.changes.walks.items()):
        if boarded.get(worker_id) == near_id:
            continue  # was told before
        home_id = scenario.worker[worker_id].home_id or ""
        by_ends.setdefault((home_id, near_id), []).append(worker_id)
    for (home_id, near_id), names in sorted(by_ends.items()):
        yield said(
            "CLOSED_WALKS",
            n=len(names),
            near=scenario.place_name.get(near_id, near_id),
            place=scenario.place_name.get(home_id, home_id),
            workers=tuple(names),
        )
    for event, trip_id in _met(version):
        yield said("CLOSED_FOR_LEFT", trip=trip_id, n=event.number)


def _boarded(plan: Plan) -> dict[str, str]:
    """Where each worker boards his first coach."""
    first = {j.worker_id: j.legs[0].trip_id for j in plan.journeys}
    return {
        w: str(stop.place_id)
        for trip in plan.trips
        for stop in trip.stops
        for w in stop.board
        if first.get(w) == trip.trip_id
    }


def closure_facts(version: NextVersion) -> dict[str, Any]:
    """The same for programs."""
    return {
        "boards_elsewhere": dict(sorted(version.found.changes.walks.items())),
        "closed_on_the_way": [
            {"event": event.number, "trip_id": trip_id}
            for event, trip_id in _met(version)
        ],
    }


def _met(version: NextVersion) -> Iterator[tuple[Event, str]]:
    moment_s = version.found.changes.moment_s
    for event in version.events:
        if event.kind in ("road_closed", "stop_closed"):
            for trip_id in met_on_the_way(version.parent, event, moment_s):
                yield event, trip_id


def met_on_the_way(plan: Plan, event: Event, moment_s: int) -> list[str]:
    """Trips that had left by then and come to what the event closes, as timed."""
    closure = closure_of(event)
    found = []
    for trip in plan.trips:
        calls = [stop for stop in trip.stops if stop.place_id is not None]
        spans = [
            (one.depart_s, other.arrive_s)
            for one, other in pairwise(calls)
            if closure.bars_run(str(one.place_id), str(other.place_id))
        ]
        if closure.is_stop:
            spans = [
                (stop.arrive_s, stop.depart_s)
                for stop in calls
                if stop.place_id == closure.place_id and (stop.board or stop.alight)
            ]
        has_left = trip.depart_s < moment_s
        if has_left and any(closure.holds(a, b) for a, b in spans):
            found.append(trip.trip_id)
    return found
