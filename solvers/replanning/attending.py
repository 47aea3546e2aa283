"""A coach of a service timed for its riders: it brings them to a hub or meets them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.replanning.pricing import with_cost
from solvers.replanning.printed import seated_as, span_of
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
    from collections.abc import Iterator, Mapping, Sequence

    from solvers.replanning.coaches import Coaches
    from solvers.replanning.crowds import Crowds
    from solvers.replanning.ground import Ground
    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.plan import Trip
    from transport.scenario import Scenario
    from transport.services import Service

MOST_LINES = 6  # of the fleet that are asked besides the trip's own coach
MOST_REPORTS = 6  # half-hours in which a feeder's riders may report, that are tried
WAIT_S = 4 * HOUR_S  # longest wait at a hub that is tried


class Attending:
    """Trips of services on one ground.

    ``crowds``: who reports at hubs already; ``chains``: by group, the windows that keep
    a journey within its limits from door to door, where it is made anew.
    """

    def __init__(
        self,
        ground: Ground,
        crowds: Crowds | None = None,
        chains: Mapping[str, Chain] | None = None,
    ) -> None:
        self._ground = ground
        self._distances = HubDistances(ground.distances)
        self._crowds = crowds
        self._chains = chains or {}

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

    def by_own_coach(self, now: Trip) -> Trip | None:
        """The trip by the coach it has, wherever that is; None: no legal timetable."""
        line = self._ground.scenario.fleet_line.get((now.depot_id, now.vehicle_type))
        trip = None if line is None else self._timed(now, line)
        return None if trip is None else replace(trip, coach=now.coach)

    def _back_s(self, now: Trip) -> int:
        """From when on the trip's own coach is there again; 0: it is not late."""
        line = self._ground.scenario.fleet_line.get((now.depot_id, now.vehicle_type))
        away = line.away if line is not None else ()
        return max((end_s for coach, _, end_s in away if coach == now.coach), default=0)

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
        """The trip by a coach of the line, at the best time for its service.

        A feeder comes so early that not too many report with its riders.
        """
        scenario = self._ground.scenario
        service = scenario.service[str(now.service_id)]
        if not self._ground.eligible.issuperset(now.worker_ids):
            return None
        if now.segment == "receiving":
            return self._quoted(now, line, ready_s, self._receiving(now, service))
        due_s: int | None = service.departs_s - scenario.policy.connect_s(service.mode)
        for _ in range(MOST_REPORTS):
            legs = self._feeder(now, service, due_s or 0)
            trip = self._quoted(now, line, ready_s, legs)
            if trip is None or self._crowds is None:
                return trip
            due_s = self._crowds.before(trip)
            if due_s is None:
                return trip
        return None

    def _quoted(
        self,
        now: Trip,
        line: FleetLine,
        ready_s: int,
        legs: tuple[Scenario, list[Group], tuple[tuple[str, ...], tuple[str, ...]]],
    ) -> Trip | None:
        """The trip of these groups, if there is a legal one."""
        scenario = self._ground.scenario
        with_hub, groups, ends = legs
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
        self, now: Trip, service: Service, due_s: int
    ) -> tuple[Scenario, list[Group], tuple[tuple[str, ...], tuple[str, ...]]]:
        """The scenario with the hub as an end, a group a village, the two ends."""
        scenario = self._ground.scenario
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
                ready_s = max(group.ready_s, due_s - run_s - WAIT_S)
                if chain := self._chains.get(group.group_id):
                    ready_s = chain.feeder_ready_s
                leg = replace(
                    group,
                    employer_id=hub.employer_id,
                    scope=scope,
                    ready_s=ready_s,
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
                deadline_s = group.deadline_s
                if chain := self._chains.get(group.group_id):
                    deadline_s = chain.receiving_deadline_s
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
                    deadline_s=deadline_s,
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
