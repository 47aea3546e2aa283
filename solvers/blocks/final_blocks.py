"""The blocks of a plan at last: over all parts, numbered, with what each trip adds."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from solvers.blocks.grouping import Grouping
from solvers.blocks.linking import Linking
from solvers.blocks.partition import Candidate
from solvers.problem.fleet_use import FleetUse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from solvers.blocks.linking import Links
    from solvers.drafting.drafts import Booking
    from solvers.problem.problem import Problem
    from transport.scenario import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class InBlock:
    """A trip's place: its block, what it adds to its cost, and the crew.

    ``crew`` numbers those who take over from one another, from 1.
    """

    block_id: str
    cost_lines: Mapping[str, int]
    crew: int = 1


def final_blocks(
    scenario: Scenario,
    bookings: Sequence[tuple[Problem, Booking]],
    chains: Sequence[Links] = (),
) -> list[InBlock]:
    """The place of each trip, in the order given, which is that of departures.

    ``chains``: blocks that stand already, made of quotes of these trips.
    """
    if not bookings:
        return []
    trips = [booking for _, booking in bookings]
    fleet = FleetUse(line.count for line in bookings[0][0].lines)
    for trip in trips:
        fleet.take(trip.draft.line_idx, trip.quote)
    linking = Linking(tariff=scenario.tariff, policy=scenario.policy)
    blocks = _standing(trips, chains)
    for block in blocks:
        for span in block.stands:
            fleet.hold(trips[block.trips[0]].draft.line_idx, span)
    joined = {i for block in blocks for i in block.trips}
    others = [i for i in range(len(trips)) if i not in joined]
    blocks += [
        replace(block, trips=tuple(others[i] for i in block.trips))
        for block in Grouping(linking).blocks([trips[i] for i in others], fleet)
    ]
    chained = {i: block for block in blocks for i in block.trips}
    later = {i for block in blocks for i in block.trips[1:]}
    firsts = [i for i in range(len(trips)) if i not in later]
    width = max(3, len(str(len(firsts))))
    found: dict[int, InBlock] = {}
    for number, i in enumerate(firsts, start=1):
        name = f"B{number:0{width}d}"
        if i not in chained:
            found[i] = InBlock(block_id=name, cost_lines=trips[i].quote.cost_lines)
            continue
        block = chained[i]
        lines = linking.prices.lines(block.links)
        crews = accumulate((link.is_fresh for link in block.links), initial=1)
        for j, crew, added in zip(block.trips, list(crews)[1:], lines, strict=True):
            found[j] = InBlock(block_id=name, cost_lines=added, crew=crew)
    return [found[i] for i in range(len(trips))]


def _standing(trips: Sequence[Booking], chains: Sequence[Links]) -> list[Candidate]:
    """The chains as blocks of these trips.

    Trips alike, such as two of one village at one time, may share a quote; each chain
    gets one of its own.
    """
    numbers: defaultdict[int, deque[int]] = defaultdict(deque)
    for i, trip in enumerate(trips):
        numbers[id(trip.quote)].append(i)
    return [
        Candidate(
            trips=tuple(numbers[id(link.quote)].popleft() for link in links),
            links=links,
            saved_fen=0,
        )
        for links in chains
    ]
