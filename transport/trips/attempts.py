"""Departures of one route: each timed, judged by the rules of its day and priced."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from transport.clock import DAY_S
from transport.driving.empty_breaks import spares_a_break
from transport.driving.pace import (
    WORK_PER_S,
    after_standstill,
    arrival_s,
    leaving_s,
)
from transport.driving.rider_stops import rider_stops
from transport.money.costs import hire_days, trip_cost_lines
from transport.roads.hub_sides import hub_of
from transport.said import said
from transport.trips.aboard import breaks_aboard, closed_waits, strain_s
from transport.trips.boarding_rules import broken_rule, rules_at
from transport.trips.calls import RouteCalls
from transport.trips.dearness import N_DAYS, N_DEAR, dearness
from transport.trips.quotes import Quote, calendar_days, service_begins_s
from transport.trips.routes import Refusal, legs_of
from transport.trips.seats import n_escorts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from transport.driving.timetable import Call, Timetable
    from transport.hours import HoursRules
    from transport.policy import Edition
    from transport.scenario import Scenario
    from transport.trips.earlier_runs import EarlierRuns
    from transport.trips.looks import Look, Looker, Looks
    from transport.trips.routes import Lookup, Route

    Rank = tuple[int, ...]
    Timed = Callable[..., Timetable | None]

    class Calls(Protocol):
        """The calls of one route, by when its service begins."""

        def starting(self, start_s: int) -> list[Call]:
            """The calls, if service begins at ``start_s`` or later."""

        def longest_ride_s(self, times: Timetable) -> int:
            """The longest ride of anybody on that timetable."""


WORSE = Refusal(code="NO_LEGAL_TIMETABLE", told=said("TAKEN_AT_THESE_TIMES"))
TOO_LATE = Refusal(
    code="NO_LEGAL_TIMETABLE", told=said("ARRIVES_AFTER_ALL_GATES"), is_by_load=True
)


class Attempts:
    """The quotes of one route's departures, remembered: finer grids ask again.

    ``timed``: what makes timetables as `transport.driving.timetable.timetable` does.
    ``looks``: what tells of many departures beforehand what becomes of them.
    ``calls``: when each place may be served, unless any time will do that is legal.
    """

    def __init__(
        self,
        scenario: Scenario,
        distances: Lookup,
        route: Route,
        timed: Timed,
        *,
        looks: Looks | None = None,
        calls: Calls | None = None,
    ) -> None:
        self.route = route
        self._scenario = scenario
        self._timed = timed
        self._leg_m, self._leg_driving_s = legs_of(distances, route)
        # workers are due stops from the first village to the last drop
        last_leg = len(route.villages) + len(route.employers) - 1
        self._riders = rider_stops(scenario.policy, first_leg=1, last_leg=last_leg)
        self._known: dict[tuple[object, ...], Quote | Refusal] = {}
        self._boarding: dict[tuple[int, int], tuple[Edition, int] | Refusal] = {}
        self._looks: dict[tuple[int, HoursRules], dict[int, Look | None]] = {}
        self._cost_fen: dict[tuple[int, int], int] = {}  # by drivers and days
        self._looker: Looker | None = None
        if calls is None:
            calls = RouteCalls(scenario, route)
            if looks is not None and not scenario.closures:
                self._looker = looks(
                    calls,
                    self._leg_driving_s,
                    riders=self._riders,
                    most_wait_s=scenario.policy.max_wait_aboard_s,
                )
        self._calls: Calls = calls

    def at(
        self,
        start_s: int,
        *,
        drivers: int,
        rules: HoursRules,
        earlier: EarlierRuns | None,
        than: Rank | None = None,
    ) -> Quote | Refusal:
        """The quote for boarding from ``start_s``, under the edition then in force.

        ``than``: the rank of a quote known already; of a worse one the answer may be
        `WORSE`.
        """
        key = (start_s, drivers, rules, earlier)
        found = self._known.get(key)
        if found is None:
            found = self._tried(start_s, drivers, rules, earlier, than)
            if found is not WORSE:
                self._known[key] = found
        return found

    def look_ahead(
        self,
        starts_s: Iterable[int],
        *,
        drivers: int,
        rules: HoursRules,
        earlier: EarlierRuns | None,
    ) -> None:
        """Look at these departures at once, which will be asked for one by one."""
        if self._looker is None or earlier is not None:
            return
        known = self._looks.setdefault((drivers, rules), {})
        new = [start_s for start_s in starts_s if start_s not in known]
        looks = self._looker.at(new, drivers=drivers, rules=rules) if new else []
        known.update(zip(new, looks, strict=True))

    def _tried(
        self,
        start_s: int,
        drivers: int,
        rules: HoursRules,
        earlier: EarlierRuns | None,
        than: Rank | None,
    ) -> Quote | Refusal:
        meant = self._boards(start_s, drivers)
        if isinstance(meant, Refusal):
            return meant
        self.look_ahead((start_s,), drivers=drivers, rules=rules, earlier=earlier)
        look = self._looks.get((drivers, rules), {}).get(start_s)
        found: Quote | Refusal | None = None
        if look is not None and earlier is None:
            found = self._refused(look, drivers)
            if found is None and than and self._is_worse(look, drivers, rules, than):
                return WORSE
        ready_s = 0 if earlier is None else earlier.ready_s
        if found is None:
            leave_s = max(ready_s, self._leaving_s(start_s, rules))
            found = self._run(start_s, leave_s, drivers, rules, earlier)
        stand_s = self._stand_s(found, start_s, drivers, rules)
        if not stand_s:
            return found
        leave_s = max(ready_s, self._leaving_s(start_s - stand_s, rules))
        rested_s = self._reached_s(leave_s, rules) + stand_s
        stood = self._run(max(start_s, rested_s), leave_s, drivers, rules, earlier)
        return self._better_of(found, stood)

    def _leaving_s(self, by_s: int, rules: HoursRules) -> int:
        """When the coach leaves to reach the first village by then."""
        return leaving_s(rules, by_s=by_s, driving_s=self._leg_driving_s[0])

    def _reached_s(self, leave_s: int, rules: HoursRules) -> int:
        """When it is at the first village, if it halts nowhere before."""
        empty_s = self._leg_driving_s[0]
        least_s = min(empty_s, rules.least_block_s)
        out_s = after_standstill(rules, at_s=leave_s, least_s=least_s)
        return arrival_s(rules, from_s=out_s, work=WORK_PER_S * empty_s)

    def _run(
        self,
        start_s: int,
        leave_s: int,
        drivers: int,
        rules: HoursRules,
        earlier: EarlierRuns | None,
    ) -> Quote | Refusal:
        """The quote of leaving the yard then and boarding from ``start_s``."""
        times = self._timed(
            calls=self._calls.starting(start_s),
            driving_s=self._leg_driving_s,
            depart_s=leave_s,
            drivers=drivers,
            rules=rules,
            riders=self._riders,
            most_wait_s=self._scenario.policy.max_wait_aboard_s,
            earlier=() if earlier is None else earlier.movements,
        )
        if times is None:
            return TOO_LATE
        refusal = self._closed_road(times) or self._too_long_waits(times)
        if refusal is not None:
            return refusal
        # boarding begins later than meant where the way was slow
        boards = self._boards(service_begins_s(times), drivers)
        if isinstance(boards, Refusal):
            return boards
        longest_s = self._calls.longest_ride_s(times)
        if longest_s > self._scenario.policy.max_ride_s:
            return self._too_long_a_ride(longest_s, drivers)
        return self._priced(times, boards, drivers, longest_s)

    def _stand_s(
        self, found: Quote | Refusal, start_s: int, drivers: int, rules: HoursRules
    ) -> int:
        """How much sooner the driver, if alone, would come to have his break empty.

        0 where that spares those aboard no break, or the coach stands so long anyway.
        """
        if not self._spares(drivers, rules):
            return 0
        if isinstance(found, Refusal):
            is_late = found is TOO_LATE or found.wait_s > 0  # or waits for a day
            is_near = is_late or 0 < found.excess <= rules.break_s
        else:
            is_near = breaks_aboard(found.timetable)
        if not is_near:
            return 0
        dwell_s = self._calls.starting(start_s)[1].dwell_s
        return max(0, rules.break_s - dwell_s * rules.service_is_break)

    def _better_of(
        self, one: Quote | Refusal, other: Quote | Refusal
    ) -> Quote | Refusal:
        """The quote that is less dear; the first where neither is better."""
        if isinstance(other, Refusal):
            return one
        if isinstance(one, Refusal):
            return other
        return min(one, other, key=self._dearness)

    def _dearness(self, quote: Quote) -> tuple[int, int, int]:
        return dearness(
            self._scenario.tariff,
            cost_fen=quote.cost_fen,
            n_days=0,
            aboard_s=quote.aboard_s,
            strain_s=quote.strain_s,
        )

    def _boards(self, at_s: int, drivers: int) -> tuple[Edition, int] | Refusal:
        """Edition and seats by which workers board then, or the rule they break."""
        key = (drivers, at_s // DAY_S)  # editions change at midnight
        found = self._boarding.get(key)
        if found is None:
            edition, usable = rules_at(
                self._scenario, self.route, drivers=drivers, at_s=at_s
            )
            refusal = broken_rule(self._scenario, self.route, edition, usable)
            found = self._boarding[key] = refusal or (edition, usable)
        return found

    def _closed_road(self, times: Timetable) -> Refusal | None:
        """The first leg that would be run while its road is closed."""
        if not self._scenario.closures:
            return None
        calls = [halt for halt in times.halts if halt.call_idx is not None]
        ids = [hub_of(place_id) for place_id in self.route.place_ids]
        for n, (one, other) in enumerate(pairwise(calls)):
            for closure in self._scenario.closures:
                if closure.bars_run(ids[n], ids[n + 1]) and closure.holds(
                    one.depart_s, other.arrive_s
                ):
                    told = said("WAY_IS_CLOSED", start=ids[n], end=ids[n + 1])
                    return Refusal(code="NO_LEGAL_TIMETABLE", told=told)
        return None

    def _too_long_waits(self, times: Timetable) -> Refusal | None:
        """The first place before which workers would sit longer than allowed."""
        allowed_s = self._scenario.policy.max_wait_aboard_s
        for halt, wait_s in closed_waits(times):
            if wait_s > allowed_s:
                return self._too_long_a_wait(halt.call_idx or 0, wait_s)
        return None

    def _too_long_a_wait(self, call_idx: int, wait_s: int) -> Refusal:
        return Refusal(
            code="NO_LEGAL_TIMETABLE",
            told=said(
                "WAIT_ABOARD_TOO_LONG",
                wait_s=wait_s,
                place=hub_of(self.route.place_ids[call_idx]),
                allowed_s=self._scenario.policy.max_wait_aboard_s,
            ),
            is_by_load=True,
            wait_s=wait_s,
        )

    def _too_long_a_ride(self, longest_s: int, drivers: int) -> Refusal:
        allowed_s = self._scenario.policy.max_ride_s
        return Refusal(
            code="RIDE_TOO_LONG",
            told=said(
                "RIDE_LONGER_THAN_ALLOWED",
                ride_s=longest_s,
                drivers=drivers,
                allowed_s=allowed_s,
            ),
            excess=longest_s - allowed_s,
            is_by_load=True,
        )

    def _priced(
        self,
        times: Timetable,
        boards: tuple[Edition, int],
        drivers: int,
        longest_s: int,
    ) -> Quote:
        route, leg_m = self.route, self._leg_m
        edition, usable = boards
        away_s = times.halts[-1].arrive_s - times.halts[0].depart_s
        cost_lines = self._cost_lines(away_s, drivers)
        return Quote(
            route=route,
            timetable=times,
            leg_m=leg_m,
            leg_driving_s=self._leg_driving_s,
            usable_seats=usable,
            drivers=drivers,
            edition=edition,
            cost_lines=cost_lines,
            cost_fen=sum(cost_lines.values()),
            deadhead_m=leg_m[0] + leg_m[-1],
            longest_ride_s=longest_s,
            turnaround_s=self._scenario.policy.turnaround_s,
        )

    def _cost_lines(self, away_s: int, drivers: int) -> dict[str, int]:
        """Fen by cost line, away for so long."""
        leg_m, route = self._leg_m, self.route
        return trip_cost_lines(
            route.line,
            self._scenario.tariff,
            outbound_m=sum(leg_m[:-1]),
            return_m=leg_m[-1],
            deadhead_m=leg_m[0] + leg_m[-1],
            away_s=away_s,
            n_kits=route.n_kits,
            n_escorts=n_escorts(route.line, self._scenario.policy),
            drivers=drivers,
        )

    # -- departures seen from afar --------------------------------------------------

    def _refused(self, look: Look, drivers: int) -> Refusal | None:
        """Why the departure is refused; None where it is legal."""
        if not look.is_legal:
            return TOO_LATE
        if look.waits_at:
            return self._too_long_a_wait(look.waits_at, look.wait_s)
        boards = self._boards(look.begins_s, drivers)
        if isinstance(boards, Refusal):
            return boards
        if look.longest_s > self._scenario.policy.max_ride_s:
            return self._too_long_a_ride(look.longest_s, drivers)
        return None

    def _is_worse(
        self, look: Look, drivers: int, rules: HoursRules, than: Rank
    ) -> bool:
        """Whether it ranks lower, even if a break aboard is spared."""
        if self._spares(drivers, rules):
            spared_s = rules.break_s * self.route.n_workers
            look = look._replace(aboard_s=max(0, look.aboard_s - spared_s))
        return self._rank(look, drivers, than) > than[:N_DEAR]

    def _spares(self, drivers: int, rules: HoursRules) -> bool:
        """Whether one break of the driver's, who is alone, may fall before boarding."""
        return drivers == 1 and spares_a_break(rules, self._leg_driving_s)

    def _rank(self, look: Look, drivers: int, than: Rank) -> Rank:
        """How its rank begins, with days in use where those of ``than`` count."""
        away_s = look.returns_s - look.leaves_s
        days = hire_days(away_s)
        if (drivers, days) not in self._cost_fen:
            lines = self._cost_lines(away_s, drivers)
            self._cost_fen[drivers, days] = sum(lines.values())
        n_days = 0
        if than[N_DAYS]:
            ready_s = look.returns_s + self._scenario.policy.turnaround_s
            n_days = len(calendar_days(look.leaves_s, ready_s))
        return dearness(
            self._scenario.tariff,
            cost_fen=self._cost_fen[drivers, days],
            n_days=n_days,
            aboard_s=look.aboard_s,
            strain_s=strain_s(look.aboard_s, self.route.n_workers, look.n_broken),
        )
