"""Coaches of a service timed anew: it leaves at another time, or they are not there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from solvers.replanning.coaches import Coaches
from solvers.replanning.ground import ground_of
from solvers.replanning.pricing import with_cost
from solvers.replanning.printed import left, seated_as, span_of
from transport.clock import HOUR_S, MINUTE_S
from transport.places import Opening
from transport.roads.hub_sides import HubDistances, as_employer, as_village
from transport.scenario import Region, scope_between
from transport.trips.booking import book
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from solvers.replanning.asking import Asked
    from solvers.replanning.ground import Ground
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.plan import Trip
    from transport.scenario import Scenario
    from transport.services import Service

MOST_LINES = 6  # of the fleet that are asked besides the trip's own coach
WAIT_S = 4 * HOUR_S  # longest wait at a hub that is tried


@dataclass(frozen=True, kw_only=True)
class Attended:
    """Printed trips of services as they run now; who misses his service for want."""

    trips: Mapping[str, Trip] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


def attended(
    asked: Asked, *, lost: Collection[str], refused: Collection[str]
) -> Attended:
    """Feeders and receiving coaches timed anew, where they cannot run as printed.

    ``lost``: trips whose coach is not to be had. ``refused``: trips of services that
    are not to run: their riders miss the service.
    """
    plan, off = asked.plan, set(asked.changes.out)
    if not any(trip.service_id for trip in plan.trips):
        return Attended()
    ground = ground_of(asked.scenario, asked.changes)
    scenario = ground.scenario
    touched = [
        trip
        for trip in plan.trips
        if trip.service_id in scenario.service
        and trip.trip_id not in asked.fixed.departed
        and (trip.trip_id in {*lost, *refused} or not _connects(scenario, trip, asked))
    ]
    if not touched:
        return Attended()
    names = {trip.trip_id for trip in touched}
    coaches = Coaches(scenario, [t for t in plan.trips if t.trip_id not in names])
    maker = _Maker(ground)
    found: dict[str, Trip] = {}
    gone: set[str] = set()
    for trip in touched:
        now = left(trip, off)
        if not now.worker_ids:
            continue
        again = None
        if trip.trip_id not in refused:
            again = maker.first_free(now, coaches)
        if again is None:
            gone.update(now.worker_ids)
            continue
        line, span = (again.depot_id, again.vehicle_type), span_of(scenario, [again])
        coaches.take(line, again.coach, span)
        found[trip.trip_id] = again
    return Attended(trips=found, gone=frozenset(gone))


def _connects(scenario: Scenario, trip: Trip, asked: Asked) -> bool:
    """Whether the trip's time at the hub suits its service."""
    service, policy = scenario.service[str(trip.service_id)], scenario.policy
    stop = next(stop for stop in trip.stops if stop.kind == "hub")
    if trip.segment == "feeder":
        return stop.depart_s <= service.departs_s - policy.connect_s(service.mode)
    boards_s = min(
        leg.board_s
        for journey in asked.plan.journeys
        for leg in journey.legs
        if leg.trip_id == trip.trip_id
    )
    return boards_s >= service.arrives_s + policy.transfer_s(service.mode)


