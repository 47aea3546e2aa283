"""Chains of trips timed anew, in which a coach goes straight on to a return load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from solvers.blocks.linking import movements_of, ready_s
from solvers.blocks.pricing import NEVER, Link
from solvers.drafting.compiled_looks import quick_maker
from solvers.drafting.dispatcher import COARSE_STEP_S
from transport.clock import DAY_S, MINUTE_S
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.routes import Refusal, driven_s

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from solvers.blocks.linking import Linking, Links
    from transport.fleet import FleetLine
    from transport.roads.distances import Distances
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote
    from transport.trips.routes import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """A trip to follow in a chain; ``is_straight``: the coach skips its depot."""

    quote: Quote
    is_straight: bool


class StraightOn:
    """Times chains for one coach: from leaving its depot to the return for good."""

    def __init__(
        self, linking: Linking, scenario: Scenario, distances: Distances
    ) -> None:
        self._linking = linking
        self._scenario = scenario
        self._distances = distances
        self._maker = quick_maker(scenario, distances)
        self._known: dict[tuple[object, ...], Links | None] = {}

    def saved_m(self, quote: Quote, after: Quote) -> int:
        """Metres run less where a coach goes straight from the one to the other."""
        between_m = self._distances.metres(
            quote.route.employers[-1], after.route.villages[0]
        )
        return quote.leg_m[-1] + after.leg_m[0] - between_m

    def cheapest(
        self, line: FleetLine, first: Quote, after: Sequence[Next]
    ) -> tuple[int, Links]:
        """The cheapest chain found of these trips on a coach of the line, and its fen.

        ``NEVER`` and no trips where none is legal. Days and numbers of drivers are
        tried; each trip leaves as soon as it may.
        """
        crews = range(line.drivers, self._scenario.policy.max_drivers + 1)
        return self._cheapest(line, first, after, _first_days(first, after), crews)

    def longer(
        self, links: Links, first: Quote, after: Sequence[Next]
    ) -> tuple[int, Links]:
        """The same for a chain that began as this one, with as many drivers or more."""
        quote = links[0].quote
        days = (quote.first_service_s // DAY_S * DAY_S,)
        crews = range(quote.drivers, self._scenario.policy.max_drivers + 1)
        return self._cheapest(quote.route.line, first, after, days, crews)

    def _cheapest(
        self,
        line: FleetLine,
        first: Quote,
        after: Sequence[Next],
        days: Iterable[int],
        crews: Iterable[int],
    ) -> tuple[int, Links]:
        best: tuple[int, Links] = (NEVER, ())
        for from_s, drivers in product(days, crews):
            links = self._timed(line, first, after, from_s, drivers)
            if links is not None:
                fen = self._linking.prices.fen(links)
                best = min(best, (fen, links), key=_fen)
        return best

    def _timed(
        self,
        line: FleetLine,
        first: Quote,
        after: Sequence[Next],
        from_s: int,
        drivers: int,
    ) -> Links | None:
        trips = [Next(quote=first, is_straight=False), *after]
        links: Links = ()
        for i, trip in enumerate(trips):
            goes_on = i + 1 < len(trips) and trips[i + 1].is_straight
            longer = self._longer(line, links, trip, from_s, drivers, goes_on=goes_on)
            if longer is None:
                return None
            links = longer
        return links

    def _longer(
        self,
        line: FleetLine,
        links: Links,
        trip: Next,
        from_s: int,
        drivers: int,
        *,
        goes_on: bool,
    ) -> Links | None:
        route = replace(
            trip.quote.route,
            line=line,
            from_id=links[-1].quote.route.employers[-1] if trip.is_straight else None,
            goes_on=goes_on,
        )
        key = (
            tuple(id(link.quote) for link in links),
            id(trip.quote),
            (line.key, route.from_id, goes_on),
            (drivers, 0 if links else from_s),
        )
        if key not in self._known:
            self._known[key] = self._soonest(links, route, from_s, drivers)
        return self._known[key]

    def _soonest(
        self, links: Links, route: Route, from_s: int, drivers: int
    ) -> Links | None:
        leaves_s = ready_s(links) if links else 0
        if links:
            lead_s = self._distances.seconds(route.place_ids[0], route.villages[0])
            from_s = leaves_s + driven_s(lead_s, route.line.speed_percent)
        quote = self._maker.quote(
            route,
            not_before_s=from_s + -from_s % MINUTE_S,
            step_s=COARSE_STEP_S,
            earlier=EarlierRuns(
                ready_s=leaves_s,
                movements=movements_of(links),
                drivers=drivers,
                is_soonest=True,
                rank=_fewest_drivers_first,
            ),
        )
        if isinstance(quote, Refusal) or quote.drivers != drivers:
            return None
        if links and not self._linking.may_stay([x.quote for x in links], quote):
            return None
        return (*links, Link(quote=quote))


def _first_days(first: Quote, after: Sequence[Next]) -> list[int]:
    """When the first trip may begin: on its own day, or just before the others'."""
    own = first.first_service_s // DAY_S
    last = max((trip.quote.first_service_s // DAY_S for trip in after), default=own)
    days = {own, last, max(own, last - 1)}
    return [day * DAY_S for day in sorted(days)]


def _fewest_drivers_first(quote: Quote) -> tuple[int, ...]:
    return quote.drivers, quote.return_s, quote.strain_s


def _fen(found: tuple[int, Links]) -> int:
    return found[0]
