"""Departures of one route: each timed, judged by the rules of its day and priced."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from transport.clock import DAY_S
from transport.driving.pace import leaving_s
from transport.driving.rider_stops import rider_stops
from transport.money.costs import hire_days, trip_cost_lines
from transport.roads.hub_sides import hub_of
from transport.said import said
from transport.trips.aboard import closed_waits, strain_s
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
        if look is not None and earlier is None:
            refusal = self._refused(look, drivers)
            if refusal is not None:
                return refusal
            if than is not None and self._rank(look, drivers, than) > than[:N_DEAR]:
                return WORSE
        leave_s = leaving_s(rules, by_s=start_s, driving_s=self._leg_driving_s[0])
        times = self._timed(
            calls=self._calls.starting(start_s),
            driving_s=self._leg_driving_s,
            depart_s=max(0 if earlier is None else earlier.ready_s, leave_s),
            drivers=drivers,
            rules=rules,
            riders=self._riders,
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
