"""All trips that some parties can make together, and the chains of trips of a coach.

Every order of stops, every line, on every day: each with the cheapest timetable that
the public rules give. A coach's next trip is timed after the trips before it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from transport.clock import DAY_S
from transport.money.block_costs import Run, block_cost_lines, block_lines
from transport.roads.hub_sides import ALWAYS, HubDistances, as_employer, as_village
from transport.scenario import Region, scope_between
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.trips.attempts import Timed

N_KEPT = 3  # ways to run some trips with the coaches of a line, cheapest first


class Outing(NamedTuple):
    """Who makes a trip together: numbers of parties on this part of their journeys."""

    segment: str
    service_id: str | None
    parties: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A timed outing of a coach: ``block`` numbers the blocks of its line."""

    outing: Outing
    quote: Quote
    coach: int
    block: int
    crew: int


class Dealt(NamedTuple):
    """Outings dealt to the coaches of a line, and what that costs."""

    cost_fen: int
    ran: tuple[Ran, ...]


class EveryTrip:
    """The trips of one scenario; ``parties``: each as a group of its own."""

    def __init__(
        self,
        scenario: Scenario,
        distances: Distances,
        parties: Sequence[Group],
        chains: Sequence[Chain],
        timed: Timed,
    ) -> None:
        self._parties = parties
        self._chain = {(c.group_id, c.service_id): c for c in chains}
        villages, employers = list(scenario.villages), list(scenario.employers)
        for service in scenario.services:
            name = service.service_id
            employers.append(as_employer(scenario, service.from_hub, name, ALWAYS))
            villages.append(as_village(scenario, service.to_hub, name))
        self.scenario = replace(
            scenario, villages=tuple(villages), employers=tuple(employers)
        )
        self._maker = TripMaker(self.scenario, HubDistances(distances), timed)
        self._orders: dict[tuple[FleetLine, Outing], list[Route]] = {}
        self._chains: dict[
            tuple[FleetLine, tuple[Outing, ...]], list[tuple[Ran, ...]]
        ] = {}
        self._dealt: dict[tuple[FleetLine, frozenset[Outing]], list[Dealt]] = {}

    def group_of(self, outing: Outing, party: int) -> Group:
        """The party on its part of the journey."""
        group = self._parties[party]
        if outing.service_id is None:
            return group
        scenario = self.scenario
        service = scenario.service[outing.service_id]
        chain = self._chain[group.group_id, outing.service_id]
        if outing.segment == "feeder":
            village = scenario.village[group.village_id]
            hub = as_employer(
                scenario, service.from_hub, outing.service_id, ALWAYS
            ).employer_id
            return replace(
                group,
                segment="feeder",
                service_id=outing.service_id,
                employer_id=hub,
                scope=scope_between(
                    scenario.region_of_village(village),
                    scenario.region_of_hub[service.from_hub],
                ),
                ready_s=chain.feeder_ready_s,
                deadline_s=chain.feeder_deadline_s,
            )
        employer = scenario.employer[group.employer_id]
        side = as_village(scenario, service.to_hub, outing.service_id)
        return replace(
            group,
            segment="receiving",
            service_id=outing.service_id,
            village_id=side.village_id,
            county=side.county,
            scope=scope_between(
                scenario.region_of_hub[service.to_hub],
                Region(employer.province, employer.city),
            ),
            ready_s=chain.receiving_ready_s,
            deadline_s=chain.receiving_deadline_s,
        )

    def dealt(self, line: FleetLine, outings: frozenset[Outing]) -> list[Dealt]:
        """The cheapest ways to run the outings with the coaches of the line."""
        key = (line, outings)
        if key not in self._dealt:
            found = {}
            for order in itertools.permutations(sorted(outings, key=_sorting)):
                for ran in self._chained(line, order) if _is_in_turn(order) else ():
                    alike = frozenset((r.outing, r.coach, r.block) for r in ran)
                    found[alike] = Dealt(self._cost_fen(line, ran), ran)
            ranked = sorted(found.values(), key=lambda dealt: dealt.cost_fen)
            self._dealt[key] = ranked[:N_KEPT]
        return self._dealt[key]

    def least_fen(self, outing: Outing) -> tuple[int, int] | None:
        """What the outing costs alone at least, and of that what a block may share.

        None where no line can run it.
        """
        alone = [
            (dealt.cost_fen, self._shared_fen(line, dealt))
            for line in self.scenario.fleet
            for dealt in self.dealt(line, frozenset({outing}))[:1]
        ]
        if not alone:
            return None
        cost_fen = min(cost_fen for cost_fen, _ in alone)
        own_fen = min(cost_fen - shared_fen for cost_fen, shared_fen in alone)
        return cost_fen, cost_fen - own_fen

    def _shared_fen(self, line: FleetLine, dealt: Dealt) -> int:
        """Of a trip alone what further trips of its block need not buy again."""
        lines = self.shares(dealt.ran)[0]
        names = {"drivers", "escorts"}
        if line.billing == "per_day":
            names.add("hire")
        return sum(fen for name, fen in lines.items() if name in names)

    def _chained(
        self, line: FleetLine, order: tuple[Outing, ...]
    ) -> list[tuple[Ran, ...]]:
        """The outings in this order, the next on the same coach or on another."""
        key = (line, order)
        if key not in self._chains:
            self._chains[key] = list(self._extended(line, order)) if order else [()]
        return self._chains[key]

    def _extended(
        self, line: FleetLine, order: tuple[Outing, ...]
    ) -> Iterator[tuple[Ran, ...]]:
        *_, outing = order
        for before in self._chained(line, order[:-1]):
            last = before[-1] if before else None
            coach, block = (last.coach, last.block) if last else (0, 0)
            if coach < line.count:
                for quote in self._first(line, outing):
                    ran = Ran(
                        outing=outing,
                        quote=quote,
                        coach=coach + 1,
                        block=block + 1,
                        crew=1,
                    )
                    yield (*before, ran)
            for again in self._again(line, before, outing) if before else ():
                yield (*before, again)

    def _again(
        self, line: FleetLine, before: Sequence[Ran], outing: Outing
    ) -> Iterator[Ran]:
        """The outing on the last coach: in its block, with its crew, or neither."""
        last = before[-1]
        block = [ran for ran in before if ran.block == last.block]
        has_room = len(block) < self.scenario.policy.max_trips_per_block
        alike: list[Ran] = []  # with this block and crew as they are
        if has_room:
            alike.append(last)
        if has_room and line.crew_change:
            alike.append(replace(last, crew=last.crew + 1))
        alike.append(replace(last, block=last.block + 1, crew=1))
        for one in alike:
            again = self._next(line, before, replace(one, outing=outing))
            if again is not None:
                yield again

    def _next(self, line: FleetLine, before: Sequence[Ran], meant: Ran) -> Ran | None:
        """What is meant, at the time at which its block is cheapest, then is back."""
        block = [ran for ran in before if ran.block == meant.block]
        ready_s = before[-1].quote.return_s + self.scenario.policy.turnaround_s

        def rank(quote: Quote) -> tuple[int, ...]:
            ran = replace(meant, quote=quote)
            return (self._cost_fen(line, (*block, ran)), quote.return_s)

        earlier = EarlierRuns(
            ready_s=ready_s,
            movements=tuple(r.quote.timetable for r in block if r.crew == meant.crew),
            drivers=1,
            is_soonest=False,
            rank=rank,
        )
        found = self._best(line, meant.outing, ready_s // DAY_S, earlier)
        return None if found is None else replace(meant, quote=found)

    def _first(self, line: FleetLine, outing: Outing) -> list[Quote]:
        """The outing with a coach that has run nothing, by day: cheaper ones, later."""
        fresh = EarlierRuns(
            ready_s=0,
            movements=(),
            drivers=1,
            is_soonest=False,
            rank=lambda q: (q.cost_fen, q.return_s),
        )
        found: list[Quote] = []
        for day in range(self.scenario.n_days):
            quote = self._best(line, outing, day, fresh)
            if quote is None:
                break
            if not found or quote.cost_fen < found[-1].cost_fen:
                found.append(quote)
        return found

    def _best(
        self, line: FleetLine, outing: Outing, day: int, earlier: EarlierRuns
    ) -> Quote | None:
        """The best over all orders of stops on the first day on which one goes."""
        quotes = [
            self._maker.quote(route, not_before_s=day * DAY_S, earlier=earlier)
            for route in self._routes(line, outing)
        ]
        legal = [quote for quote in quotes if isinstance(quote, Quote)]
        return min(legal, key=earlier.rank, default=None)

    def _routes(self, line: FleetLine, outing: Outing) -> list[Route]:
        key = (line, outing)
        if key not in self._orders:
            loads = [
                Load(group=group, n=group.n_workers)
                for party in sorted(outing.parties)
                for group in [self.group_of(outing, party)]
            ]
            villages = dict.fromkeys(load.group.village_id for load in loads)
            employers = dict.fromkeys(load.group.employer_id for load in loads)
            self._orders[key] = [
                Route(line=line, villages=v, employers=e, loads=tuple(loads))
                for v in itertools.permutations(villages)
                for e in itertools.permutations(employers)
            ]
        return self._orders[key]

    # -- money -----------------------------------------------------------------------

    def _cost_fen(self, line: FleetLine, ran: Sequence[Ran]) -> int:
        blocks = itertools.groupby(ran, key=lambda r: r.block)
        return sum(
            sum(block_lines(line, self.scenario.tariff, self.runs(tuple(own))).values())
            for _, own in blocks
        )

    def runs(self, block: Sequence[Ran]) -> list[Run]:
        """What the price of a block needs of its outings."""
        found = []
        for before, ran in zip([None, *block], block, strict=False):
            quote = ran.quote
            found.append(
                Run(
                    outbound_m=sum(quote.leg_m[:-1]),
                    return_m=quote.leg_m[-1],
                    deadhead_m=quote.deadhead_m,
                    depart_s=quote.depart_s,
                    return_s=quote.return_s,
                    n_kits=quote.route.n_kits,
                    n_escorts=n_escorts(quote.route.line, self.scenario.policy),
                    drivers=quote.drivers,
                    is_fresh_crew=before is not None and ran.crew != before.crew,
                )
            )
        return found

    def shares(self, block: Sequence[Ran]) -> list[dict[str, int]]:
        """Cost lines of each outing of a block."""
        line = block[0].quote.route.line
        return block_cost_lines(line, self.scenario.tariff, self.runs(block))


def _is_in_turn(order: Sequence[Outing]) -> bool:
    """Whether no coach collects from a service before it feeds it."""
    collected: set[str | None] = set()
    for outing in order:
        if outing.segment == "feeder" and outing.service_id in collected:
            return False
        if outing.segment == "receiving":
            collected.add(outing.service_id)
    return True


def _sorting(outing: Outing) -> tuple[str, str, list[int]]:
    return (outing.segment, outing.service_id or "", sorted(outing.parties))
