"""A round of replanning: what of the printed plan is kept, who is to be placed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from solvers.replanning.closed import barred, on_foot
from solvers.replanning.coaches import FOREVER_S
from solvers.replanning.ground import ground_of
from solvers.replanning.holding import seats_held
from solvers.replanning.pricing import with_cost, with_seats_counted
from solvers.replanning.printed import is_called_in_vain, left
from solvers.replanning.relief import beside_the_road, stranded_places
from solvers.replanning.standby import seated, seats_taken
from solvers.replanning.surplus import over_intake
from solvers.replanning.units import units_of
from solvers.search.exchange import renamed
from transport.operation.standing_by import boarding_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.ground import Ground
    from solvers.replanning.printed import Told
    from solvers.replanning.standby import Taken
    from solvers.replanning.units import Unit
    from transport.changes import Broken, Changes
    from transport.groups import Group
    from transport.plan import Plan, Trip
    from transport.scenario import Scenario


@dataclass(frozen=True, kw_only=True)
class Round:
    """What is kept, and who is to be placed.

    ``kept``: printed trips that run on, with whoever still rides; ``lost``: those whose
    coach is not to be had, with their riders; ``late``: from when on the coach of some
    of these is there (0: a closure bars the trip); ``stuck``: those that ended on their
    way, with ``on_road``, the places where those aboard wait. ``groups``: those to be
    placed; ``going``: those of them whom a coach has picked up already, for a service
    that they will not have.
    """

    ground: Ground
    kept: dict[str, Trip]
    lost: dict[str, Trip]
    groups: tuple[Group, ...]
    units: list[Unit]
    going: tuple[Group, ...] = ()
    late: Mapping[str, int] = field(default_factory=dict)
    stuck: Mapping[str, Broken] = field(default_factory=dict)
    on_road: Mapping[str, frozenset[str]] = field(default_factory=dict)


def standby_taken(
    asked: Asked, told: Told, gone: frozenset[str] = frozenset()
) -> list[Taken]:
    """Who of those on standby gets a seat that somebody leaves.

    ``gone``: who is taken off the lists besides those who are out. Trips that do not
    run on have no seat to give.
    """
    waiting = [w for w in asked.standby if w.worker_id not in asked.scenario.worker]
    if not waiting:
        return []
    all_there = replace(
        asked.changes,
        added=(*asked.changes.added, *waiting),
    )
    ground = ground_of(asked.scenario, all_there)
    ended = without_coach(asked, asked.changes) | asked.fixed.broken.keys()
    held = replace(asked.fixed, locked_trips=asked.fixed.locked_trips | ended)
    return seats_taken(ground, asked.plan, told, waiting, fixed=held, off=gone)


def round_of(
    asked: Asked,
    *,
    taken: Sequence[Taken] = (),
    dissolved: Collection[str] = (),
    gone: frozenset[str] = frozenset(),
    instead: Mapping[str, Trip] | None = None,
    given: Mapping[str, Mapping[str, str]] | None = None,
) -> Round:
    """What is kept of the printed trips, and who is to be placed.

    ``dissolved``: printed trips that cannot run on as they are; ``gone``: those who are
    taken off the others; ``instead``: trips as they run now, by the id of the printed;
    ``given``: by trip, whose seats others of a higher class have now.
    """
    plan, instead, walks = asked.plan, instead or {}, asked.changes.walks
    given = given or {}
    changes = _with_standby(asked, taken, asked.changes)
    stuck = {one.trip_id: one for one in changes.broken if one.trip_id in plan.trip}
    lost_ids = without_coach(asked, changes).difference(instead)
    first = ground_of(asked.scenario, changes)
    shut = barred(first.scenario, plan, asked.fixed).difference(instead)
    lost_ids |= {*dissolved, *stuck, *shut}
    riding = _riding(plan, lost_ids) - gone | {one.worker_id for one in taken}
    riding |= {w for t in given.keys() - lost_ids for w in given[t].values()}
    free = first.eligible - riding - {one.worker_id for one in plan.individual}
    going = free & on_their_way(asked)
    out = frozenset(changes.out)
    now = [
        left(
            instead.get(trip.trip_id, renamed(trip, given.get(trip.trip_id, {}))),
            out if trip.trip_id in stuck else out | gone,
        )
        for trip in plan.trips
    ]
    changes = replace(
        changes,
        to_place=tuple(sorted(free - going)),
        seats_held=seats_held(asked, first.scenario, free),
        halts_stand=tuple(trip.trip_id for trip in now if _halts_in_vain(asked, trip)),
    )
    ground = ground_of(asked.scenario, changes)
    free = frozenset(free & ground.eligible)
    now = [on_foot(_now(ground, taken, trip), walks) for trip in now]
    kept, lost = _divided(ground, now, stuck=stuck, lost_ids=lost_ids)
    groups = ground.groups_among(free - going)
    under_way = _named_going(ground.groups_among(free & going))
    late = dict.fromkeys(sorted(shut & lost.keys() - {*dissolved}), 0)
    late |= _late(ground.scenario, lost, {*dissolved, *stuck})
    return Round(
        ground=ground,
        kept=kept,
        lost=lost,
        groups=groups,
        going=under_way,
        units=units_of([*groups, *under_way]),
        late=late,
        stuck={t: one for t, one in stuck.items() if t in lost and t not in dissolved},
        on_road=_on_road(ground.scenario, lost, stuck),
    )


def _on_road(
    scenario: Scenario, lost: Mapping[str, Trip], stuck: Mapping[str, Broken]
) -> Mapping[str, frozenset[str]]:
    """Where those aboard of trips that ended on their way wait."""
    return {
        t: stranded_places(lost[t], one, scenario)
        for t, one in stuck.items()
        if t in lost
    }


def _named_going(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups under ids of their own: those of them who are on the way already."""
    return tuple(replace(g, group_id=f"{g.group_id} going") for g in groups)


