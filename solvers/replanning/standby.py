"""Standby: who takes the seat of somebody who stays away at the same stop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.replanning.arrivals import arrivals_of, room_at_gates
from solvers.replanning.options import open_to, room_of
from solvers.replanning.printed import Rider, joined_by, left
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from solvers.replanning.ground import Ground
    from solvers.replanning.printed import Told
    from transport.fixed import Fixed
    from transport.plan import Plan, Trip
    from transport.roster import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A seat taken: by whom, on which trip, and who left it."""

    worker_id: str
    trip_id: str
    seat: str
    instead_of: str


def seats_taken(
    ground: Ground,
    printed: Plan,
    told: Told,
    standby: Sequence[Worker],
    *,
    fixed: Fixed,
    off: Collection[str] = (),
) -> list[Taken]:
    """Seats of whoever is out, given in order to those who wait at the same stop.

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
        if worker_id in out and stop.depart_s >= ground.changes.moment_s
    ]
    found: list[Taken] = []
    for worker in standby:
        if worker.worker_id not in ground.eligible:
            continue
        if ground.party_of[worker.worker_id].n > 1:
            continue
        for entry in vacant:
            trip, place_id, gone = entry
            now = trips[trip.trip_id]
            if not _suits(ground, now, told, worker, place_id):
                continue
            gate = _gate(now, worker.employer_id)
            if room_at.get(gate, 1) <= 0:
                continue
            room_at[gate] = room_at.get(gate, 1) - 1
            seat = trip.seats[gone]
            trips[trip.trip_id] = seated(ground, now, worker, seat)
            found.append(
                Taken(
                    worker_id=worker.worker_id,
                    trip_id=trip.trip_id,
                    seat=seat,
                    instead_of=gone,
                )
            )
            vacant.remove(entry)
            break
    return found


def _suits(
    ground: Ground, now: Trip, told: Told, worker: Worker, place_id: str
) -> bool:
    """Whether the trip takes the worker at that stop with nobody's time changed."""
    if place_id != worker.village_id:
        return False
    group = ground.group_of[worker.worker_id]
    if group.group_id not in open_to(ground, now, told, [group]):
        return False
    room = room_of(ground, now, told)
    up, down = room.up.get(place_id, 0), room.down.get(worker.employer_id, 0)
    return min(room.seats, up, down) > 0


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
