"""A legal trip from its stops: quoted with its cheapest legal timetable.

The quote needs only counts; names and seats enter when the trip is booked.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S
from transport.driving.limits import drivers_demanded, most_driving_per_day_s
from transport.driving.timetable import timetable
from transport.said import said
from transport.trips.aboard import broken_rests
from transport.trips.attempts import Attempts
from transport.trips.calls import (
    first_openings,
    repeats_daily,
    starts_of,
)
from transport.trips.dearness import dearness
from transport.trips.departures import Departures
from transport.trips.floors import is_in_use_least, is_unbeatable
from transport.trips.quotes import Quote
from transport.trips.routes import (
    Refusal,
    broken_limit,
    closer,
    longest_run_m,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from transport.scenario import Scenario
    from transport.trips.attempts import Timed
    from transport.trips.earlier_runs import EarlierRuns
    from transport.trips.looks import Looks
    from transport.trips.routes import Lookup, Route


FINE_STEP_S = HOUR_S  # between the departures tried within an opening
WHOLE_RESTS_S = (HOUR_S, 2 * HOUR_S)  # least drives after which rests are not broken


class TripMaker:
    """Quotes trips of one scenario.

    ``timed``: what makes timetables as `transport.driving.timetable.timetable` does.
    ``looks``: what tells of many departures beforehand what becomes of them.
    """

    def __init__(
        self,
        scenario: Scenario,
        distances: Lookup,
        timed: Timed = timetable,
        *,
        looks: Looks | None = None,
    ) -> None:
        self.scenario = scenario
        self.distances = distances
        self._rules = scenario.policy.hours
        self._timed = timed
        self._looks = looks
        self._last: Attempts | None = None

    def quote(
        self,
        route: Route,
        *,
        not_before_s: int = 0,
        not_after_s: int | None = None,
        step_s: int = FINE_STEP_S,
        final: Callable[[Quote], bool] | None = None,
        earlier: EarlierRuns | None = None,
        is_packed: bool = False,
    ) -> Quote | Refusal:
        """The best legal way found to run the route, or why there is none.

        Departures are tried every ``step_s`` over the first day on which one is legal,
        up to ``not_after_s``, until one is as good as any can be.
        The cheapest wins, then the least time aboard, then comfort, then the earliest;
        its workers wait for no gate that leaving later would find open. A further
        driver is added where the timetable is illegal without, or where that saves a
        day of hire and is cheaper. With ``final`` only quotes count that it accepts,
        departures around the best are tried more finely, and broken rests are joined.
        ``earlier``: what the coach has run before; it says which quote is the best.
        ``is_packed``: of quotes that cost the same that is better of which the coach is
        in use on fewer days, before time aboard.
        """
        if refusal := broken_limit(self.scenario, self.distances, route):
            return refusal
        most = self.scenario.policy.max_drivers
        demanded = self._drivers_demanded(route, earlier)
        if demanded > most:
            told = said("DRIVERS_DEMANDED", demanded=demanded, most=most)
            return Refusal(code="CREW_NOT_ALLOWED", told=told)
        best: Quote | None = None
        for drivers in range(demanded, most + 1):
            if best is not None and not self._may_gain(best, drivers, earlier):
                break
            departures = self._departures(
                route, drivers, not_before_s, final, earlier, is_packed=is_packed
            )
            starts = starts_of(
                self.scenario, route, not_before_s=not_before_s, step_s=step_s
            )
            last_s = self.scenario.end_s if not_after_s is None else not_after_s
            starts = takewhile(last_s.__ge__, starts)
            is_one_day = final is not None or repeats_daily(self.scenario, route)
            found = self._quote_with(departures, starts, is_one_day=is_one_day)
            if isinstance(found, Quote):
                if final is not None and not self._is_unbeatable(found):
                    found = departures.refined(found)
                    found = self._with_whole_rests(found, final, earlier)
                best = found if best is None else min(best, found, key=departures.rank)
                continue
            refusal = found if refusal is None else closer(refusal, found)
            if found.code == "NO_SEATS_LEFT":
                break
        answer = best or refusal
        if answer is None:
            msg = "a route was neither quoted nor refused"
            raise AssertionError(msg)
        return answer

    def rank(self, quote: Quote, *, is_packed: bool = False) -> tuple[int, ...]:
        """What makes a timetable of a trip better than another: least first.

        Its cost and the weight of time aboard, days in use where ``is_packed``, time
        aboard, comfort, departure. At hubs nobody waits longer than needed: feeders
        leave late, others early.
        """
        segment = quote.route.loads[0].group.segment
        if segment == "feeder":
            comfort = -quote.depart_s
        elif segment == "receiving":
            comfort = quote.depart_s
        else:
            comfort = quote.unease_s
        dear = dearness(
            self.scenario.tariff,
            cost_fen=quote.cost_fen,
            n_days=len(quote.days_in_use) if is_packed else 0,
            aboard_s=quote.aboard_s,
            strain_s=quote.strain_s,
        )
        return (*dear, comfort, quote.depart_s)

    def _drivers_demanded(self, route: Route, earlier: EarlierRuns | None) -> int:
        by_rule = drivers_demanded(
            self._rules,
            run_m=longest_run_m(self.distances, route),
            two_driver_m=self.scenario.policy.two_driver_m,
        )
        of_block = 0 if earlier is None else earlier.drivers
        return max(route.line.drivers, by_rule, of_block)

    def _may_gain(
        self, quote: Quote, drivers: int, earlier: EarlierRuns | None
    ) -> bool:
        """Whether so many drivers could do the driving in a day of hire less.

        Or sooner, where time aboard has a price, or where drivers are tired.
        """
        if self.scenario.tariff.time_aboard_h_fen:
            return True
        if earlier is not None and earlier.movements:
            return True
        days = quote.days_of_hire
        if quote.route.line.billing != "per_day" or days == 1:
            return False
        per_day_s = most_driving_per_day_s(self._rules, drivers=drivers)
        return sum(quote.leg_driving_s) <= (days - 1) * per_day_s

    # -- timetables ---------------------------------------------------------------

    def _departures(
        self,
        route: Route,
        drivers: int,
        not_before_s: int,
        final: Callable[[Quote], bool] | None,
        earlier: EarlierRuns | None,
        *,
        is_packed: bool,
    ) -> Departures:
        openings = first_openings(self.scenario, route, not_before_s)

        def is_open(start_s: int) -> bool:
            return any(a <= start_s <= b for a, b in openings)

        def is_enough(quote: Quote) -> bool:
            if earlier is not None and earlier.is_soonest:
                return True
            is_short = not is_packed or is_in_use_least(quote)
            return is_short and self._is_unbeatable(quote)

        rank = partial(self.rank, is_packed=is_packed)

        attempts = self._attempts(route)
        return Departures(
            quote_at=partial(
                attempts.at, drivers=drivers, rules=self._rules, earlier=earlier
            ),
            look_ahead=partial(
                attempts.look_ahead, drivers=drivers, rules=self._rules, earlier=earlier
            ),
            is_open=is_open,
            is_enough=is_enough,
            fits=final,
            rank=rank if earlier is None else earlier.rank,
            slack_s=self.scenario.policy.max_wait_aboard_s,
        )

    def _with_whole_rests(
        self,
        best: Quote,
        final: Callable[[Quote], bool],
        earlier: EarlierRuns | None,
    ) -> Quote:
        """The quote, or a better one whose drivers are not woken for short drives."""
        if not broken_rests(best.timetable):
            return best
        rank = self.rank if earlier is None else earlier.rank
        for least_s in WHOLE_RESTS_S:
            found = self._attempts(best.route).at(
                best.first_service_s,
                drivers=best.drivers,
                rules=replace(self._rules, least_block_s=least_s),
                earlier=earlier,
            )
            if isinstance(found, Quote) and final(found):
                best = min(best, found, key=rank)
        return best

    def _quote_with(
        self, departures: Departures, starts: Iterator[int], *, is_one_day: bool
    ) -> Quote | Refusal:
        """The best of the departures of a day; later days only where they may differ.

        Places that open at the same hours every day offer nothing new after a day.
        """
        best: Quote | None = None
        refusal = Refusal(
            code="NO_LEGAL_TIMETABLE", told=said("NO_DEPARTURE_KEEPS_ALL")
        )
        first_s: int | None = None
        for start_s in departures.seen(starts):
            if first_s is not None and start_s >= first_s + DAY_S:
                break
            found = departures.tried(start_s, best)
            if isinstance(found, Quote):
                if best is None or departures.rank(found) < departures.rank(best):
                    best = found
                if departures.is_enough(best):
                    break
            else:
                refusal = closer(refusal, found)
            if first_s is None and (is_one_day or best is not None):
                first_s = start_s
        return refusal if best is None else departures.without_waiting(best)

    def _is_unbeatable(self, quote: Quote) -> bool:
        return is_unbeatable(quote, self.scenario.policy, self._rules)

    def _attempts(self, route: Route) -> Attempts:
        """Remembered while the route is the same: finer grids ask again."""
        if self._last is None or route != self._last.route:
            self._last = Attempts(
                *(self.scenario, self.distances, route, self._timed), looks=self._looks
            )
        return self._last
