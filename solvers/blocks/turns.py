"""Turns: how often a coach could run trips like one on a day, and what that saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from solvers.blocks.least_return import least_return_s
from solvers.blocks.pricing import NEVER, Link
from transport.clock import DAY_S

if TYPE_CHECKING:
    from solvers.blocks.linking import Linking
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote

MOST_KNOWN = 20_000  # answers remembered before all are forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A trip as one of ``n_a_day`` that a coach runs on a day.

    ``saved_fen``: what it costs less after a trip like itself. ``n_relief``: seats that
    it then loses to drivers who relieve the first.
    """

    n_a_day: int
    saved_fen: int
    n_relief: int


class Turns:
    """About the turns of trips: estimates, to look for trips that go together."""

    def __init__(self, linking: Linking, scenario: Scenario) -> None:
        self._linking = linking
        self._policy = scenario.policy
        self._scenario = scenario
        self._known: dict[int, tuple[Quote, Turn | None]] = {}

    def of(self, quote: Quote) -> Turn | None:
        """The turn of the quote's trip; None where the next would save nothing."""
        if id(quote) not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[id(quote)] = (quote, self._turn(quote))
        return self._known[id(quote)][1]

    def _turn(self, quote: Quote) -> Turn | None:
        backs_s = self._returns(quote)
        if len(backs_s) == 1:
            return None
        first = Link(quote=quote)
        # as far after one another as the two returns are
        back_s = quote.return_s + backs_s[1] - backs_s[0]
        prices = self._linking.prices
        pair_fen = prices.least_fen([first], quote, back_s=back_s)
        saved_fen = 2 * quote.cost_fen - pair_fen
        if pair_fen == NEVER or saved_fen <= 0:
            return None
        return Turn(
            n_a_day=len(backs_s), saved_fen=saved_fen, n_relief=self._n_relief(quote)
        )

    def _returns(self, quote: Quote) -> list[int]:
        """When a coach is back at the earliest that does nothing else for a day."""
        day_s = quote.first_service_s // DAY_S * DAY_S
        back_s = least_return_s(self._scenario, quote, leaves_s=day_s)
        found: list[int] = []
        while back_s is not None and len(found) < self._linking.most_trips:
            leaves_s = found[0] - _least_away_s(quote) if found else 0
            if found and back_s - leaves_s > DAY_S:
                break
            found.append(back_s)
            back_s = least_return_s(
                self._scenario, quote, leaves_s=back_s + quote.turnaround_s
            )
        return found

    def _n_relief(self, quote: Quote) -> int:
        if quote.route.line.crew_change or not self._policy.relief_driver_uses_seat:
            return 0
        pair = [Link(quote=quote)] * 2
        drivers = self._linking.prices.fewest_drivers(pair, days=1)
        return max(0, (drivers or quote.drivers) - quote.drivers)


def _least_away_s(quote: Quote) -> int:
    """Seconds that the trip takes at least: its drives and its calls."""
    calls = [halt for halt in quote.timetable.halts if halt.call_idx is not None]
    served_s = sum(call.depart_s - call.service_s for call in calls)
    return sum(quote.leg_driving_s) + served_s
