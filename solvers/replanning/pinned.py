"""A trip timed anew so that whoever stays on it keeps the time that was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import HOUR_S
from transport.closures import open_starts
from transport.driving.limits import drivers_demanded
from transport.driving.timetable import Call, timetable
from transport.trips.attempts import Attempts
from transport.trips.calls import RouteCalls
from transport.trips.earlier_runs import EarlierRuns
from transport.trips.routes import Refusal, broken_limit, dwell_s, longest_run_m

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.driving.timetable import Timetable
    from transport.plan import Trip
    from transport.scenario import Scenario
    from transport.trips.quotes import Quote
    from transport.trips.routes import Lookup, Route


class PinnedCalls:
    """The calls of a route at the times that a printed trip has them.

    ``told``: when boarding begins at its places. ``slack_s``: by how much later it may.
    Places that the trip did not have are called as any route calls them. A halt is as
    long as printed where those aboard may wait so long for fewer people; else shorter,
    and the places at which they get off may be reached so much earlier.
    """

    def __init__(
        self,
        scenario: Scenario,
        route: Route,
        printed: Trip,
        told: Mapping[str, int],
        *,
        slack_s: int,
    ) -> None:
        self._usual = RouteCalls(scenario, route)
        self._slack_s = slack_s
        n_villages = len(route.villages)
        self._pins: dict[int, tuple[int, int]] = {}  # by call: service from, stand
        for stop in printed.stops:
            place_id = str(stop.place_id)
            if stop.board and place_id in told and place_id in route.villages:
                idx = 1 + route.villages.index(place_id)
                at_s = told[place_id]
            elif stop.alight and place_id in route.employers:
                idx = 1 + n_villages + route.employers.index(place_id)
                at_s = stop.depart_s - dwell_s(scenario.policy, len(stop.alight))
            else:
                continue
            self._pins[idx] = (at_s, stop.depart_s - at_s)
        self._n_villages = n_villages
        self._villages, self._closures = route.villages, scenario.closures
        self._may_wait_s = scenario.policy.max_wait_aboard_s

    def starting(self, start_s: int) -> list[Call]:
        """The calls; ``start_s`` is when the first of them is meant to be served."""
        usual = self._usual.starting(
            min([start_s, *(at for at, _ in self._pins.values())])
        )
        found, early_s = [], 0
        for idx, call in enumerate(usual):
            if idx in self._pins:
                stand_s = self._stand_s(idx, call)
                found.append(self._pinned(idx, call, stand_s, early_s))
                early_s += max(0, self._pins[idx][1] - stand_s)
            else:
                found.append(call)
        return found

    def _stand_s(self, idx: int, call: Call) -> int:
        """How long it stands there; nobody is aboard before the first place."""
        stand_s = max(self._pins[idx][1], call.dwell_s)
        return stand_s if idx == 1 else min(stand_s, call.dwell_s + self._may_wait_s)

    def _pinned(self, idx: int, call: Call, stand_s: int, early_s: int) -> Call:
        at_s = self._pins[idx][0]
        if idx <= self._n_villages:
            until_s = at_s + self._slack_s
            open_s = open_starts(
                ((at_s, until_s),),
                self._closures,
                self._villages[idx - 1],
                stand_s=stand_s,
            )
            return Call(dwell_s=stand_s, intervals=open_s)
        longer_s = stand_s - call.dwell_s
        at_s -= early_s
        open_s = tuple(
            (max(from_s, at_s), until_s - longer_s)
            for from_s, until_s in call.intervals or ()
            if until_s - longer_s >= at_s
        )
        return Call(dwell_s=stand_s, intervals=open_s)

    def longest_ride_s(self, times: Timetable) -> int:
        """From when boarding begins to when alighting ends, the longest of all."""
        return self._usual.longest_ride_s(times)


def retimed(
    scenario: Scenario,
    distances: Lookup,
    route: Route,
    printed: Trip,
    told: Mapping[str, int],
    *,
    not_before_s: int,
    slack_s: int = 0,
) -> Quote | Refusal:
    """The route run at the printed times, by a coach that leaves not before then."""
    refusal = broken_limit(scenario, distances, route)
    if refusal is not None:
        return refusal
    calls = PinnedCalls(scenario, route, printed, told, slack_s=slack_s)
    attempts = Attempts(scenario, distances, route, timetable, calls=calls)
    first = route.villages[0]
    start_s = told.get(first, min(told.values()) - HOUR_S)
    demanded = drivers_demanded(
        scenario.policy.hours,
        run_m=longest_run_m(distances, route),
        two_driver_m=scenario.policy.two_driver_m,
    )
    fewest = max(route.line.drivers, demanded)
    found: Quote | Refusal | None = None
    for drivers in range(fewest, max(fewest, scenario.policy.max_drivers) + 1):
        found = attempts.at(
            start_s,
            drivers=drivers,
            rules=scenario.policy.hours,
            earlier=fresh(not_before_s, drivers=drivers),
        )
        if not isinstance(found, Refusal):
            break
    if found is None:
        msg = "a route was neither quoted nor refused"
        raise AssertionError(msg)
    return found


def fresh(not_before_s: int, *, drivers: int = 1) -> EarlierRuns:
    """A coach that has run nothing and leaves from then on."""
    ready_s = max(0, not_before_s)
    return EarlierRuns(
        ready_s=ready_s + -ready_s % 60,
        movements=(),
        drivers=drivers,
        is_soonest=False,
        rank=_cheapest,
    )


def _cheapest(quote: Quote) -> tuple[int, ...]:
    return (quote.cost_fen, quote.strain_s, quote.depart_s)
