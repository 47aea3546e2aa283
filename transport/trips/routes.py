"""The run of a coach: its stops, its loads, and the limits that need no timetable."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from transport.clock import MINUTE_S
from transport.said import said
from transport.trips.homes import cities_of, may_carry
from transport.units import PERCENT

if TYPE_CHECKING:
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.policy import Policy
    from transport.said import Said
    from transport.scenario import Scenario


class Lookup(Protocol):
    """Runs between two places by id, as `transport.roads.distances.Distances` has."""

    def metres(self, from_id: str, to_id: str) -> int:
        """Road metres of the run."""

    def seconds(self, from_id: str, to_id: str) -> int:
        """Driving seconds of the run by day at speed 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """``n`` workers of a group on a trip."""

    group: Group
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The run to be quoted: a coach, its pickups and drops in order, its loads.

    ``from_id``: the last drop of the trip before, if the coach comes straight from
    there. ``goes_on``: it stays at its last drop until its next trip.
    """

    line: FleetLine
    villages: tuple[str, ...]
    employers: tuple[str, ...]
    loads: tuple[Load, ...]
    from_id: str | None = None
    goes_on: bool = False

    @property
    def n_workers(self) -> int:
        """Workers on board."""
        return sum(load.n for load in self.loads)

    @property
    def n_kits(self) -> int:
        """Workers on board whose journey begins here."""
        return sum(load.n for load in self.loads if load.group.sets_out)

    @property
    def place_ids(self) -> tuple[str, ...]:
        """Depot, pickups, drops, depot; or where the coach comes from or stays."""
        depot_id = self.line.depot_id
        return (
            self.from_id or depot_id,
            *self.villages,
            *self.employers,
            self.employers[-1] if self.goes_on else depot_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why no legal trip runs this route: an unplanned code, and what is told of it.

    ``excess``: by how much the limit is broken, in seconds or workers; 0 where it has
    no amount. ``is_by_load``: a coach with fewer workers aboard may keep it.
    ``wait_s``: what is waited too long aboard; boarding later by it may help.
    """

    code: str
    told: Said
    excess: int = 0
    is_by_load: bool = False
    wait_s: int = 0


def closer(one: Refusal, other: Refusal) -> Refusal:
    """Of two attempts at a route the one that needed less to be legal.

    A ride that is too long by less, then one that is in time at all, then the former.
    What fewer workers might mend stays told.
    """
    found = min(one, other, key=_distance)
    is_by_load = one.is_by_load or other.is_by_load
    return found if found.is_by_load == is_by_load else replace(found, is_by_load=True)


def _distance(refusal: Refusal) -> tuple[int, int]:
    return (_CLOSEST.index(refusal.code), refusal.excess)


_CLOSEST = (
    "NO_SEATS_LEFT",
    "RIDE_TOO_LONG",
    "NO_LEGAL_TIMETABLE",
    "CREW_NOT_ALLOWED",
    "NO_COACH_FITS_VILLAGE",
    "NO_COACH_AT_HOME",
)


def dwell_s(policy: Policy, n: int) -> int:
    """Seconds a coach stands for ``n`` workers, rounded up to a whole minute."""
    seconds = policy.stop_s + policy.stop_per_worker_s * n
    return seconds + -seconds % MINUTE_S


def broken_limit(scenario: Scenario, distances: Lookup, route: Route) -> Refusal | None:
    """The first limit of places or detour that the route breaks; None when none."""
    return (
        _coach_too_large(scenario, route)
        or _coach_from_elsewhere(scenario, route)
        or _too_many_places(scenario, route)
        or _too_long_a_way(scenario, distances, route)
    )


def _coach_too_large(scenario: Scenario, route: Route) -> Refusal | None:
    line = route.line
    for village_id in (*route.villages, *route.employers):
        village = scenario.own_village.get(village_id)
        max_seats = None if village is None else village.max_seats
        if max_seats is not None and line.seats > max_seats:
            return Refusal(
                code="NO_COACH_FITS_VILLAGE",
                told=said(
                    "COACH_TOO_LARGE",
                    vehicle_type=line.vehicle_type,
                    seats=line.seats,
                    village=village_id,
                    most=max_seats,
                ),
            )
    return None


def _coach_from_elsewhere(scenario: Scenario, route: Route) -> Refusal | None:
    line = route.line
    for load in route.loads:
        if not may_carry(scenario, line, load.group):
            home = scenario.city_of_depot[line.depot_id]
            start, end = cities_of(scenario, load.group)
            return Refusal(
                code="NO_COACH_AT_HOME",
                told=said(
                    "COACH_FROM_ELSEWHERE",
                    depot=line.depot_id,
                    home=home,
                    start=start,
                    end=end,
                ),
            )
    return None


