"""A quote: a route with its timetable and its price."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from transport.clock import DAY_S, HOUR_S
from transport.money.costs import hire_days
from transport.roads.hub_sides import hub_of
from transport.trips.aboard import broken_rests, closed_waits, strain_s, unease_s

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.driving.timetable import Timetable
    from transport.policy import Edition
    from transport.trips.routes import Route


HALF_HOUR_S = HOUR_S // 2


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A route with its cheapest legal timetable found, and what it costs.

    ``leg_m``: metres of each leg, in the order of ``route.place_ids``.
    """

    route: Route
    timetable: Timetable
    leg_m: tuple[int, ...]
    leg_driving_s: tuple[int, ...]
    usable_seats: int
    drivers: int
    edition: Edition
    cost_lines: Mapping[str, int]
    cost_fen: int
    deadhead_m: int
    longest_ride_s: int
    turnaround_s: int

    @property
    def depart_s(self) -> int:
        """When the coach leaves its depot."""
        return self.timetable.halts[0].depart_s

    @property
    def return_s(self) -> int:
        """When the coach is back at its depot."""
        return self.timetable.halts[-1].arrive_s

    @property
    def ready_s(self) -> int:
        """When the coach is clean and may leave again."""
        return self.return_s + self.turnaround_s

    @property
    def first_service_s(self) -> int:
        """When boarding begins at the first village."""
        return service_begins_s(self.timetable)

    @property
    def days_of_hire(self) -> int:
        """Begun 24 h away from the depot."""
        return hire_days(self.return_s - self.depart_s)

    @property
    def days_in_use(self) -> range:
        """Calendar days (0 = the scenario's first) on which the coach is in use.

        That is away, or being disinfected after the return.
        """
        return calendar_days(self.depart_s, self.ready_s)

    @cached_property
    def aboard_s(self) -> int:
        """Seconds aboard, summed over the workers."""
        return sum(
            load.n * (alight_s - board_s)
            for load in self.route.loads
            for board_s, alight_s in [
                self.times(load.group.village_id, load.group.employer_id)
            ]
        )

    @property
    def closed_wait_s(self) -> int:
        """Seconds that workers wait aboard before closed places, altogether."""
        return sum(wait_s for _, wait_s in closed_waits(self.timetable))

    @cached_property
    def strain_s(self) -> int:
        """Seconds aboard of all workers; a broken rest weighs as half an hour."""
        n_broken = broken_rests(self.timetable)
        return strain_s(self.aboard_s, self.route.n_workers, n_broken)

    @property
    def unease_s(self) -> int:
        """How far the first boarding and the last alighting reach into the night."""
        calls = [halt for halt in self.timetable.halts if halt.call_idx is not None]
        return unease_s(board_s=self.first_service_s, alight_s=calls[-2].depart_s)

    @cached_property
    def arrivals(self) -> Mapping[tuple[str, int], int]:
        """Workers by employer (or hub) and calendar day of arrival."""
        found: Counter[tuple[str, int]] = Counter()
        for load in self.route.loads:
            group = load.group
            _, alight_s = self.times(group.village_id, group.employer_id)
            found[group.employer_id, alight_s // DAY_S] += load.n
        return found

    @cached_property
    def gatherings(self) -> Mapping[tuple[str, int], int]:
        """Workers by place and half-hour of the clock in which they gather there.

        Where they board in villages, and where feeders let them off at hubs.
        """
        found: Counter[tuple[str, int]] = Counter()
        for load in self.route.loads:
            group = load.group
            if group.segment == "receiving":
                continue
            board_s, _ = self.times(group.village_id, group.employer_id)
            found[group.village_id, board_s // HALF_HOUR_S] += load.n
            if group.segment == "feeder":
                lets_off_s = self._lets_off_s(group.employer_id)
                found[hub_of(group.employer_id), lets_off_s // HALF_HOUR_S] += load.n
        return found

    def _lets_off_s(self, employer_id: str) -> int:
        """When alighting begins there."""
        route = self.route
        call_idx = 1 + len(route.villages) + route.employers.index(employer_id)
        halts = self.timetable.halts
        return next(halt.service_s for halt in halts if halt.call_idx == call_idx)

    def times(self, village_id: str, employer_id: str) -> tuple[int, int]:
        """When boarding begins at the village and alighting ends at the employer."""
        return ride_s(self.route, self.timetable, village_id, employer_id)


def calendar_days(depart_s: int, ready_s: int) -> range:
    """Days (0 = the scenario's first) from leaving the depot to being ready again."""
    return range(depart_s // DAY_S, ready_s // DAY_S + 1)


def ride_s(
    route: Route, times: Timetable, village_id: str, employer_id: str
) -> tuple[int, int]:
    """When boarding begins at the village and alighting ends at the employer."""
    halt = {h.call_idx: h for h in times.halts if h.call_idx is not None}
    up = 1 + route.villages.index(village_id)
    down = 1 + len(route.villages) + route.employers.index(employer_id)
    return halt[up].service_s, halt[down].depart_s


def service_begins_s(times: Timetable) -> int:
    """When boarding begins at the first village."""
    return next(halt.service_s for halt in times.halts if halt.call_idx == 1)
