"""Return loads: trips of a plan joined so that coaches come back with workers aboard.

Once the search is over, trips out and trips home that were planned as round trips are
put on one coach, which goes straight on from the last drop of the one to the first
pickup of the other. Chains that save most altogether are chosen, beside blocks over the
depot, and kept as far as coaches, gates and stops have room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from solvers.blocks.grouping import Grouping, by_line
from solvers.blocks.linking import Linking
from solvers.blocks.partition import best_blocks
from solvers.blocks.return_chains import ReturnChains, goes_home
from solvers.problem.fleet_use import FleetUse, intake_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.blocks.linking import Links
    from solvers.blocks.partition import Candidate
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from solvers.running.deadline import Deadline
    from transport.roads.distances import Distances
    from transport.scenario import Scenario


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
) -> Joined:
    """The trips, joined where a load for the way back makes the plan cheaper."""
    found = list(bookings)
    ways = {goes_home(booking.quote) for _, booking in found}
    if scenario.policy.max_trips_per_block == 1 or len(ways) == 1 or not found:
        return Joined(bookings=found)
    trips = [booking for _, booking in found]
    fleet = _fleet_of(scenario, found)
    chains: list[Links] = []
    for chain in _chosen(scenario, distances, trips, deadline):
        timed = _timed(chain, found)
        if _fits([trips[i] for i in chain.trips], timed, chain, fleet):
            for i, booking in zip(chain.trips, timed, strict=True):
                found[i] = (found[i][0], booking)
            chains.append(chain.links)
    return Joined(bookings=found, chains=tuple(chains))


def _fleet_of(
    scenario: Scenario, bookings: Sequence[tuple[Problem, Booking]]
) -> FleetUse:
    """What all the trips use, each as it is alone."""
    fleet = FleetUse(
        (line.count for line in bookings[0][0].lines),
        intake_of(scenario),
        scenario.policy.crowd_cap,
    )
    for _, booking in bookings:
        fleet.take(booking.draft.line_idx, booking.quote)
    return fleet


def _chosen(
    scenario: Scenario,
    distances: Distances,
    trips: Sequence[Booking],
    deadline: Deadline,
) -> list[Candidate]:
    """Chains that save most together with blocks over the depot, the best first."""
    linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
    quotes = [booking.quote for booking in trips]
    chains = ReturnChains(scenario, distances, linking, quotes, deadline)
    straight = list(chains.candidates())
    if not straight:
        return []
    blocks = list(_over_depots(Grouping(linking), trips))
    spans = [(quote.depart_s, quote.ready_s) for quote in quotes]
    best = best_blocks([*straight, *blocks], spans, None)
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


def _timed(
    chain: Candidate, bookings: Sequence[tuple[Problem, Booking]]
) -> list[Booking]:
    """The chain's trips as it times them, on its coach."""
    k = bookings[0][0].lines.index(chain.links[0].quote.route.line)
    return [
        replace(old, draft=replace(old.draft, line_idx=k), quote=link.quote)
        for i, link in zip(chain.trips, chain.links, strict=True)
        for _, old in [bookings[i]]
    ]


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
    for booking in taken:
        fleet.give_back(k, booking.quote)
    for booking in old:
        fleet.take(booking.draft.line_idx, booking.quote)
    return False