class _Maker:
    """Trips of services on one ground."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._distances = HubDistances(ground.distances)

    def first_free(self, now: Trip, coaches: Coaches) -> Trip | None:
        """The trip by its own coach, else by another one, the nearest first."""
        lines = self._lines(now)
        own = self._timed(now, lines[0], ready_s=self._back_s(now)) if lines else None
        if own is not None and lines[0].key == (now.depot_id, now.vehicle_type):
            span = span_of(self._ground.scenario, [own])
            if coaches.is_free(lines[0].key, now.coach, span):
                return replace(own, coach=now.coach)
        for line in lines:
            trip = self._timed(now, line)
            if trip is None:
                continue
            free = coaches.free(line.key, span_of(self._ground.scenario, [trip]))
            if free is not None:
                return replace(trip, coach=free)
        return None

    def _back_s(self, now: Trip) -> int:
        """From when on the trip's own coach is there again; 0: it is not late."""
        line = self._ground.scenario.fleet_line[now.depot_id, now.vehicle_type]
        spans = [end_s for coach, _, end_s in line.away if coach == now.coach]
        return max(spans, default=0)

    def _lines(self, now: Trip) -> list[FleetLine]:
        metres = self._distances.metres
        first = next(str(s.place_id) for s in now.stops if s.board)
        able = [
            line
            for line in self._ground.scenario.fleet
            if line.count and line.seats > len(now.worker_ids)
        ]
        able.sort(
            key=lambda line: (
                line.key != (now.depot_id, now.vehicle_type),
                metres(line.depot_id, first),
                line.seats,
                line.key,
            )
        )
        return able[: MOST_LINES + 1]

    def _timed(self, now: Trip, line: FleetLine, *, ready_s: int = 0) -> Trip | None:
        """The trip by a coach of the line, at the best time for its service."""
        scenario = self._ground.scenario
        service = scenario.service[str(now.service_id)]
        if not self._ground.eligible.issuperset(now.worker_ids):
            return None
        make = self._feeder if now.segment == "feeder" else self._receiving
        with_hub, groups, ends = make(now, service)
        route = Route(
            line=line,
            villages=ends[0],
            employers=ends[1],
            loads=tuple(Load(group=g, n=g.n_workers) for g in groups),
        )
        maker = TripMaker(with_hub, self._distances)
        moment_s = max(0, ready_s, self._ground.changes.moment_s)
        earlier = EarlierRuns(
            ready_s=moment_s + -moment_s % MINUTE_S,
            movements=(),
            drivers=1,
            is_soonest=False,
            rank=maker.rank,
        )
        quote = maker.quote(route, earlier=earlier, final=lambda _: True)
        if not isinstance(quote, Quote):
            return None
        trip = book(
            scenario.policy,
            quote,
            workers=[group.worker_ids for group in groups],
            trip_id=now.trip_id,
        )
        kept = replace(trip, block_id=now.block_id, crew=now.crew)
        (priced,) = with_cost(scenario, [seated_as(scenario, kept, now.seats)])
        return priced

    def _feeder(
        self, now: Trip, service: Service
    ) -> tuple[Scenario, list[Group], tuple[tuple[str, ...], tuple[str, ...]]]:
        """The scenario with the hub as an end, a group a village, the two ends."""
        scenario = self._ground.scenario
        due_s = service.departs_s - scenario.policy.connect_s(service.mode)
        open_s = Opening(from_s=0, until_s=due_s, is_daily=False)
        hub = as_employer(scenario, service.from_hub, service.service_id, open_s)
        run_s = now.stops[-1].arrive_s - now.depart_s
        groups = []
        for stop in now.stops:
            for group in self._alike(stop.board):
                village = scenario.village[group.village_id]
                scope = scope_between(
                    scenario.region_of_village(village),
                    scenario.region_of_hub[service.from_hub],
                )
                leg = replace(
                    group,
                    employer_id=hub.employer_id,
                    scope=scope,
                    ready_s=max(group.ready_s, due_s - run_s - WAIT_S),
                    deadline_s=due_s,
                    segment="feeder",
                    service_id=service.service_id,
                )
                groups.append(leg)
        with_hub = replace(scenario, employers=(*scenario.employers, hub))
        villages = tuple(dict.fromkeys(group.village_id for group in groups))
        return with_hub, groups, (villages, (hub.employer_id,))

    def _receiving(
        self, now: Trip, service: Service
    ) -> tuple[Scenario, list[Group], tuple[tuple[str, ...], tuple[str, ...]]]:
        """The same for a coach that meets the service."""
        scenario = self._ground.scenario
        begins_s = service.arrives_s + scenario.policy.transfer_s(service.mode)
        hub = as_village(scenario, service.to_hub, service.service_id)
        groups = []
        for stop in now.stops:
            for group in self._alike(stop.alight):
                employer = scenario.employer[group.employer_id]
                scope = scope_between(
                    scenario.region_of_hub[service.to_hub],
                    Region(employer.province, employer.city),
                )
                leg = replace(
                    group,
                    village_id=hub.village_id,
                    county=hub.county,
                    scope=scope,
                    ready_s=begins_s,
                    segment="receiving",
                    service_id=service.service_id,
                )
                groups.append(leg)
        with_hub = replace(scenario, villages=(*scenario.villages, hub))
        employers = tuple(dict.fromkeys(group.employer_id for group in groups))
        return with_hub, groups, ((hub.village_id,), employers)

    def _alike(self, names: Sequence[str]) -> Iterator[Group]:
        """Groups of these workers alone, each with an id of its own."""
        wanted, group_of = set(names), self._ground.group_of
        for group in {group_of[w].group_id: group_of[w] for w in names}.values():
            own = [p for p in group.parties if wanted.intersection(p.worker_ids)]
            yield replace(group, parties=tuple(own))
