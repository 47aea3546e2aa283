"""Trips timed anew so that one coach can run them one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from solvers.blocks.least_return import least_return_s
from solvers.blocks.linking import crew_of, movements_of, ready_s
from solvers.blocks.pricing import NEVER, Link
from solvers.drafting.dispatcher import identity
from transport.clock import DAY_S, MINUTE_S
from transport.money.costs import hire_days
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.routes import Refusal

if TYPE_CHECKING:
    from solvers.blocks.linking import Linking, Links
    from solvers.drafting.dispatcher import Dispatcher
    from solvers.drafting.drafts import Booking
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

MOST_KNOWN = 50_000  # answers remembered before all are forgotten


class Following:
    """Times trips for coaches that have run others, and remembers the answers."""

    def __init__(
        self, linking: Linking, dispatcher: Dispatcher, scenario: Scenario
    ) -> None:
        self._linking = linking
        self._prices = linking.prices
        self._dispatcher = dispatcher
        self._scenario = scenario
        self._known: dict[tuple[object, ...], tuple[Links, Links | None]] = {}

    def first(self, booking: Booking) -> Links:
        """The trip as the first of a block: back as soon as it may be on its day."""
        old = booking.quote
        found = self._timed((), booking, old.first_service_s // DAY_S * DAY_S)
        if found is None or found[0].quote.cost_fen > old.cost_fen:
            return (Link(quote=old),)
        return found

    def least_fen(self, links: Links, booking: Booking) -> int:
        """What the block costs at least with the trip at its end; or it cannot be."""
        if len(links) == self._linking.most_trips:
            return NEVER
        back_s = self._least_return_s(links, booking)
        if back_s is None:
            return NEVER
        return self._prices.least_fen(links, booking.quote, back_s=back_s)

    def longer(self, links: Links, booking: Booking) -> Links | None:
        """The block with the trip at its end; None where it cannot be timed so."""
        lead_s = booking.quote.first_service_s - booking.quote.depart_s
        from_s = ready_s(links) + min(lead_s, DAY_S)
        return self._timed(links, booking, from_s + -from_s % MINUTE_S)

    def _least_return_s(self, links: Links, booking: Booking) -> int | None:
        return least_return_s(
            self._scenario, booking.quote, leaves_s=ready_s(links) if links else 0
        )

    def _timed(self, links: Links, booking: Booking, from_s: int) -> Links | None:
        key = (
            tuple((id(link.quote), link.is_fresh) for link in links),
            identity(booking.draft),
            from_s,
        )
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            # with the trips before, lest others get their identity
            self._known[key] = (links, self._soonest(links, booking, from_s))
        return self._known[key][1]

    def _soonest(self, links: Links, booking: Booking, from_s: int) -> Links | None:
        """With the same drivers, or with others where those are tired."""
        drivers = self._fewest_drivers(links, booking)
        if drivers is not None:
            crew = crew_of(links)
            kept = self._with(links, booking, from_s, crew=crew, least=drivers)
            if kept is not None:
                return kept
        if not links or not booking.quote.route.line.crew_change:
            return None
        return self._with(links, booking, from_s, crew=(), least=1)

    def _fewest_drivers(self, links: Links, booking: Booking) -> int | None:
        """Drivers that the trip needs at least to be back as early as it may."""
        back_s = self._least_return_s(links, booking)
        if back_s is None:
            return None
        crew = (*crew_of(links), Link(quote=booking.quote))
        begins_s = crew[0].quote.depart_s if links else 0
        days = hire_days(back_s - begins_s) if links else booking.quote.days_of_hire
        return self._prices.fewest_drivers(crew, days=days)

    def _with(
        self, links: Links, booking: Booking, from_s: int, *, crew: Links, least: int
    ) -> Links | None:
        is_fresh = bool(links) and not crew
        earlier = EarlierRuns(
            ready_s=ready_s(links) if links else 0,
            movements=movements_of(crew),
            drivers=least,
            is_soonest=True,
            rank=partial(self._rank, links, is_fresh=is_fresh),
        )
        quote = self._dispatcher.after(booking.draft, earlier, not_before_s=from_s)
        if isinstance(quote, Refusal):
            return None
        if crew and not self._linking.may_stay([link.quote for link in crew], quote):
            return None
        return (*links, Link(quote=quote, is_fresh=is_fresh))

    def _rank(self, links: Links, quote: Quote, *, is_fresh: bool) -> tuple[int, ...]:
        longer = (*links, Link(quote=quote, is_fresh=is_fresh))
        return self._prices.fen(longer), quote.return_s, quote.strain_s
