"""The cheapest of all plans of a tiny scenario, found by trying them all.

Every way to put parties on trips and services or to leave them, every line for each
trip, every chain of trips on the coaches there are, in blocks and without. Nothing of
the search is used; trips are timed and priced by the public rules, and only what the
checker accepts counts.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from solvers.costing import plan_cost
from solvers.drafting.compiled_hours import quick_timetable
from tests.solvers.every_trip import Dealt, EveryTrip, Outing, Ran
from transport.checker import violations
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.individual import travellers_of, with_tickets
from transport.journeys.network import journey_network
from transport.plan import (
    Journey,
    Leg,
    NotTravelling,
    Plan,
    ServiceUse,
    SolverInfo,
    Trip,
)
from transport.roads.distances import distances_of
from transport.said import said
from transport.trips.booking import book
from transport.trips.routes import dwell_s
from transport.unplanned import LEFT_BY_SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.groups import Group
    from transport.scenario import Scenario

INFO = SolverInfo(version="all plans", seed=0, seconds=0.0, threads=1, steps=0)


class Way(NamedTuple):
    """Who rides with whom, who by which service, and who by none."""

    outings: tuple[Outing, ...]
    service_of: tuple[tuple[int, str], ...]
    left: tuple[int, ...]


class EveryPlan:
    """All plans of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self._asked = scenario
        self._checked, self._screenings = screened(scenario)
        self._gate = health_gate(self._checked, mode="coach")
        distances = distances_of(self._checked)
        groups = groups_of(self._checked, self._gate.eligible)
        groups = with_tickets(self._checked, distances, groups)
        groups, network = journey_network(self._checked, distances, groups)
        self._parties: list[Group] = [
            replace(group, parties=(party,))
            for group in groups
            for party in group.parties
        ]
        self._services = {
            i: [c.service_id for c in network.possible if c.group_id == group.group_id]
            for i, group in enumerate(self._parties)
        }
        self._trips = EveryTrip(
            self._checked, distances, self._parties, network.possible, quick_timetable
        )
        self.n_tried = 0

    @property
    def n_parties(self) -> int:
        """How many parties may travel."""
        return len(self._parties)

    def cheapest(self) -> Plan | None:
        """The plan of least objective that the checker accepts."""
        best: Plan | None = None
        ways = sorted(
            ((self._least_fen(way), way) for way in self._ways()),
            key=lambda pair: pair[0],
        )
        for least_fen, way in ways:
            if best is not None and least_fen >= best.cost.objective_fen:
                break
            for cost_fen, dealt in sorted(self._dealt(way), key=lambda pair: pair[0]):
                if best is not None and cost_fen >= best.cost.objective_fen:
                    break
                plan = self._plan(way, dealt)
                is_cheaper = (
                    best is None or plan.cost.objective_fen < best.cost.objective_fen
                )
                self.n_tried += is_cheaper
                if is_cheaper and not violations(self._asked, plan):
                    best = plan
        return best

    # -- all ways --------------------------------------------------------------------

    def _dealt(self, way: Way) -> Iterator[tuple[int, tuple[Dealt, ...]]]:
        """Every choice of lines for the trips, dealt to coaches; meals apart."""
        other_fen = self._other_fen(way)
        for lines in itertools.product(self._checked.fleet, repeat=len(way.outings)):
            of_line = defaultdict(set)
            for line, outing in zip(lines, way.outings, strict=True):
                of_line[line].add(outing)
            each = [
                self._trips.dealt(line, frozenset(own)) for line, own in of_line.items()
            ]
            for dealt in itertools.product(*each):
                yield other_fen + sum(part.cost_fen for part in dealt), dealt

    def _least_fen(self, way: Way) -> int:
        """No plan of this way costs less: all trips may share the days of one."""
        costs = [self._trips.least_fen(outing) or (0, 0) for outing in way.outings]
        total_fen = self._other_fen(way) + sum(cost_fen for cost_fen, _ in costs)
        if self._checked.policy.max_trips_per_block == 1 or not costs:
            return total_fen
        shared = [shared_fen for _, shared_fen in costs]
        return total_fen - sum(shared) + max(shared)

    def _ways(self) -> Iterator[Way]:
        choices = [["", "left", *self._services[i]] for i in range(len(self._parties))]
        for chosen in itertools.product(*choices):
            direct = [i for i, how in enumerate(chosen) if not how]
            left = tuple(i for i, how in enumerate(chosen) if how == "left")
            riders: dict[str, list[int]] = defaultdict(list)
            for i, how in enumerate(chosen):
                if how and how != "left":
                    riders[how].append(i)
            if any(self._is_full(s, own) for s, own in riders.items()):
                continue
            parts = [self._partitions(direct, "direct", None)]
            for service_id, own in riders.items():
                parts.append(self._partitions(own, "feeder", service_id))
                parts.append(self._partitions(own, "receiving", service_id))
            service_of = tuple((i, s) for s, own in riders.items() for i in own)
            for outings in itertools.product(*parts):
                yield Way(tuple(itertools.chain(*outings)), service_of, left)

    def _is_full(self, service_id: str, riders: Sequence[int]) -> bool:
        service = self._checked.service[service_id]
        n = sum(self._parties[i].n_workers for i in riders)
        return service.units_for(n) > service.max_units

    def _partitions(
        self, parties: Sequence[int], segment: str, service_id: str | None
    ) -> list[tuple[Outing, ...]]:
        """Every way to share the parties out to trips that some line can make."""
        return [
            outings
            for part in _set_partitions(tuple(parties))
            for outings in [tuple(Outing(segment, service_id, own) for own in part)]
            if all(self._trips.least_fen(outing) for outing in outings)
        ]

    def _other_fen(self, way: Way) -> int:
        """Services, tickets and the weight of those who stay."""
        riders: dict[str, int] = defaultdict(int)
        for i, service_id in way.service_of:
            riders[service_id] += self._parties[i].n_workers
        return sum(
            self._checked.service[s].cost_fen(n) for s, n in riders.items()
        ) + sum(self._parties[i].parties[0].otherwise_fen for i in way.left)

    # -- the plan --------------------------------------------------------------------

    def _plan(self, way: Way, dealt: Sequence[Dealt]) -> Plan:
        checked = self._checked
        trips = self._booked(dealt)
        uses = self._uses(way)
        journeys = self._journeys(trips, uses)
        left = [self._parties[i].parties[0] for i in way.left]
        alone = travellers_of(checked, [p for p in left if p.goes_alone])
        stay = [party for party in left if not party.goes_alone]
        return Plan(
            scenario_name=checked.name,
            scenario_sha256=checked.sha256,
            variant=checked.variant,
            solver=INFO,
            cost=plan_cost(
                checked,
                trips=trips,
                uses=uses,
                journeys=journeys,
                screenings=self._screenings,
                alone=alone,
                penalty_fen=sum(party.penalty_fen for party in stay),
                bound_fen=0,
            ),
            n_registered=len(checked.workers),
            n_eligible=len(self._gate.eligible),
            held=self._gate.held,
            unplanned=tuple(
                NotTravelling(
                    worker_id=worker_id,
                    code=LEFT_BY_SEARCH,
                    told=said("AS_WRITTEN", text="all plans were tried"),
                )
                for worker_id in sorted(w for p in stay for w in p.worker_ids)
            ),
            trips=trips,
            services=uses,
            journeys=journeys,
            screenings=tuple(self._screenings),
            individual=alone,
        )

    def _booked(self, dealt: Sequence[Dealt]) -> tuple[Trip, ...]:
        trips: list[Trip] = []
        for part in dealt:
            for _, own in itertools.groupby(part.ran, key=lambda ran: ran.block):
                trips += self._block(tuple(own), len(trips) + 1)
        return tuple(sorted(trips, key=lambda trip: (trip.depart_s, trip.trip_id)))

    def _block(self, block: Sequence[Ran], first: int) -> list[Trip]:
        trips = []
        shares = self._trips.shares(block)
        for number, (ran, lines) in enumerate(zip(block, shares, strict=True), first):
            names = [self._parties[i].worker_ids for i in sorted(ran.outing.parties)]
            trip = book(
                self._checked.policy, ran.quote, workers=names, trip_id=f"T{number:03d}"
            )
            trips.append(
                replace(
                    trip,
                    coach=ran.coach,
                    block_id=f"BT{first:03d}",
                    crew=ran.crew,
                    cost_lines=lines,
                    cost_fen=sum(lines.values()),
                )
            )
        return trips

    def _uses(self, way: Way) -> tuple[ServiceUse, ...]:
        riders: dict[str, list[str]] = defaultdict(list)
        for i, service_id in way.service_of:
            riders[service_id] += self._parties[i].worker_ids
        return tuple(
            ServiceUse(
                service_id=service_id,
                units=service.units_for(len(own)),
                workers=tuple(sorted(own)),
                cost_fen=service.cost_fen(len(own)),
            )
            for service_id, own in sorted(riders.items())
            for service in [self._checked.service[service_id]]
        )

    def _journeys(
        self, trips: Sequence[Trip], uses: Sequence[ServiceUse]
    ) -> tuple[Journey, ...]:
        legs: dict[str, list[Leg]] = defaultdict(list)
        for trip in trips:
            alights = {w: stop.depart_s for stop in trip.stops for w in stop.alight}
            for stop in trip.stops:
                board_s = stop.depart_s - dwell_s(self._checked.policy, len(stop.board))
                for worker_id in stop.board:
                    leg = Leg(
                        trip_id=trip.trip_id,
                        service_id=None,
                        seat=trip.seats[worker_id],
                        board_s=board_s,
                        alight_s=alights[worker_id],
                    )
                    legs[worker_id].append(leg)
        for use in uses:
            service = self._checked.service[use.service_id]
            for number, worker_id in enumerate(use.workers):
                unit, place = divmod(number, service.seats)
                leg = Leg(
                    trip_id=None,
                    service_id=use.service_id,
                    seat=f"{unit + 1}-{place + 1}",
                    board_s=service.departs_s,
                    alight_s=service.arrives_s,
                )
                legs[worker_id].append(leg)
        return tuple(
            Journey(
                worker_id=worker_id,
                legs=tuple(sorted(own, key=lambda leg: leg.board_s)),
            )
            for worker_id, own in sorted(legs.items())
        )


def _set_partitions(parties: tuple[int, ...]) -> Iterator[tuple[frozenset[int], ...]]:
    """Every way to share the parties out to trips."""
    if not parties:
        yield ()
        return
    first, rest = parties[0], parties[1:]
    for n in range(len(rest) + 1):
        for others in itertools.combinations(rest, n):
            left = tuple(i for i in rest if i not in others)
            for more in _set_partitions(left):
                yield (frozenset({first, *others}), *more)
