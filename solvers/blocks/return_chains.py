"""Chains of a plan's trips that might save money by going straight on somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.blocks.partition import WORTH_FEN, Candidate
from solvers.blocks.straight_on import Next, StraightOn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.blocks.linking import Linking, Links
    from solvers.running.deadline import Deadline
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

MOST_PARTNERS = 8  # tried as the next of each trip
MOST_PAIRS = 300  # tried
MOST_LONGER = 20  # pairs to which further trips are added


class ReturnChains:
    """Finds chains among these trips; ``quotes`` are those of each trip alone.

    ``worth_fen``: what the plan is rid of where a chain runs each of them: the cost of
    the trip alone, or for those that do not run, what their workers weigh.
    """

    def __init__(
        self,
        scenario: Scenario,
        distances: Distances,
        linking: Linking,
        quotes: Sequence[Quote],
        deadline: Deadline,
        *,
        worth_fen: Sequence[int] | None = None,
    ) -> None:
        self._worth_fen = worth_fen or [quote.cost_fen for quote in quotes]
        self._straight_on = StraightOn(linking, scenario, distances)
        self._most_trips = linking.most_trips
        self._quotes = quotes
        self._deadline = deadline

    def candidates(self) -> Iterator[Candidate]:
        """Pairs that save money, and longer chains that save more."""
        pairs: list[Candidate] = []
        for i, j in self._promising():
            if self._deadline.is_over:
                break
            lines = {q.route.line.key: q.route.line for q in self._both(i, j)}
            after = [Next(quote=self._quotes[j], is_straight=True)]
            found = [
                self._candidate(
                    (i, j),
                    self._straight_on.cheapest(line, self._quotes[i], after),
                )
                for line in lines.values()
            ]
            pairs += [pair for pair in found if pair is not None]
        yield from pairs
        if pairs and self._most_trips > len(pairs[0].trips):
            pairs.sort(key=lambda pair: -pair.saved_fen)
            for pair in pairs[:MOST_LONGER]:
                yield from self._longer(pair)

    def _both(self, i: int, j: int) -> tuple[Quote, Quote]:
        return self._quotes[i], self._quotes[j]

    def _promising(self) -> list[tuple[int, int]]:
        """Pairs of opposite ways that save metres, those that save most first."""
        found: list[tuple[int, int, int]] = []
        for i, first in enumerate(self._quotes):
            own = [
                (-self._straight_on.saved_m(first, after), i, j)
                for j, after in enumerate(self._quotes)
                if goes_home(first) != goes_home(after)
                and _is_direct(first)
                and _is_direct(after)
            ]
            found += sorted(pair for pair in own if pair[0] < 0)[:MOST_PARTNERS]
        return [(i, j) for _, i, j in sorted(found)[:MOST_PAIRS]]

    def _longer(self, chain: Candidate) -> Iterator[Candidate]:
        """The chain with further trips at its end, each of which saves more."""
        if len(chain.trips) == self._most_trips:
            return
        links = chain.links
        others = [
            Next(
                quote=self._quotes[i], is_straight=link.quote.route.from_id is not None
            )
            for i, link in zip(chain.trips[1:], links[1:], strict=True)
        ]
        best: Candidate | None = None
        for j, quote in enumerate(self._quotes):
            if j in chain.trips or not _is_direct(quote) or self._deadline.is_over:
                continue
            is_straight = goes_home(quote) != goes_home(links[-1].quote)
            after = [*others, Next(quote=quote, is_straight=is_straight)]
            found = self._candidate(
                (*chain.trips, j),
                self._straight_on.longer(links, self._quotes[chain.trips[0]], after),
            )
            if found is not None and found.saved_fen >= chain.saved_fen + WORTH_FEN:
                yield found
                if best is None or found.saved_fen > best.saved_fen:
                    best = found
        if best is not None:
            yield from self._longer(best)

    def _candidate(
        self, trips: tuple[int, ...], cheapest: tuple[int, Links]
    ) -> Candidate | None:
        fen, links = cheapest
        saved_fen = sum(self._worth_fen[i] for i in trips) - fen
        if not links or saved_fen < WORTH_FEN:
            return None
        return Candidate(trips=trips, links=links, saved_fen=saved_fen)


def goes_home(quote: Quote) -> bool:
    """Whether the trip's workers go home."""
    return quote.route.loads[0].group.is_homebound


def _is_direct(quote: Quote) -> bool:
    """Whether the trip meets no flight or train."""
    return quote.route.loads[0].group.segment == "direct"
