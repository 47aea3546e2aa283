"""Standby: who takes the seat of somebody who stays away at a stop within reach."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from solvers.replanning.arrivals import arrivals_of, room_at_gates
from solvers.replanning.options import open_to, room_of
from solvers.replanning.printed import Rider, joined_by, left
from transport.clock import DAY_S
from transport.groups import groups_of
from transport.operation.standing_by import boarding_at
from transport.roads.geodesy import geodesic_m

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from solvers.replanning.ground import Ground
    from solvers.replanning.printed import Told
    from transport.fixed import Fixed
    from transport.plan import Plan, Trip
    from transport.roster import Worker

    Vacant = tuple[Trip, str, str]  # a trip, a stop of it, who stays away


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A seat taken: by whom, on which trip, who left it, and at which stop."""

    worker_id: str
    trip_id: str
    seat: str
    instead_of: str
    place_id: str


def seats_taken(
    ground: Ground,
    printed: Plan,
    told: Told,
    standby: Sequence[Worker],
    *,
    fixed: Fixed,
    off: Collection[str] = (),
) -> list[Taken]:
    """Seats of whoever is out, given in order to those who wait at the stop or near it.

    ``ground`` is that in which everybody on standby is on the roster; ``off``: who is
    taken off the lists besides those who are out. A seat is taken where the gate lets
    the worker pass, the coach calls at the worker's employer, who receives one more
    that day, and nobody's time changes.
    """
    out = {*ground.changes.out, *off}
    arrivals = arrivals_of(printed, ground.changes.moment_s)
    room_at = room_at_gates(ground, arrivals, off)
    trips = {trip.trip_id: left(trip, out) for trip in printed.trips}
    vacant = [
        (trip, str(stop.place_id), worker_id)
        for trip in printed.trips
        if not fixed.holds(trip)
        for stop in trip.stops
        for worker_id in stop.board
        if worker_id in out
        and stop.depart_s >= fixed.come_to.get(trip.trip_id, ground.changes.moment_s)
    ]
    found: list[Taken] = []
    for worker in standby:
        if worker.worker_id not in ground.eligible:
            continue
        if ground.party_of[worker.worker_id].n > 1:
            continue
        for entry in _within_reach(ground, worker, vacant):
            trip, place_id, gone = entry
            now, there = trips[trip.trip_id], boarding_at(worker, place_id)
            if not _may_join(ground, now, told, there):
                continue
            gate = _gate(now, worker.employer_id)
            if room_at.get(gate, 1) <= 0:
                continue
            room_at[gate] = room_at.get(gate, 1) - 1
            seat = trip.seats[gone]
            trips[trip.trip_id] = seated(ground, now, there, seat)
            taken = Taken(
                worker_id=worker.worker_id,
                trip_id=trip.trip_id,
                seat=seat,
                instead_of=gone,
                place_id=place_id,
            )
            found.append(taken)
            vacant.remove(entry)
            break
    return found


def _within_reach(
    ground: Ground, worker: Worker, vacant: Iterable[Vacant]
) -> list[Vacant]:
    """Seats at the worker's own stop, then at others as near as the policy allows."""
    scenario = ground.scenario
    at, most_m = scenario.position, scenario.policy.day.standby_m
    away_m = {
        place_id: 0.0
        if place_id == worker.village_id
        else _away_m(at[worker.village_id], at[place_id])
        for place_id in {place_id for _, place_id, _ in vacant}
        if place_id == worker.village_id or not worker.is_homebound
    }
    near = [entry for entry in vacant if away_m.get(entry[1], math.inf) <= most_m]
    return sorted(near, key=lambda entry: away_m[entry[1]])


def _away_m(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Metres in a straight line."""
    lat1, lon1, lat2, lon2 = (np.array([one]) for one in (*start, *end))
    return float(geodesic_m(lat1, lon1, lat2, lon2)[0])


def _may_join(ground: Ground, now: Trip, told: Told, worker: Worker) -> bool:
    """Whether the trip has room for the worker at both halts, no time changed."""
    room = room_of(ground, now, told)
    free = min(
        room.seats,
        room.up.get(worker.village_id, 0),
        room.down.get(worker.employer_id, 0),
    )
    (group,) = groups_of(ground.scenario, [worker])
    return free > 0 and group.group_id in open_to(ground, now, told, [group])


def _gate(trip: Trip, employer_id: str) -> tuple[str, int]:
    """The employer and the day on which the trip calls there."""
    drops = [s for s in trip.stops if s.alight]
    at_s = next(s.depart_s for s in drops if s.place_id == employer_id)
    return employer_id, at_s // DAY_S


def seated(ground: Ground, trip: Trip, worker: Worker, seat: str) -> Trip:
    """The trip with the worker on that seat."""
    rider = Rider(
        worker_id=worker.worker_id,
        village_id=worker.village_id,
        employer_id=worker.employer_id,
    )
    joined = joined_by(ground.scenario, trip, [rider])
    return replace(joined, seats={**trip.seats, worker.worker_id: seat})
