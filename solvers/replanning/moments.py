"""When riders are told to be there and when they alight, on a trip that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.fixed import ARRIVAL_LEEWAY_S
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Mapping

    from solvers.replanning.printed import Told
    from transport.plan import Plan, Stop, Trip
    from transport.policy import Policy


def told_now(policy: Policy, trip: Trip, told: Told) -> dict[str, int]:
    """When each worker aboard is told to be there: as printed, wherever that will do.

    Whoever is new at a stop comes when the others there do.
    """
    found: dict[str, int] = {}
    for stop in trip.stops:
        if not stop.board:
            continue
        starts_s = stop.depart_s - dwell_s(policy, len(stop.board))
        printed = {
            w: at_s
            for w in stop.board
            if (at_s := told.get((trip.trip_id, w))) is not None
            and _will_do(policy, trip, stop, at_s)
        }
        others_s = min(printed.values(), default=starts_s)
        found |= {w: printed.get(w, others_s) for w in stop.board}
    return found


def _will_do(policy: Policy, trip: Trip, stop: Stop, at_s: int) -> bool:
    """Whether a coach that stands there from then on has time for all who board."""
    starts_s = stop.depart_s - dwell_s(policy, len(stop.board))
    full_s = dwell_s(policy, max(len(stop.board), trip.usable_seats))
    return max(stop.arrive_s, stop.depart_s - full_s) <= at_s <= starts_s


def alights_of(trip: Trip) -> dict[str, int]:
    """When each worker aboard alights."""
    return {w: stop.depart_s for stop in trip.stops for w in stop.alight}


def changed_times(
    policy: Policy, printed: Trip, trip: Trip, told: Told
) -> frozenset[str]:
    """Riders of the printed trip whose boarding or arrival is no longer as printed.

    ``told`` may be by the printed trip's id alone: the new one is taken for it.
    """
    own = {
        (trip.trip_id, w): at_s
        for (trip_id, w), at_s in told.items()
        if trip_id == printed.trip_id
    }
    now, was_s = told_now(policy, trip, own), alights_of(printed)
    alights_s = alights_of(trip)
    return frozenset(
        w
        for w, at_s in now.items()
        if w in was_s
        and (
            own.get((trip.trip_id, w)) != at_s
            or abs(alights_s[w] - was_s[w]) > ARRIVAL_LEEWAY_S
        )
    )


def changed_people(before: Plan, after: Plan) -> frozenset[str]:
    """Who rides in both plans with another coach, place or time in the later one."""
    was, now = _papers(before), _papers(after)
    return frozenset(w for w in was.keys() & now.keys() if not _is_same(was[w], now[w]))


def _papers(plan: Plan) -> Mapping[str, list[tuple[object, int, int]]]:
    found: dict[str, list[tuple[object, int, int]]] = {}
    calls = {
        trip.trip_id: {w: s.place_id for s in trip.stops for w in s.board}
        for trip in plan.trips
    }
    for journey in plan.journeys:
        for leg in journey.legs:
            key: object = leg.service_id
            if leg.trip_id is not None:
                trip = plan.trip[leg.trip_id]
                place_id = calls[leg.trip_id].get(journey.worker_id)
                key = (trip.depot_id, trip.vehicle_type, trip.coach, place_id)
            found.setdefault(journey.worker_id, []).append(
                (key, leg.board_s, leg.alight_s)
            )
    return found


def _is_same(
    was: list[tuple[object, int, int]], now: list[tuple[object, int, int]]
) -> bool:
    return len(was) == len(now) and all(
        a[:2] == b[:2] and abs(a[2] - b[2]) <= ARRIVAL_LEEWAY_S
        for a, b in zip(was, now, strict=True)
    )