def _too_many_places(scenario: Scenario, route: Route) -> Refusal | None:
    policy = scenario.policy
    n_villages, n_employers = len(route.villages), len(route.employers)
    if (
        n_employers <= policy.max_employers_per_vehicle
        and n_villages <= policy.max_villages_per_vehicle
    ):
        return None
    return Refusal(
        code="NO_SEATS_LEFT",
        told=said(
            "TOO_MANY_PLACES",
            villages=n_villages,
            employers=n_employers,
            most_villages=policy.max_villages_per_vehicle,
            most_employers=policy.max_employers_per_vehicle,
        ),
    )


def _too_long_a_way(
    scenario: Scenario, distances: Lookup, route: Route
) -> Refusal | None:
    for load in route.loads:
        ends = {"village": load.group.village_id, "employer": load.group.employer_id}
        if is_too_long_a_detour(scenario, distances, route, load.group):
            return Refusal(code="RIDE_TOO_LONG", told=said("DETOUR_TOO_LONG", **ends))
        excess_s = detour_excess_s(scenario, distances, route, load.group)
        if excess_s > 0:
            return Refusal(
                code="RIDE_TOO_LONG",
                told=said("DETOUR_TOO_SLOW", **ends),
                excess=excess_s,
                is_by_load=True,
            )
    return None


def is_too_long_a_detour(
    scenario: Scenario, distances: Lookup, route: Route, group: Group
) -> bool:
    """Whether the group rides further than the policy allows over its direct way."""
    policy = scenario.policy
    first = route.villages.index(group.village_id)
    last = len(route.villages) + route.employers.index(group.employer_id)
    direct_m = distances.metres(group.village_id, group.employer_id)
    allowed_m = max(
        direct_m * policy.max_detour_percent // PERCENT,
        direct_m + policy.detour_allowance_m,
    )
    places = (*route.villages, *route.employers)[first : last + 1]
    return run_m(distances, places) > allowed_m


def detour_excess_s(
    scenario: Scenario, distances: Lookup, route: Route, group: Group
) -> int:
    """By how much driving by day and halts on the group's way exceed the allowed.

    Not above 0 where they do not.

    Halts are those at places between its own boarding and alighting; breaks, rests and
    slower nights are the law's and do not count.
    """
    policy, speed = scenario.policy, route.line.speed_percent
    first = route.villages.index(group.village_id)
    last = len(route.villages) + route.employers.index(group.employer_id)
    direct_s = driven_s(distances.seconds(group.village_id, group.employer_id), speed)
    places = (*route.villages, *route.employers)[first : last + 1]
    ridden_s = sum(
        driven_s(distances.seconds(a, b), speed) for a, b in itertools.pairwise(places)
    )
    served = served_at(route)
    ridden_s += sum(dwell_s(policy, served[place]) for place in places[1:-1])
    return ridden_s - allowed_ride_s(policy, direct_s)


def allowed_ride_s(policy: Policy, direct_s: int) -> int:
    """Driving and halts that the detour rule allows over a direct drive, seconds."""
    return max(
        direct_s * policy.max_detour_percent // PERCENT,
        direct_s + policy.detour_allowance_s,
    )


def driven_s(day_s: int, speed_percent: int) -> int:
    """Driving seconds of a vehicle whose speed is this share of the usual one."""
    return -(-day_s * PERCENT // speed_percent)


def served_at(route: Route) -> dict[str, int]:
    """Workers who board or alight at each place of the route."""
    served = dict.fromkeys((*route.villages, *route.employers), 0)
    for load in route.loads:
        served[load.group.village_id] += load.n
        served[load.group.employer_id] += load.n
    return served


def run_m(distances: Lookup, places: tuple[str, ...]) -> int:
    """Metres of the way through the places in order."""
    return sum(distances.metres(a, b) for a, b in itertools.pairwise(places))


def longest_run_m(distances: Lookup, route: Route) -> int:
    """Metres of the loaded run, or of a worker's direct way where that is longer."""
    direct = (
        distances.metres(load.group.village_id, load.group.employer_id)
        for load in route.loads
    )
    return max(run_m(distances, (*route.villages, *route.employers)), *direct)


def legs_of(distances: Lookup, route: Route) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Metres, and driving seconds at day speed, of each leg from yard to yard."""
    pairs = list(itertools.pairwise(route.place_ids))
    speed = route.line.speed_percent
    metres = tuple(distances.metres(a, b) for a, b in pairs)
    seconds = tuple(driven_s(distances.seconds(a, b), speed) for a, b in pairs)
    return metres, seconds
