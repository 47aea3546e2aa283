"""Trips as they were printed, with riders fewer or more and all else the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transport.clock import MINUTE_S
from transport.seat_layout import assign_seats, seat_map
from transport.trips.rotations import free_from_s
from transport.trips.routes import Load, Route, dwell_s
from transport.trips.seats import n_escorts, observation_rows

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from transport.groups import Group
    from transport.plan import Plan, Trip
    from transport.policy import Policy
    from transport.roster import Worker
    from transport.scenario import Scenario

Told = dict[tuple[str, str], int]  # when boarding begins, by trip and worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Rider:
    """Somebody who is to ride: where from, where to."""

    worker_id: str
    village_id: str
    employer_id: str


def told_of(plan: Plan) -> Told:
    """When each worker was told to be there, by trip and worker."""
    return {
        (leg.trip_id, journey.worker_id): leg.board_s
        for journey in plan.journeys
        for leg in journey.legs
        if leg.trip_id is not None
    }


def left(trip: Trip, gone: Container[str]) -> Trip:
    """The trip without these riders; every halt stays, and everybody's seat."""
    return replace(
        trip,
        stops=tuple(
            replace(
                stop,
                board=tuple(w for w in stop.board if w not in gone),
                alight=tuple(w for w in stop.alight if w not in gone),
            )
            for stop in trip.stops
        ),
        seats={w: seat for w, seat in trip.seats.items() if w not in gone},
    )


def is_called_in_vain(trip: Trip) -> bool:
    """Whether it halts for nobody at a place where workers were to board or alight."""
    served = ("pickup", "drop", "hub")
    return any(s.kind in served and not (s.board or s.alight) for s in trip.stops)


def told_at(trip: Trip, told: Told) -> dict[str, int]:
    """When boarding begins at each place where workers board, as they were told."""
    return {
        str(stop.place_id): min(told[trip.trip_id, w] for w in stop.board)
        for stop in trip.stops
        if stop.board and all((trip.trip_id, w) in told for w in stop.board)
    }


def room_up(policy: Policy, trip: Trip, told: Told) -> dict[str, int]:
    """How many more may board at each stop with no time of anybody changed."""
    at_s = told_at(trip, told)
    return {
        str(stop.place_id): _more(
            policy,
            stop.depart_s - at_s[str(stop.place_id)],
            len(stop.board),
            trip.usable_seats,
        )
        for stop in trip.stops
        if str(stop.place_id) in at_s and stop.board
    }


def room_down(policy: Policy, trip: Trip) -> dict[str, int]:
    """How many more may alight at each stop with no time of anybody changed."""
    return {
        str(stop.place_id): _more(
            policy, stop.depart_s - stop.arrive_s, len(stop.alight), trip.usable_seats
        )
        for stop in trip.stops
        if stop.alight
    }


def _more(policy: Policy, stand_s: int, n: int, most: int) -> int:
    more = 0
    while more < most and dwell_s(policy, n + more + 1) <= stand_s:
        more += 1
    return more


def joined_by(scenario: Scenario, trip: Trip, riders: Sequence[Rider]) -> Trip:
    """The trip with these riders too, at stops it has, on seats that are free."""
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    for rider in riders:
        up.setdefault(rider.village_id, []).append(rider.worker_id)
        down.setdefault(rider.employer_id, []).append(rider.worker_id)
    names = [rider.worker_id for rider in riders]
    return replace(
        trip,
        stops=tuple(
            replace(
                stop,
                board=(*stop.board, *up.get(str(stop.place_id), ()))
                if stop.kind in ("pickup", "hub")
                else stop.board,
                alight=(*stop.alight, *down.get(str(stop.place_id), ()))
                if stop.kind in ("drop", "hub")
                else stop.alight,
            )
            for stop in trip.stops
        ),
        seats={**trip.seats, **_free_seats(scenario, trip, names)},
    )


def joined_to_service(
    scenario: Scenario,
    trip: Trip,
    workers: Sequence[Worker],
    seats: Mapping[str, str],
) -> Trip:
    """The feeder or receiving coach with these workers too.

    ``seats``: those printed, for whoever had one there.
    """
    service = scenario.service[str(trip.service_id)]
    is_feeder = trip.segment == "feeder"
    riders = [
        Rider(
            worker_id=w.worker_id,
            village_id=w.village_id if is_feeder else service.to_hub,
            employer_id=service.from_hub if is_feeder else w.employer_id,
        )
        for w in workers
    ]
    joined = joined_by(scenario, trip, riders)
    return seated_as(scenario, joined, {**seats, **trip.seats})


def seated_as(scenario: Scenario, trip: Trip, seats: Mapping[str, str]) -> Trip:
    """The trip with those seats for whoever had one in such a coach, others anew."""
    known = set(_labels(scenario, trip))
    kept = {w: seats[w] for w in trip.worker_ids if w in seats and seats[w] in known}
    others = [w for w in trip.worker_ids if w not in kept]
    bare = replace(trip, seats=kept)
    return replace(trip, seats={**kept, **_free_seats(scenario, bare, others)})


def _free_seats(scenario: Scenario, trip: Trip, names: Sequence[str]) -> dict[str, str]:
    taken = set(trip.seats.values())
    free = [label for label in _labels(scenario, trip) if label not in taken]
    return dict(zip(names, free, strict=False))


def _labels(scenario: Scenario, trip: Trip) -> tuple[str, ...]:
    """Seats that workers may have in the coach, in the order in which they are given.

    Those of the crew are left to it.
    """
    line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    board_s = next(stop.depart_s for stop in trip.stops if not stop.is_end)
    rows = observation_rows(line, scenario.edition_at(board_s))
    n_crew = n_escorts(line, scenario.policy)
    if scenario.policy.relief_driver_uses_seat:
        n_crew += trip.drivers - 1
    layout = seat_map(passenger_seats=line.passenger_seats, observation_rows=rows)
    n_open = len(layout.seats) - len(layout.observation_labels) - n_crew
    few = assign_seats(layout, n_workers=trip.usable_seats, n_crew=n_crew).workers
    all_seats = assign_seats(layout, n_workers=max(0, n_open), n_crew=n_crew).workers
    return tuple(dict.fromkeys((*few, *all_seats)))


def route_of(scenario: Scenario, trip: Trip, group_of: Mapping[str, Group]) -> Route:
    """The run of a direct trip for whoever is aboard, each place once."""
    n: dict[str, int] = {}
    groups: dict[str, Group] = {}
    for worker_id in trip.worker_ids:
        group = group_of[worker_id]
        groups[group.group_id] = group
        n[group.group_id] = n.get(group.group_id, 0) + 1
    return Route(
        line=scenario.fleet_line[trip.depot_id, trip.vehicle_type],
        villages=tuple(str(s.place_id) for s in trip.stops if s.board),
        employers=tuple(str(s.place_id) for s in trip.stops if s.alight),
        loads=tuple(Load(group=groups[key], n=n[key]) for key in sorted(n)),
    )


def span_of(scenario: Scenario, trips: Iterable[Trip]) -> tuple[int, int]:
    """From the first leaving to when the coach may go out again, whole minutes."""
    own = list(trips)
    depart_s = min(trip.depart_s for trip in own)
    return_s = max(trip.return_s for trip in own)
    until_s = free_from_s(depart_s, return_s, scenario.policy)
    return depart_s, until_s + -until_s % MINUTE_S
