"""A printed trip for other riders, or at another time: legal where one can be found."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from solvers.replanning.pinned import fresh, retimed
from solvers.replanning.pricing import with_seats_counted
from solvers.replanning.printed import (
    Rider,
    is_called_in_vain,
    joined_by,
    left,
    room_down,
    room_up,
    told_at,
)
from solvers.replanning.retiming import SLACKS_S, booked, put_in
from transport.clock import DAY_S
from transport.driving.timetable import timetable
from transport.said import said
from transport.trips.attempts import Attempts
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Refusal, Route

if TYPE_CHECKING:
    from collections.abc import Sequence

    from solvers.replanning.ground import Ground
    from solvers.replanning.printed import Told
    from transport.fleet import FleetLine
    from transport.plan import Stop, Trip
    from transport.trips.quotes import Quote

MOST_WAYS = 6  # orders of the places that are timed
MOST_TRIES = 4  # to leave in the very minute that is wished


def with_riders(
    ground: Ground, told: Told, trip: Trip, names: Sequence[str]
) -> Trip | Refusal:
    """The trip for exactly these riders, with as few times changed as will do.

    Where it halts for all of them and has the time, it stays as it is. Else it is timed
    anew: at the printed times, a little later, at any time from that day on.
    """
    gone = set(trip.worker_ids) - set(names)
    now = left(trip, gone)
    new = [name for name in names if name not in trip.seats]
    joined = _joined(ground, now, new)
    if joined is not None and _has_time(ground, told, now, joined):
        return joined
    if trip.segment != "direct" or trip.comes_straight or trip.goes_straight_on:
        bound = said("BY_HAND_TIMES_BOUND", trip=trip.trip_id)
        return joined or Refusal(code="NO_LEGAL_TIMETABLE", told=bound)
    found = _timed(ground, told, trip, names)
    if isinstance(found, Refusal):
        return joined or found
    return booked(ground, found, trip, names, own_coach=True)


def new_run(
    ground: Ground, line: FleetLine, names: Sequence[str], *, not_before_s: int
) -> Quote | Refusal:
    """The best run found of a coach of that line for these workers, on its own."""
    maker = TripMaker(ground.scenario, ground.ways)
    refusal: Refusal | None = None
    for route in _routes(ground, line, (), (), names):
        found = maker.quote(route, not_before_s=not_before_s)
        if not isinstance(found, Refusal):
            return found
        refusal = refusal or found
    assert refusal is not None
    return refusal


def leaving_at(ground: Ground, trip: Trip, at_s: int) -> Trip:
    """The trip leaving its depot then; as it is but for its times where none is legal.

    What the rules say against that is for the checker to tell.
    """
    if trip.segment == "direct" and not trip.comes_straight | trip.goes_straight_on:
        quote = _leaving(ground, trip, at_s)
        if quote is not None:
            return booked(ground, quote, trip, trip.worker_ids, own_coach=True)
    return _moved(trip, at_s - trip.depart_s)


def _joined(ground: Ground, now: Trip, new: Sequence[str]) -> Trip | None:
    """The trip with the new ones at stops it has; None where it lacks stop or seat."""
    ups = {str(s.place_id) for s in now.stops if s.kind in ("pickup", "hub")}
    downs = {str(s.place_id) for s in now.stops if s.kind in ("drop", "hub")}
    riders = [
        Rider(
            worker_id=name,
            village_id=ground.group_of[name].village_id,
            employer_id=ground.group_of[name].employer_id,
        )
        for name in new
    ]
    if any(r.village_id not in ups or r.employer_id not in downs for r in riders):
        return None
    joined = joined_by(ground.scenario, now, riders)
    return joined if all(name in joined.seats for name in new) else None


def _has_time(ground: Ground, told: Told, now: Trip, joined: Trip) -> bool:
    """Whether the halts of the trip are long enough, and none of them is in vain."""
    if is_called_in_vain(joined):
        return False
    policy = ground.scenario.policy
    counted = with_seats_counted(ground.scenario, joined, ground.group_of)
    if len(joined.worker_ids) > counted.usable_seats:
        return False
    up, down = room_up(policy, now, told), room_down(policy, now)
    for before, after in zip(now.stops, joined.stops, strict=True):
        place_id = str(before.place_id)
        if len(after.board) > len(before.board) + up.get(place_id, 0):
            return False
        more = len(after.alight) - len(before.alight)
        if more and more > down.get(place_id, 0):
            return False
    return True


def _timed(
    ground: Ground, told: Told, trip: Trip, names: Sequence[str]
) -> Quote | Refusal:
    line = ground.scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    ups = [str(stop.place_id) for stop in trip.stops if stop.board]
    downs = [str(stop.place_id) for stop in trip.stops if stop.alight]
    routes = _routes(ground, line, ups, downs, names)
    at = told_at(trip, told)
    refusal: Refusal | None = None
    for route in routes if at else ():
        for slack_s in SLACKS_S:
            found = retimed(
                *(ground.scenario, ground.ways, route, trip, at),
                not_before_s=ground.changes.moment_s,
                slack_s=slack_s,
            )
            if not isinstance(found, Refusal):
                return found
            refusal = refusal or found
    maker = TripMaker(ground.scenario, ground.ways)
    day_s = trip.depart_s // DAY_S * DAY_S
    for route in routes:
        found = maker.quote(route, not_before_s=max(day_s, ground.changes.moment_s))
        if not isinstance(found, Refusal):
            return found
        refusal = found
    assert refusal is not None
    return refusal


def _routes(
    ground: Ground,
    line: FleetLine,
    ups: Sequence[str],
    downs: Sequence[str],
    names: Sequence[str],
) -> list[Route]:
    """Routes for the workers through the places in that order, new ones put in.

    The shortest come first.
    """
    n: dict[str, int] = {}
    groups = {}
    for name in names:
        group = ground.group_of[name]
        groups[group.group_id] = group
        n[group.group_id] = n.get(group.group_id, 0) + 1
    villages = dict.fromkeys(group.village_id for group in groups.values())
    employers = dict.fromkeys(group.employer_id for group in groups.values())
    base = Route(
        line=line,
        villages=tuple(p for p in dict.fromkeys(ups) if p in villages),
        employers=tuple(p for p in dict.fromkeys(downs) if p in employers),
        loads=tuple(Load(group=groups[key], n=n[key]) for key in sorted(n)),
    )

    def length_m(route: Route) -> int:
        ids = route.place_ids
        return sum(ground.ways.metres(a, b) for a, b in pairwise(ids))

    def shortest(ways: Sequence[Route]) -> list[Route]:
        by_length = sorted(ways, key=lambda way: (length_m(way), way.place_ids))
        return by_length[:MOST_WAYS]

    ways = [base]
    for place_id in villages:
        ways = shortest(
            [
                replace(way, villages=up)
                for way in ways
                for up in put_in(way.villages, place_id)
            ]
        )
    for place_id in employers:
        ways = shortest(
            [
                replace(way, employers=down)
                for way in ways
                for down in put_in(way.employers, place_id)
            ]
        )
    return ways


def _leaving(ground: Ground, trip: Trip, at_s: int) -> Quote | None:
    """The trip's own route begun so that it leaves in that minute, if that is legal."""
    line = ground.scenario.fleet_line[trip.depot_id, trip.vehicle_type]
    ups = [str(stop.place_id) for stop in trip.stops if stop.board]
    downs = [str(stop.place_id) for stop in trip.stops if stop.alight]
    base = _routes(ground, line, ups, downs, trip.worker_ids)[0]
    route = replace(base, villages=tuple(ups), employers=tuple(downs))
    attempts = Attempts(ground.scenario, ground.ways, route, timetable)
    first = next(stop for stop in trip.stops if stop.board)
    begin_s = max(0, first.arrive_s + at_s - trip.depart_s)
    for _ in range(MOST_TRIES):
        found = attempts.at(
            begin_s,
            drivers=trip.drivers,
            rules=ground.scenario.policy.hours,
            earlier=fresh(0, drivers=trip.drivers),
        )
        if isinstance(found, Refusal):
            return None
        if found.depart_s == at_s:
            return found
        begin_s += at_s - found.depart_s
    return None


def _moved(trip: Trip, by_s: int) -> Trip:
    """The trip with all its times moved."""

    def later(stop: Stop) -> Stop:
        return replace(
            stop, arrive_s=stop.arrive_s + by_s, depart_s=stop.depart_s + by_s
        )

    return replace(
        trip,
        stops=tuple(map(later, trip.stops)),
        driving=tuple(
            replace(one, from_s=one.from_s + by_s, until_s=one.until_s + by_s)
            for one in trip.driving
        ),
    )
