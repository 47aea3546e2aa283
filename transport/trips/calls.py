"""Calls of a coach: when each place of a route may be served, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.closures import open_starts
from transport.driving.timetable import Call
from transport.roads.hub_sides import hub_of
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.driving.timetable import Timetable
    from transport.places import Opening
    from transport.scenario import Scenario
    from transport.trips.routes import Route


def repeats_daily(scenario: Scenario, route: Route) -> bool:
    """Whether a later day offers the route nothing that the first does not."""
    openings = [
        *(scenario.village[v].opening for v in route.villages),
        *(scenario.employer[e].opening for e in route.employers),
    ]
    is_same_rule = len(scenario.policy.editions) <= 1
    return is_same_rule and all(o is None or o.is_daily for o in openings)


def starts_of(
    scenario: Scenario, route: Route, *, not_before_s: int, step_s: int
) -> Iterator[int]:
    """Service starts to try at the first village, from the day all are ready."""
    for from_s, until_s in first_openings(scenario, route, not_before_s):
        yield from range(from_s, until_s + 1, step_s)


def first_openings(
    scenario: Scenario, route: Route, not_before_s: int
) -> tuple[tuple[int, int], ...]:
    """When the first village is served, in whole minutes."""
    first = route.villages[0]
    opening = scenario.opening(first)
    last_ready_s = max(load.group.ready_s for load in route.loads)
    earliest = max(
        _ready_s(route, first), last_ready_s // DAY_S * DAY_S, not_before_s, 0
    )
    earliest += -earliest % MINUTE_S
    return _on_minutes(opening, start_s=earliest, end_s=scenario.end_s)


def _ready_s(route: Route, village_id: str) -> int:
    return max(
        load.group.ready_s
        for load in route.loads
        if load.group.village_id == village_id
    )


class RouteCalls:
    """The calls of one route from depot to depot, by when its service begins."""

    def __init__(self, scenario: Scenario, route: Route) -> None:
        self.stands = (
            *(_pickup(scenario, route, v) for v in route.villages),
            *(_drop(scenario, route, e) for e in route.employers),
        )
        n_villages = len(route.villages)
        self.loads = tuple(  # calls at which workers board and alight, and how many
            (
                1 + route.villages.index(load.group.village_id),
                1 + n_villages + route.employers.index(load.group.employer_id),
                load.n,
            )
            for load in route.loads
        )

    def starting(self, start_s: int) -> list[Call]:
        """The calls, if service begins at ``start_s`` or later."""
        return [_YARD, *(stand.call(start_s) for stand in self.stands), _YARD]

    def longest_ride_s(self, times: Timetable) -> int:
        """From when boarding begins to when alighting ends, the longest of all."""
        calls = [halt for halt in times.halts if halt.call_idx is not None]
        return max(
            calls[down].depart_s - calls[up].service_s for up, down, _ in self.loads
        )


_YARD = Call(dwell_s=0, intervals=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A stand of ``dwell_s``, begun not before ``ready_s`` and in ``intervals``."""

    dwell_s: int
    ready_s: int
    intervals: tuple[tuple[int, int], ...]

    def call(self, start_s: int) -> Call:
        """The call, if service at the first village begins at ``start_s``."""
        from_s = max(start_s, self.ready_s)
        from_s += -from_s % MINUTE_S
        open_s = tuple((max(a, from_s), b) for a, b in self.intervals if from_s <= b)
        return Call(dwell_s=self.dwell_s, intervals=open_s)


def _pickup(scenario: Scenario, route: Route, village_id: str) -> Stand:
    n = sum(x.n for x in route.loads if x.group.village_id == village_id)
    opening, end_s = scenario.opening(village_id), scenario.end_s
    return Stand(
        dwell_s=dwell_s(scenario.policy, n),
        ready_s=_ready_s(route, village_id),
        intervals=_unless_closed(
            scenario,
            village_id,
            _on_minutes(opening, start_s=0, end_s=end_s),
            stand_s=dwell_s(scenario.policy, n),
        ),
    )


def _drop(scenario: Scenario, route: Route, employer_id: str) -> Stand:
    here = [x for x in route.loads if x.group.employer_id == employer_id]
    stand_s = dwell_s(scenario.policy, sum(load.n for load in here))
    end_s = min(load.group.deadline_s for load in here) - stand_s
    opening = scenario.opening(employer_id)
    return Stand(
        dwell_s=stand_s,
        ready_s=0,
        intervals=_unless_closed(
            scenario,
            employer_id,
            _on_minutes(opening, start_s=0, end_s=end_s),
            stand_s=stand_s,
        ),
    )


def _unless_closed(
    scenario: Scenario,
    place_id: str,
    intervals: tuple[tuple[int, int], ...],
    *,
    stand_s: int,
) -> tuple[tuple[int, int], ...]:
    """Those of the starts at which the stop is not closed."""
    if not scenario.closures:
        return intervals
    return open_starts(intervals, scenario.closures, hub_of(place_id), stand_s=stand_s)


def _on_minutes(
    opening: Opening, *, start_s: int, end_s: int
) -> tuple[tuple[int, int], ...]:
    """Intervals of the opening with bounds moved inwards to whole minutes."""
    if end_s < start_s:
        return ()
    moved = (
        (a + -a % MINUTE_S, b - b % MINUTE_S)
        for a, b in opening.intervals(start_s=start_s, end_s=end_s)
    )
    return tuple((a, b) for a, b in moved if a <= b)
