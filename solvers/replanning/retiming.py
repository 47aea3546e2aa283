"""Printed trips timed anew: with a stop less, with a stop or riders more, elsewhere."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise, permutations
from typing import TYPE_CHECKING

from solvers.replanning.moments import changed_times
from solvers.replanning.options import Option, Room, open_to, room_of
from solvers.replanning.pinned import retimed
from solvers.replanning.pricing import with_cost
from solvers.replanning.printed import left, route_of, seated_as, span_of, told_at
from transport.trips.booking import book
from transport.trips.routes import Load, Refusal, Route

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.replanning.ground import Ground
    from solvers.replanning.options import Way
    from solvers.replanning.printed import Told
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.plan import Trip
    from transport.trips.quotes import Quote

SLACKS_S = (0, 15 * 60, 60 * 60)  # by which others may be picked up later
HALF_HOUR_S = 30 * 60
WAITS_S = (0, HALF_HOUR_S, 4 * HALF_HOUR_S, 12 * HALF_HOUR_S)  # before a closed stop
MOST_ORDERS = 24  # of the places of a trip, that are timed around a closure
MOST_PLACES = 2  # ways to put a stop in that are timed


class Retiming:
    """Options of printed trips on one ground; ``groups`` are to be placed."""

    def __init__(self, ground: Ground, told: Told, groups: Sequence[Group]) -> None:
        self._ground = ground
        self._told = told
        self._groups = groups

    def shorter(self, printed: Trip, now: Trip) -> Option | None:
        """The trip without the halts at which nobody boards or alights any more."""
        route = route_of(self._ground.scenario, now, self._ground.group_of)
        quote = self._at(route, printed, slack_s=0)
        if isinstance(quote, Refusal):
            return None
        trip = self._booked(quote, printed, now.worker_ids, own_coach=True)
        return self._option("shorter", printed, trip, f"{printed.trip_id} shorter")

    def elsewhere(
        self, printed: Trip, now: Trip, line: FleetLine, *, slack_s: int
    ) -> Option | None:
        """The trip by another coach, of that line."""
        base = route_of(self._ground.scenario, now, self._ground.group_of)
        quote = self._at(replace(base, line=line), printed, slack_s=slack_s)
        if isinstance(quote, Refusal):
            return None
        trip = self._booked(quote, printed, now.worker_ids, own_coach=False)
        key = f"{printed.trip_id} by {line.depot_id}/{line.vehicle_type} {slack_s}"
        option = self._option("other coach", printed, trip, key)
        return replace(
            option,
            takes=now.worker_ids,
            keeps_times=not option.changed,
            changed=frozenset(),
        )

    def later(self, printed: Trip, now: Trip, *, ready_s: int) -> Option | None:
        """The trip by its own coach from then on, its times changed only as need be."""
        route = route_of(self._ground.scenario, now, self._ground.group_of)
        late_s = max(0, ready_s - printed.depart_s)
        for slack_s in (0, late_s, late_s + HALF_HOUR_S):
            quote = self._at(route, printed, slack_s=slack_s, ready_s=ready_s)
            if isinstance(quote, Refusal):
                continue
            trip = self._booked(quote, printed, now.worker_ids, own_coach=True)
            key = f"{printed.trip_id} from {ready_s}"
            option = self._option("later", printed, trip, key)
            return replace(option, takes=now.worker_ids)
        return None

    def around(self, printed: Trip, now: Trip) -> Iterator[Option]:
        """The trip in other orders of its places, and without those that are closed."""
        closures = self._ground.scenario.closures
        shut = {closure.place_id for closure in closures if closure.is_stop}
        gone = {
            w
            for stop in now.stops
            if stop.place_id in shut
            for w in (*stop.board, *stop.alight)
        }
        for off in (set(), gone) if gone else (set(),):
            part = left(now, off)
            if part.worker_ids:
                option = self._around(printed, part)
                if option is not None:
                    yield option

    def _around(self, printed: Trip, now: Trip) -> Option | None:
        """The order in which the fewest riders have another time."""
        base = route_of(self._ground.scenario, now, self._ground.group_of)
        best: Option | None = None
        for route in self._orders(base):
            for slack_s in WAITS_S:
                quote = self._at(route, printed, slack_s=slack_s)
                if isinstance(quote, Refusal):
                    continue
                trip = self._booked(quote, printed, now.worker_ids, own_coach=True)
                key = f"{printed.trip_id} around by {route.place_ids}"
                option = self._option("later", printed, trip, key)
                moved = self._ground.changes.walks.keys() & set(now.worker_ids)
                changed = option.changed | moved
                option = replace(option, takes=now.worker_ids, changed=changed)
                if best is None or len(changed) < len(best.changed):
                    best = option
                break
        return best

    def _orders(self, base: Route) -> list[Route]:
        """The route, and others through the same places, the shortest first."""
        ups = [*islice(permutations(base.villages), MOST_ORDERS)]
        downs = [*islice(permutations(base.employers), MOST_ORDERS)]
        ways = [replace(base, villages=up) for up in ups]
        ways += [replace(base, employers=down) for down in downs[1:]]
        metres = self._ground.ways.metres

        def length_m(route: Route) -> int:
            return sum(metres(a, b) for a, b in pairwise(route.place_ids))

        rest = sorted(ways[1:], key=lambda route: (length_m(route), route.place_ids))
        return [base, *rest[: MOST_ORDERS - 1]]

    def longer(
        self, printed: Trip, now: Trip, group: Group, n: int
    ) -> Iterator[Option]:
        """The trip with so many of the group too, at a stop more where it needs one."""
        names = _first(group, n)
        if not names:
            return
        base = route_of(self._ground.scenario, now, self._ground.group_of)
        for route in self._with(base, group, len(names))[:MOST_PLACES]:
            for slack_s in SLACKS_S:
                quote = self._at(route, printed, slack_s=slack_s)
                if isinstance(quote, Refusal):
                    continue
                everyone = (*now.worker_ids, *names)
                trip = self._booked(quote, printed, everyone, own_coach=True)
                key = f"{printed.trip_id} with {','.join(names)} {route.place_ids}"
                option = self._option("longer", printed, trip, key)
                yield replace(option, takes=names, changed=option.changed - {*names})
                break

    def _with(self, base: Route, group: Group, n: int) -> list[Route]:
        """Routes that serve the group too, those of the least way first."""
        load = Load(group=group, n=n)
        loads = (*base.loads, load)
        ways = [
            replace(base, villages=up, employers=down, loads=loads)
            for up in put_in(base.villages, group.village_id)
            for down in put_in(base.employers, group.employer_id)
        ]
        metres = self._ground.ways.metres

        def length_m(route: Route) -> int:
            ids = route.place_ids
            return sum(metres(a, b) for a, b in pairwise(ids))

        return sorted(ways, key=lambda route: (length_m(route), route.place_ids))

    def _at(
        self, route: Route, printed: Trip, *, slack_s: int, ready_s: int = 0
    ) -> Quote | Refusal:
        told = told_at(printed, self._told)
        return retimed(
            self._ground.scenario,
            self._ground.ways,
            route,
            printed,
            told,
            not_before_s=max(ready_s, self._ground.changes.moment_s),
            slack_s=slack_s,
        )

    def _booked(
        self, quote: Quote, printed: Trip, names: Sequence[str], *, own_coach: bool
    ) -> Trip:
        return booked(self._ground, quote, printed, names, own_coach=own_coach)

    def _option(self, way: Way, printed: Trip, trip: Trip, key: str) -> Option:
        ground = self._ground
        (trip,) = with_cost(ground.scenario, [trip])
        policy = ground.scenario.policy
        told = {k: at_s for k, at_s in self._told.items() if k[0] == printed.trip_id}
        changed = changed_times(policy, printed, trip, told)
        return Option(
            way=way,
            key=key,
            of=printed.trip_id,
            trip=trip,
            span=span_of(ground.scenario, [trip]),
            line=(trip.depot_id, trip.vehicle_type),
            cost_fen=trip.cost_fen,
            changed=changed,
            room=room_of(ground, trip, told) if not changed else Room(seats=0),
            open_to=open_to(ground, trip, told, self._groups),
        )


def booked(
    ground: Ground,
    quote: Quote,
    printed: Trip,
    names: Sequence[str],
    *,
    own_coach: bool,
) -> Trip:
    """The quote as a trip of these workers, who keep their seats where they can."""
    by_group: dict[str, list[str]] = {}
    for name in names:
        by_group.setdefault(ground.group_of[name].group_id, []).append(name)
    merged = _merged(quote.route)
    quote = replace(quote, route=merged)
    trip = book(
        ground.scenario.policy,
        quote,
        workers=[by_group[load.group.group_id] for load in merged.loads],
        trip_id=printed.trip_id,
    )
    if own_coach:
        trip = replace(
            trip, coach=printed.coach, block_id=printed.block_id, crew=printed.crew
        )
    return seated_as(ground.scenario, trip, printed.seats)


def _merged(route: Route) -> Route:
    """The route with one load a group."""
    n: dict[str, int] = {}
    groups: dict[str, Group] = {}
    for load in route.loads:
        n[load.group.group_id] = n.get(load.group.group_id, 0) + load.n
        groups[load.group.group_id] = load.group
    loads = tuple(Load(group=groups[key], n=n[key]) for key in sorted(n))
    return replace(route, loads=loads)


def _first(group: Group, n: int) -> tuple[str, ...]:
    """The first parties of the group that fit into so many seats."""
    names: list[str] = []
    for party in group.parties:
        if len(names) + party.n <= n:
            names.extend(party.worker_ids)
    return tuple(names)


def put_in(places: tuple[str, ...], place_id: str) -> list[tuple[str, ...]]:
    """The places with this one too, in every order that keeps theirs."""
    if place_id in places:
        return [places]
    return [(*places[:at], place_id, *places[at:]) for at in range(len(places) + 1)]
