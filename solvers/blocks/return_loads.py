"""Return loads: trips of a plan joined so that coaches come back with workers aboard.

Once the search is over, trips out and trips home that were planned as round trips are
put on one coach, which goes straight on from the last drop of the one to the first
pickup of the other. So are trips for those whom the search left behind, since a round
trip is not worth it for them or no coach is free for one. Chains that save most
altogether are chosen, beside blocks over the depot, and kept as far as coaches, gates
and stops have room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.blocks.grouping import Grouping, by_line
from solvers.blocks.left_riders import trips_of_those_left, weight_fen
from solvers.blocks.linking import Linking
from solvers.blocks.partition import best_blocks
from solvers.blocks.return_chains import ReturnChains
from solvers.bound.straight_ways import may_go_straight_on
from solvers.problem.fleet_use import FleetUse
from transport.trips.holds import overfull

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.blocks.linking import Links
    from solvers.blocks.partition import Candidate, Span
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from solvers.search.search import Search
    from transport.fleet import FleetLine
    from transport.groups import Party
    from transport.roads.distances import Distances
    from transport.scenario import Scenario

MOST_ROUNDS = 5  # of chains chosen anew, without those for which there was no room


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The trips of a plan, and its chains that go straight on somewhere.

    The quotes of the chains' links are those of their bookings.
    """

    bookings: list[tuple[Problem, Booking]]
    chains: tuple[Links, ...] = ()


def with_return_loads(
    scenario: Scenario,
    distances: Distances,
    bookings: Sequence[tuple[Problem, Booking]],
    deadline: Deadline,
    searches: Sequence[Search] = (),
) -> Joined:
    """The trips, joined where a load for the way back makes the plan cheaper.

    Whoever waits in one of the ``searches`` and rides on such a way waits no more.
    """
    if not may_go_straight_on(scenario) or not (bookings or searches):
        return Joined(bookings=list(bookings))
    problems = [*(problem for problem, _ in bookings), *(s.problem for s in searches)]
    joining = _Joining(scenario, distances, problems[0].lines, bookings, deadline)
    for vehicle_type in [None, *sorted({x.vehicle_type for x in scenario.fleet})]:
        if _n_left(searches) and not deadline.is_over:
            joining.join(
                [
                    (search, booking)
                    for search in searches
                    for booking in trips_of_those_left(
                        search, deadline, vehicle_type=vehicle_type
                    )
                ]
            )
    joining.join([])
    return Joined(bookings=joining.found, chains=tuple(joining.chains))


def _n_left(searches: Sequence[Search]) -> int:
    return sum(int(search.state.waiting.n.sum()) for search in searches)


class _Joining:
    """Trips joined to chains, as long as coaches, gates and stops have room.

    Attributes
    ----------
    found, chains
        The trips that run, and those of them that go straight on.
    """

    def __init__(
        self,
        scenario: Scenario,
        distances: Distances,
        lines: Sequence[FleetLine],
        bookings: Sequence[tuple[Problem, Booking]],
        deadline: Deadline,
    ) -> None:
        self.found = list(bookings)
        self.chains: list[Links] = []
        self._scenario, self._distances = scenario, distances
        self._lines = lines
        self._deadline = deadline
        self._linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
        self._chained: set[int] = set()  # of ``found``
        self._fleet = _fleet_of(scenario, lines, self.found)

    def join(self, spare: Sequence[tuple[Search, Booking]]) -> None:
        """Chains of trips in none so far, and of ``spare`` ones for those who wait."""
        own = [i for i in range(len(self.found)) if i not in self._chained]
        trips = [self.found[i][1] for i in own]
        worth_fen = [booking.quote.cost_fen for booking in trips]
        blocks = list(_over_depots(Grouping(self._linking), trips))
        trips += [booking for _, booking in spare]
        worth_fen += [weight_fen(search.problem, booking) for search, booking in spare]
        quotes = [booking.quote for booking in trips]
        chains = ReturnChains(
            self._scenario,
            self._distances,
            self._linking,
            quotes,
            self._deadline,
            worth_fen=worth_fen,
        )
        parties = [
            [*_parties(*one)]
            for one in (
                *(self.found[i] for i in own),
                *((search.problem, booking) for search, booking in spare),
            )
        ]
        open_chains = [
            chain
            for chain in chains.candidates()
            if _takes_bags(chain, parties) and self._has_room(chain, trips, own)
        ]
        open_chains += blocks
        spans = [(quote.depart_s, quote.ready_s) for quote in quotes]
        taken: set[int] = set()
        for _ in range(MOST_ROUNDS):
            refused = []
            for chain in _best_straight(open_chains, spans):
                if self._is_taken(chain, trips, own, spare):
                    taken.update(chain.trips)
                else:
                    refused.append(id(chain))
            if not refused:
                break
            open_chains = [
                chain
                for chain in open_chains
                if id(chain) not in refused and taken.isdisjoint(chain.trips)
            ]

    def _has_room(
        self, chain: Candidate, trips: Sequence[Booking], own: Sequence[int]
    ) -> bool:
        """Whether there is room for the chain, be it the only one."""
        timed = self._timed(chain, trips)
        old = [trips[i] for i in chain.trips if i < len(own)]
        if not _fits(old, timed, chain, self._fleet):
            return False
        k = timed[0].draft.line_idx
        for span in chain.stands:
            self._fleet.release(k, span)
        _put_back(old, timed, self._fleet)
        return True

    def _is_taken(
        self,
        chain: Candidate,
        trips: Sequence[Booking],
        own: Sequence[int],
        spare: Sequence[tuple[Search, Booking]],
    ) -> bool:
        """Whether the chain runs from now on: there is room for it."""
        timed = self._timed(chain, trips)
        old = [trips[i] for i in chain.trips if i < len(own)]
        if not _fits(old, timed, chain, self._fleet):
            return False
        for i, booking in zip(chain.trips, timed, strict=True):
            if i < len(own):
                at = own[i]
                self.found[at] = (self.found[at][0], booking)
            else:
                search, _ = spare[i - len(own)]
                for piece in booking.draft.pieces:
                    search.state.waiting.take(piece)
                at = len(self.found)
                self.found.append((search.problem, booking))
            self._chained.add(at)
        self.chains.append(chain.links)
        return True

    def _timed(self, chain: Candidate, trips: Sequence[Booking]) -> list[Booking]:
        """The chain's trips as it times them, on its coach."""
        k = self._lines.index(chain.links[0].quote.route.line)
        return [
            replace(old, draft=replace(old.draft, line_idx=k), quote=link.quote)
            for i, link in zip(chain.trips, chain.links, strict=True)
            for old in [trips[i]]
        ]


