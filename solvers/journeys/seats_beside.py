"""Seats left on coaches that run to a service or from it, and what denies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from solvers.problem.cohorts import told_apart
from transport.places import rough_away
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from transport.groups import Group
    from transport.plan import Plan, Trip
    from transport.said import Said
    from transport.scenario import Scenario

Side = Literal["feeder", "receiving"]


def with_seats_beside(
    scenario: Scenario,
    plan: Plan,
    group: Group,
    service_id: str,
    side: Side,
    *,
    why: Said,
    group_of: Mapping[str, Group],
) -> Said:
    """Why no coach is free, with the nearest one of that side that has seats left.

    ``why``: why none is free; the answer where none has seats. ``group_of``: the groups
    of those aboard, by worker.
    """
    own = group.village_id if side == "feeder" else group.employer_id
    trips = [
        trip
        for trip in plan.trips
        if trip.service_id == service_id
        and trip.segment == side
        and len(trip.worker_ids) < trip.usable_seats
    ]
    if not trips:
        return why

    def away(trip: Trip) -> tuple[float, str]:
        near = (_away(scenario, own, place) for place in _places(trip, side))
        return min(near), trip.trip_id

    nearest = min(trips, key=away)
    denied = _denied(scenario, nearest, group, side, group_of)
    return said(
        "COACH_THERE_HAS_SEATS",
        why=why,
        vehicle_type=nearest.vehicle_type,
        places=tuple(_places(nearest, side)),
        free=nearest.usable_seats - len(nearest.worker_ids),
        parts=tuple(denied) or said("NO_RUN_BY_PLACE", place=own),
    )


def _denied(
    scenario: Scenario,
    trip: Trip,
    group: Group,
    side: Side,
    group_of: Mapping[str, Group],
) -> list[Said]:
    """The limits that plainly keep the group off the coach."""
    policy, places = scenario.policy, set(_places(trip, side))
    aboard = [group_of[w] for w in trip.worker_ids if w in group_of]
    told = [*told_apart(scenario, aboard, group)]
    if side == "receiving":
        if len(places | {group.employer_id}) > policy.max_employers_per_vehicle:
            most = policy.max_employers_per_vehicle
            told.append(said("EMPLOYERS_AT_MOST", most=most))
        return told
    if len(places | {group.village_id}) > policy.max_villages_per_vehicle:
        told.append(said("VILLAGES_AT_MOST", most=policy.max_villages_per_vehicle))
    village = scenario.village[group.village_id]
    seats = scenario.fleet_line[trip.depot_id, trip.vehicle_type].seats
    if village.max_seats is not None and seats > village.max_seats:
        told.append(
            said(
                "LARGER_DO_NOT_REACH",
                most=village.max_seats,
                village=village.village_id,
            )
        )
    return told


def _places(trip: Trip, side: Side) -> Sequence[str]:
    """Villages where a feeder calls, or employers of a receiving coach, in order."""
    kind = "pickup" if side == "feeder" else "drop"
    halts = (stop for stop in trip.stops if stop.kind == kind)
    return list(dict.fromkeys(stop.place_id or "" for stop in halts))


def _away(scenario: Scenario, one: str, other: str) -> float:
    at = {
        place_id: (place.lat, place.lon)
        for place_id in (one, other)
        for place in [scenario.village.get(place_id) or scenario.employer[place_id]]
    }
    return rough_away(at[one], at[other])
