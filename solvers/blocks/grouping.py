"""Which trips of a plan one coach runs, as they are timed, and what that saves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from solvers.blocks.partition import WORTH_FEN, Candidate, best_blocks
from solvers.blocks.pricing import Link
from transport.clock import DAY_S

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from solvers.blocks.linking import Linking, Links
    from solvers.drafting.drafts import Booking
    from solvers.problem.fleet_use import FleetUse
    from transport.trips.quotes import Quote

    _Key = tuple[int, tuple[int, ...], tuple[tuple[int, int], ...]]

MOST_KNOWN = 2_000  # answers remembered before all are forgotten
LONGEST_STAND_S = DAY_S  # at the depot between two trips of a block


class Grouping:
    """Groups the trips of plans, line by line; the same question is answered once."""

    def __init__(self, linking: Linking) -> None:
        self.linking = linking
        self._known: dict[_Key, tuple[list[Quote], list[Candidate]]] = {}

    def saved_fen(self, bookings: Sequence[Booking], fleet: FleetUse) -> int:
        """What the trips cost less than each alone."""
        return sum(block.saved_fen for block in self.blocks(bookings, fleet))

    def blocks(self, bookings: Sequence[Booking], fleet: FleetUse) -> list[Candidate]:
        """The blocks of more than one trip that save most, over all lines.

        ``fleet``: what all trips use, these among them.
        """
        if self.linking.most_trips == 1:
            return []
        found = []
        for k, trips in by_line(bookings).items():
            if len(trips) > 1:
                found += [
                    replace(block, trips=tuple(trips[i] for i in block.trips))
                    for block in self._of_line(
                        k, [bookings[i].quote for i in trips], fleet
                    )
                ]
        return found

    def _of_line(
        self, k: int, ordered: list[Quote], fleet: FleetUse
    ) -> list[Candidate]:
        key = (k, tuple(map(id, ordered)), fleet.spans(k))
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = best_blocks(
                list(self.candidates(ordered)),
                spans_of(ordered),
                coaches_at(k, ordered, fleet),
            )
            # with the quotes themselves, lest another gets the identity of one
            self._known[key] = (ordered, found)
        return self._known[key][1]

    def candidates(self, quotes: Sequence[Quote]) -> Iterator[Candidate]:
        """Every block of the trips that saves money, its beginnings too."""
        for i, quote in enumerate(quotes):
            yield from self._from((i,), (Link(quote=quote),), quotes)

    def _from(
        self,
        trips: tuple[int, ...],
        links: Links,
        quotes: Sequence[Quote],
        before_fen: int = 0,
    ) -> Iterator[Candidate]:
        """Blocks of more trips, each of which saves more; so far ``before_fen``."""
        for j in range(trips[-1] + 1, len(quotes)):
            last = links[-1].quote
            if quotes[j].depart_s > last.return_s + LONGEST_STAND_S:
                break
            longer = self.linking.joined(links, quotes[j])
            if longer is None:
                continue
            saved_fen = self.linking.prices.saved_fen(longer)
            if saved_fen >= before_fen + WORTH_FEN:
                taken = (*trips, j)
                yield Candidate(trips=taken, links=longer, saved_fen=saved_fen)
                yield from self._from(taken, longer, quotes, saved_fen)


def by_line(bookings: Sequence[Booking]) -> dict[int, list[int]]:
    """Positions of the trips by fleet line, in order of departure."""
    found: dict[int, list[int]] = {}
    for i, booking in enumerate(bookings):
        found.setdefault(booking.draft.line_idx, []).append(i)
    quotes = [booking.quote for booking in bookings]
    for trips in found.values():
        trips.sort(key=lambda i: (quotes[i].depart_s, quotes[i].return_s))
    return found


def spans_of(quotes: Sequence[Quote]) -> list[tuple[int, int]]:
    """When the coach of each trip is away or being cleaned."""
    return [(quote.depart_s, quote.ready_s) for quote in quotes]


def coaches_at(
    k: int, quotes: Sequence[Quote], fleet: FleetUse
) -> Callable[[int], int] | None:
    """Coaches that the trips may use at a time, beside what others use.

    None where there is one for each trip of the line, so that no block can lack one.
    """
    if len(fleet.spans(k)) <= fleet.count(k):
        return None
    spans = spans_of(quotes)

    def left(at_s: int) -> int:
        own = sum(from_s <= at_s < until_s for from_s, until_s in spans)
        return fleet.free_over(k, (at_s, at_s + 1)) + own

    return left
