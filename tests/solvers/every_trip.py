"""All trips that some parties can make together, and the chains of trips of a coach.

Every order of stops, every line, on every day: each with the cheapest timetable that
the public rules give. A coach's next trip is timed after the trips before it.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from tests.solvers.written import runs_of
from transport.clock import DAY_S
from transport.money.block_costs import block_lines
from transport.roads.hub_sides import ALWAYS, HubDistances, as_employer, as_village
from transport.scenario import Region, scope_between
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from transport.fleet import FleetLine
    from transport.groups import Group
    from transport.journeys.chains import Chain
    from transport.money.block_costs import Run
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.trips.attempts import Timed

N_CHAINS = 12  # of outings in one order, cheapest first
N_KEPT = 8  # ways to run some trips with the coaches of a line, cheapest first


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
        # an employer who takes in few a day has others come on another day
        self._is_day_free = (
            scenario.n_days > 1
            and not scenario.services
            and any(e.daily_intake is not None for e in scenario.employers)
        )
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
            orders = itertools.permutations(sorted(outings, key=_sorting))
            chains = [
                Dealt(self._cost_fen(line, ran), ran)
                for order in orders
                if _is_in_turn(order)
                for ran in self._chained(line, order)
            ]
            chains.sort(key=lambda dealt: dealt.cost_fen)
            found: dict[object, Dealt] = {}
            for dealt in chains:
                found.setdefault(frozenset(map(self._kind, dealt.ran)), dealt)
            self._dealt[key] = list(found.values())[:N_KEPT]
        return self._dealt[key]

    def _kind(self, ran: Ran) -> tuple[object, ...]:
        """What tells ways to run an outing apart: of those alike the cheapest does."""
        day = ran.quote.depart_s // DAY_S if self._is_day_free else None
        return (ran.outing, ran.coach, ran.block, ran.crew, day)

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
        lines = block_lines(line, self.scenario.tariff, self._runs(dealt.ran))
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
            found: list[tuple[Ran, ...]] = [()]
            if order:
                found = list(self._extended(line, order))
                found.sort(key=lambda ran: self._cost_fen(line, ran))
            self._chains[key] = found[:N_CHAINS]
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
        ready_s = last.quote.return_s + self.scenario.policy.turnaround_s
        if ready_s >= min(self.group_of(outing, i).deadline_s for i in outing.parties):
            return
        first_day = ready_s // DAY_S
        if self.scenario.policy.max_trips_per_block == 1:  # no day is bought twice
            bought = last.quote.depart_s // DAY_S + last.quote.days_of_hire
            first_day = max(first_day, bought)
        last_day = self.scenario.n_days if self._is_day_free else first_day + 2
        for one in alike:
            meant = replace(one, outing=outing)
            for day in range(first_day, min(last_day, self.scenario.n_days)):
                again = self._next(line, before, meant, from_day=day)
                if again is not None:
                    yield again
                    if not self._is_day_free:
                        break

    def _next(
        self, line: FleetLine, before: Sequence[Ran], meant: Ran, *, from_day: int
    ) -> Ran | None:
        """What is meant, at the time at which its block is cheapest, then is back."""
        block = [ran for ran in before if ran.block == meant.block]
        crew = [ran.quote for ran in block if ran.crew == meant.crew]
        ready_s = before[-1].quote.return_s + self.scenario.policy.turnaround_s

        def rank(quote: Quote) -> tuple[int, ...]:
            ran = replace(meant, quote=quote)
            return (self._cost_fen(line, (*block, ran)), quote.return_s)

        earlier = EarlierRuns(
            ready_s=ready_s,
            movements=tuple(quote.timetable for quote in crew),
            drivers=max((quote.drivers for quote in crew), default=1),
            is_soonest=False,
            rank=rank,
        )
        found = self._best(line, meant.outing, from_day, earlier)
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
            is_cheaper = not found or quote.cost_fen < found[-1].cost_fen
            if is_cheaper or self._is_day_free:
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

    def _runs(self, block: Iterable[Ran]) -> list[Run]:
        return runs_of(self.scenario, [(ran.quote, ran.crew) for ran in block])

    def _cost_fen(self, line: FleetLine, ran: Sequence[Ran]) -> int:
        blocks = itertools.groupby(ran, key=lambda r: r.block)
        return sum(
            sum(block_lines(line, self.scenario.tariff, self._runs(own)).values())
            for _, own in blocks
        )


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
