"""Options: ways in which a printed trip may run now, or a new one could."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from solvers.problem.cohorts import strict_cohort
from solvers.replanning.printed import (
    room_down,
    room_up,
    route_of,
    span_of,
    told_at,
)
from transport.trips.routes import detour_excess_s, is_too_long_a_detour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.drafting.pool import PooledRoute
    from solvers.replanning.ground import Ground
    from solvers.replanning.printed import Told
    from transport.groups import Group
    from transport.plan import Trip

Way = Literal[
    "kept", "shorter", "longer", "other coach", "later", "relief", "new", "service"
]


@dataclass(frozen=True, kw_only=True)
class Room:
    """How many more a trip takes with no time of anybody changed."""

    seats: int
    up: Mapping[str, int] = field(default_factory=dict)
    down: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, eq=False)
class Option:
    """One way to run a trip.

    ``of``: the printed trip; None for a new one. ``trip``: as it would run, with those
    of the printed riders who stay, and with ``takes``. ``takes``: named workers to be
    placed who ride in it for certain. ``room``: for how many more, of ``open_to``.
    ``keeps_times``: whether those taken keep the times that were printed. ``changed``:
    printed riders who stay and whose time changes. ``evicts``: printed riders who must
    ride elsewhere. ``weight``: changes of persons that it counts as besides.
    ``pooled``: a new trip's route, whose loads are free. ``service_id``: the service
    by which those taken travel, with ``also``, feeders and receiving coaches that run
    for them (``needs``: of which line, from when until when), and ``joins``, who of
    them joins which trip that is kept. ``covers``: printed trips that its coach runs
    next, and runs later for it: they are in ``also``.
    """

    way: Way
    key: str
    span: tuple[int, int]
    line: tuple[str, str]
    cost_fen: int
    of: str | None = None
    trip: Trip | None = None
    takes: tuple[str, ...] = ()
    keeps_times: bool = True
    changed: frozenset[str] = frozenset()
    evicts: frozenset[str] = frozenset()
    room: Room = field(default_factory=lambda: Room(seats=0))
    open_to: frozenset[str] = frozenset()
    weight: int = 0
    pooled: PooledRoute | None = None
    service_id: str | None = None
    also: tuple[Trip, ...] = ()
    covers: tuple[str, ...] = ()
    needs: tuple[tuple[tuple[str, str], tuple[int, int]], ...] = ()
    joins: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def room_of(ground: Ground, trip: Trip, told: Told) -> Room:
    """The room of a trip as it stands; that of its halts also where no seat is free."""
    policy = ground.scenario.policy
    seats = max(0, trip.usable_seats - len(trip.worker_ids))
    if trip.segment != "direct":
        return Room(seats=0)
    return Room(
        seats=seats, up=room_up(policy, trip, told), down=room_down(policy, trip)
    )


def open_to(
    ground: Ground, trip: Trip, told: Told, groups: Sequence[Group]
) -> frozenset[str]:
    """Groups, by id, whose workers the trip could take at the halts that it makes."""
    if trip.segment != "direct" or not trip.worker_ids:
        return frozenset()
    scenario = ground.scenario
    at_s = told_at(trip, told)
    alights_s = {str(s.place_id): s.depart_s for s in trip.stops if s.alight}
    aboard = [ground.group_of[w] for w in trip.worker_ids]
    cohort = strict_cohort(scenario, aboard[0])
    route = route_of(scenario, trip, ground.group_of)
    return frozenset(
        group.group_id
        for group in groups
        if group.village_id in at_s
        and group.employer_id in alights_s
        and group.ready_s <= at_s[group.village_id]
        and alights_s[group.employer_id] <= group.deadline_s
        and strict_cohort(scenario, group) == cohort
        and not is_too_long_a_detour(scenario, ground.ways, route, group)
        and detour_excess_s(scenario, ground.ways, route, group) <= 0
    )


def as_kept(ground: Ground, trip: Trip, told: Told, groups: Sequence[Group]) -> Option:
    """The trip as it is printed, with room for others."""
    return Option(
        way="kept",
        key=f"{trip.trip_id} as printed",
        of=trip.trip_id,
        trip=trip,
        span=span_of(ground.scenario, [trip]),
        line=(trip.depot_id, trip.vehicle_type),
        cost_fen=trip.cost_fen,
        room=room_of(ground, trip, told),
        open_to=open_to(ground, trip, told, groups),
    )
