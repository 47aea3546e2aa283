"""Trips of a plan timed anew so that fewer coaches run them, where that is cheaper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.blocks.following import Following
from solvers.blocks.grouping import by_line, coaches_at, spans_of
from solvers.blocks.partition import WORTH_FEN, Candidate, best_blocks
from solvers.running.deadline import NO_DEADLINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from solvers.blocks.grouping import Grouping
    from solvers.blocks.linking import Links
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking
    from solvers.running.deadline import Deadline
    from solvers.search.state import State
    from transport.scenario import Scenario

MOST_PAIRS = 150  # of trips of a line tried one after the other
MOST_LONGER = 150  # blocks of more trips tried


class Chaining:
    """Finds blocks among a state's trips and times the trips for them."""

    def __init__(
        self, grouping: Grouping, dispatcher: Dispatcher, scenario: Scenario
    ) -> None:
        self._grouping = grouping
        self._linking = grouping.linking
        self._following = Following(grouping.linking, dispatcher, scenario)
        self._deadline = NO_DEADLINE

    def keep(self, deadline: Deadline) -> None:
        """Try no more trips once it is over."""
        self._deadline = deadline

    def improve(self, state: State) -> bool:
        """Time trips anew where that makes the plan cheaper; whether it did."""
        if self._linking.most_trips == 1:
            return False
        has_improved = False
        bookings = list(state.bookings)
        for k, trips in sorted(by_line(bookings).items()):
            if len(trips) > 1:
                own = [bookings[i] for i in trips]
                has_improved |= self._improve_line(k, own, state)
        return has_improved

    def _improve_line(self, k: int, trips: Sequence[Booking], state: State) -> bool:
        quotes = [booking.quote for booking in trips]
        candidates = [*self._grouping.candidates(quotes), *self._timed(trips)]
        if not candidates:
            return False
        chosen = best_blocks(
            candidates, spans_of(quotes), coaches_at(k, quotes, state.fleet)
        )
        before_fen, old = state.cost_fen(), list(state.bookings)
        for block in chosen:
            self._retime(k, [trips[i] for i in block.trips], block.links, state)
        if state.cost_fen() < before_fen:
            return True
        state.restore(old)
        return False

    def _retime(
        self, k: int, trips: Sequence[Booking], links: Links, state: State
    ) -> None:
        """The trips with their new times, if the gates take their workers then."""
        changed = [
            (trip, replace(trip, quote=link.quote))
            for trip, link in zip(trips, links, strict=True)
            if trip.quote is not link.quote
        ]
        for trip, _ in changed:
            state.remove(trip)
        for n, (_, timed) in enumerate(changed):
            if not state.fleet.takes(k, timed.quote):
                for _, added in changed[:n]:
                    state.remove(added)
                for trip, _ in changed:
                    state.add(trip)
                return
            state.add(timed)

    # -- blocks with new times -------------------------------------------------------

    def _timed(self, trips: Sequence[Booking]) -> Iterator[Candidate]:
        """Blocks of these trips, timed so that one follows the other."""
        pairs = []
        for links, i, j in self._promising(trips):
            if self._deadline.is_over:
                return
            longer = self._following.longer(links, trips[j])
            if longer and (found := self._candidate((i, j), longer, trips)):
                pairs.append(found)
                yield found
        n_left = MOST_LONGER
        pairs.sort(key=lambda pair: -pair.saved_fen)
        for pair in pairs:
            for longer_block in self._longer(pair, trips):
                yield longer_block
                n_left -= 1
                if n_left == 0 or self._deadline.is_over:
                    return

    def _longer(
        self, block: Candidate, trips: Sequence[Booking]
    ) -> Iterator[Candidate]:
        """The block with one and with more trips at its end, where that saves more."""
        for i, trip in enumerate(trips):
            if i in block.trips:
                continue
            numbers = (*block.trips, i)
            least_fen = self._following.least_fen(block.links, trip)
            enough_fen = block.saved_fen + WORTH_FEN
            if _alone_fen(numbers, trips) - least_fen < enough_fen:
                continue
            links = self._following.longer(block.links, trip)
            found = self._candidate(numbers, links, trips) if links else None
            if found is not None and found.saved_fen >= enough_fen:
                yield found
                yield from self._longer(found, trips)

    def _candidate(
        self, numbers: tuple[int, ...], links: Links, trips: Sequence[Booking]
    ) -> Candidate | None:
        saved_fen = _alone_fen(numbers, trips) - self._linking.prices.fen(links)
        if saved_fen < WORTH_FEN:
            return None
        return Candidate(trips=numbers, links=links, saved_fen=saved_fen)

    def _promising(self, trips: Sequence[Booking]) -> list[tuple[Links, int, int]]:
        """Pairs of trips that might save money, those that might save most first."""
        found = []
        for i, trip in enumerate(trips):
            links = self._following.first(trip)
            for j, other in enumerate(trips):
                if i != j:
                    least_fen = self._following.least_fen(links, other)
                    saved_fen = trip.cost_fen + other.cost_fen - least_fen
                    if saved_fen >= WORTH_FEN:
                        found.append((-saved_fen, i, j, links))
        found.sort(key=lambda pair: pair[:3])
        return [(links, i, j) for _, i, j, links in found[:MOST_PAIRS]]


def _alone_fen(numbers: Sequence[int], trips: Sequence[Booking]) -> int:
    return sum(trips[i].cost_fen for i in numbers)