def _halts_in_vain(asked: Asked, now: Trip) -> bool:
    """Whether the trip must halt as printed, and does where nobody is left to serve."""
    fixed = asked.fixed
    named = fixed.departed | fixed.frozen
    stands = now.trip_id in named or now.depart_s < fixed.moment_s
    return (
        (stands or fixed.holds(now)) and bool(now.worker_ids) and is_called_in_vain(now)
    )


def _riding(plan: Plan, lost_ids: Collection[str]) -> set[str]:
    """Riders of printed trips that run on."""
    return {
        w
        for trip in plan.trips
        if trip.trip_id not in lost_ids
        for w in trip.worker_ids
    }


def on_their_way(asked: Asked) -> frozenset[str]:
    """Whom a feeder has picked up that has left and goes on."""
    fixed = asked.fixed
    return frozenset(
        w
        for trip in asked.plan.trips
        if trip.segment == "feeder"
        and trip.trip_id in fixed.departed - fixed.broken.keys()
        for stop in trip.stops
        if stop.depart_s < fixed.open_from_s(trip.trip_id)
        for w in stop.board
    )


def _divided(
    ground: Ground,
    trips: Sequence[Trip],
    *,
    stuck: Mapping[str, Broken],
    lost_ids: Collection[str],
) -> tuple[dict[str, Trip], dict[str, Trip]]:
    """Trips that run on, priced, and those that cannot; none without riders."""
    kept: list[Trip] = []
    lost: dict[str, Trip] = {}
    for now in trips:
        if not now.worker_ids:
            continue
        if now.trip_id in stuck:
            now = beside_the_road(ground.scenario, now, stuck[now.trip_id])
        if now.trip_id in lost_ids:
            lost[now.trip_id] = now
        else:
            kept.append(with_seats_counted(ground.scenario, now, ground.group_of))
    priced = with_cost(ground.scenario, kept)
    return {trip.trip_id: trip for trip in priced}, lost


def _late(
    scenario: Scenario, lost: Mapping[str, Trip], dissolved: Collection[str]
) -> dict[str, int]:
    """From when on the coaches of trips are there that are late for them."""
    found: dict[str, int] = {}
    for trip_id, trip in lost.items():
        line = scenario.fleet_line[trip.depot_id, trip.vehicle_type]
        until = [
            until_s
            for coach, from_s, until_s in line.away
            if coach == trip.coach
            and from_s < trip.return_s
            and trip.depart_s < until_s
        ]
        if until and trip_id not in dissolved and trip.coach not in dict(line.lost):
            found[trip_id] = max(until)
    return found


def _with_standby(asked: Asked, taken: Sequence[Taken], changes: Changes) -> Changes:
    place = {one.worker_id: one.place_id for one in taken}
    seated_now = tuple(
        boarding_at(w, place[w.worker_id])
        for w in asked.standby
        if w.worker_id in place
    )
    return replace(
        changes,
        added=(*changes.added, *seated_now),
    )


def _now(ground: Ground, taken: Sequence[Taken], trip: Trip) -> Trip:
    """The trip with those who took a seat in it."""
    for one in taken:
        if one.trip_id == trip.trip_id:
            worker = ground.scenario.worker[one.worker_id]
            trip = seated(ground, trip, worker, one.seat)
    return trip


def without_coach(asked: Asked, changes: Changes) -> set[str]:
    """Printed trips that had not left and whose coach is not to be had."""
    lost = [
        ((one.depot_id, one.vehicle_type, one.coach), one.from_s, FOREVER_S)
        for one in changes.lost
    ]
    lost += [
        ((one.depot_id, one.vehicle_type, one.coach), one.from_s, one.until_s)
        for one in changes.away
    ]
    return {
        trip.trip_id
        for trip in asked.plan.trips
        if trip.trip_id not in asked.fixed.departed
        for key in [(trip.depot_id, trip.vehicle_type, trip.coach)]
        if any(
            key == coach and from_s < trip.return_s and trip.depart_s < until_s
            for coach, from_s, until_s in lost
        )
    }


def taken_off(asked: Asked) -> frozenset[str]:
    """Whose printed ride is no more: riders of lost services, and more than may come.

    They are placed anew where there is room.
    """
    gone = service_riders_gone(asked, asked.changes) | _put_off(asked)
    if asked.changes.intakes:
        gone |= over_intake(asked, ground_of(asked.scenario, asked.changes))
    return frozenset(gone)


def beside_roads(asked: Asked) -> set[str]:
    """Whoever was aboard of a printed trip that ended on its way."""
    broken = asked.fixed.broken
    return {w for t in broken.keys() & asked.plan.trip.keys() for w in broken[t]}


def _put_off(asked: Asked) -> set[str]:
    """Riders of coaches to a service, or from one, that ended on their way."""
    trips = [t for t in asked.plan.trips if t.trip_id in asked.fixed.broken]
    return {w for t in trips if t.segment != "direct" for w in t.worker_ids}


def service_riders_gone(asked: Asked, changes: Changes) -> set[str]:
    """Who was to ride on a service that does not run, or misses one of the legs."""
    gone = set(changes.services_gone)
    return {
        w for use in asked.plan.services if use.service_id in gone for w in use.workers
    }
