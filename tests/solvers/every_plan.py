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

from solvers.drafting.compiled_hours import quick_timetable
from tests.solvers.every_trip import Dealt, EveryTrip, Outing, Ran
from tests.solvers.written import Manned, written
from transport.checker import violations
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.groups import groups_of
from transport.journeys.individual import with_tickets
from transport.journeys.network import journey_network
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.groups import Group
    from transport.plan import Plan
    from transport.scenario import Scenario


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
        riders: dict[str, list[str]] = defaultdict(list)
        for i, service_id in way.service_of:
            riders[service_id] += self._parties[i].worker_ids
        return written(
            self._checked,
            [
                [self._manned(ran) for ran in block]
                for part in dealt
                for _, block in itertools.groupby(part.ran, key=lambda ran: ran.block)
            ],
            left=[self._parties[i].parties[0] for i in way.left],
            riders=riders,
            screenings=self._screenings,
        )

    def _manned(self, ran: Ran) -> Manned:
        names = tuple(self._parties[i].worker_ids for i in sorted(ran.outing.parties))
        return Manned(quote=ran.quote, names=names, coach=ran.coach, crew=ran.crew)


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