def _fleet_of(
    scenario: Scenario,
    lines: Sequence[FleetLine],
    bookings: Sequence[tuple[Problem, Booking]],
) -> FleetUse:
    """What all the trips use, each as it is alone."""
    fleet = FleetUse.of(scenario, (line.count for line in lines))
    for _, booking in bookings:
        fleet.take(booking.draft.line_idx, booking.quote)
    return fleet


def _parties(problem: Problem, booking: Booking) -> Iterator[Party]:
    for piece in booking.draft.pieces:
        own = problem.groups[piece.group_idx].parties
        yield from (own[i] for i in piece.parties)


def _takes_bags(chain: Candidate, parties: Sequence[Sequence[Party]]) -> bool:
    """Whether the hold of the chain's coach takes the luggage of each of its trips.

    They were booked on coaches of their own, whose holds may be larger.
    """
    line = chain.links[0].quote.route.line
    return all(overfull(line, parties[i]) is None for i in chain.trips)


def _best_straight(
    candidates: Sequence[Candidate], spans: Sequence[Span]
) -> list[Candidate]:
    """Chains that save most together with blocks over the depot, the best first."""
    if not any(any(_skips_depot(block)) for block in candidates):
        return []
    best = best_blocks(candidates, spans, None)
    return sorted(
        (block for block in best if any(_skips_depot(block))),
        key=lambda block: (-block.saved_fen, block.trips),
    )


def _over_depots(grouping: Grouping, trips: Sequence[Booking]) -> Iterator[Candidate]:
    for own in by_line(trips).values():
        for block in grouping.candidates([trips[i].quote for i in own]):
            yield replace(block, trips=tuple(own[i] for i in block.trips))


def _skips_depot(block: Candidate) -> Iterator[bool]:
    return (link.quote.route.goes_on for link in block.links)


def _fits(
    old: Sequence[Booking], timed: Sequence[Booking], chain: Candidate, fleet: FleetUse
) -> bool:
    """Whether a coach is free for the chain, and its workers are welcome; then taken.

    Otherwise the trips use what they used before.
    """
    for booking in old:
        fleet.give_back(booking.draft.line_idx, booking.quote)
    k = timed[0].draft.line_idx
    taken: list[Booking] = []
    if fleet.free_over(k, chain.span) > 0:
        for booking in timed:
            gate = fleet.closed_gate(booking.quote.arrivals)
            if gate or fleet.crowded_place(booking.quote.gatherings):
                break
            fleet.take(k, booking.quote)
            taken.append(booking)
        else:
            for span in chain.stands:
                fleet.hold(k, span)
            return True
    _put_back(old, taken, fleet)
    return False


def _put_back(
    old: Sequence[Booking], timed: Sequence[Booking], fleet: FleetUse
) -> None:
    """The trips use what they used before they were timed as a chain."""
    for booking in timed:
        fleet.give_back(booking.draft.line_idx, booking.quote)
    for booking in old:
        fleet.take(booking.draft.line_idx, booking.quote)
