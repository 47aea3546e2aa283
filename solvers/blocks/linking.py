"""Trips joined to a block: whether one coach and its drivers may run them in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from solvers.blocks.pricing import BlockPrices, Link
from transport.driving.block_duty import may_drive_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.driving.timetable import Timetable
    from transport.policy import Policy
    from transport.tariff import Tariff
    from transport.trips.quotes import Quote

    Links = tuple[Link, ...]

MOST_KNOWN = 100_000  # answers remembered before all are forgotten


class Linking:
    """Joins timed trips under one scenario's rules, and remembers the answers."""

    def __init__(self, *, tariff: Tariff, policy: Policy) -> None:
        self.prices = BlockPrices(tariff=tariff, policy=policy)
        self.most_trips = policy.max_trips_per_block
        self._rules = policy.hours
        self._known: dict[tuple[int, ...], tuple[Links, Quote, Links | None]] = {}

    def joined(self, links: Links, quote: Quote) -> Links | None:
        """The block with one more trip as it is timed; None where it may not be.

        The drivers stay where their hours allow it, and else others take over where
        the line has them.
        """
        if len(links) == self.most_trips or ready_s(links) > quote.depart_s:
            return None
        key = (*(id(link.quote) for link in links), id(quote))
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            # with the quotes themselves, lest another gets the identity of one
            self._known[key] = (links, quote, self._joined(links, quote))
        return self._known[key][2]

    def _joined(self, links: Links, quote: Quote) -> Links | None:
        crew = crew_of(links)
        if self.may_stay([link.quote for link in crew], quote):
            return (*links, Link(quote=quote))
        if quote.route.line.crew_change:
            return (*links, Link(quote=quote, is_fresh=True))
        return None

    def may_stay(self, before: Sequence[Quote], quote: Quote) -> bool:
        """Whether the drivers of the trips before may also run this one."""
        drivers = {one.drivers for one in (*before, quote)}
        if self._rules.rest_s is not None and len(drivers) > 1:
            return False  # the daily rest of one driver differs from that of two
        return may_drive_all(
            [one.timetable for one in (*before, quote)],
            rules=self._rules,
            drivers=max(drivers),
        )


def ready_s(links: Links) -> int:
    """When the coach is back and clean after these trips."""
    return links[-1].quote.ready_s


def crew_of(links: Links) -> Links:
    """The last trips, those that the drivers of the very last have run."""
    began = max([0, *(i for i, link in enumerate(links) if link.is_fresh)])
    return links[began:]


def movements_of(crew: Links) -> tuple[Timetable, ...]:
    """What the drivers of these trips have behind them."""
    return tuple(link.quote.timetable for link in crew)
