"""Calls of a coach: when each place of a route may be served, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S, MINUTE_S
from transport.driving.timetable import Call
from transport.trips.routes import dwell_s

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def calls_of(scenario: Scenario, route: Route, *, start_s: int) -> list[Call]:
    """The calls from depot to depot, if service begins at ``start_s`` or later."""
    yard = Call(dwell_s=0, intervals=None)
    pickups = [_pickup(scenario, route, v, start_s=start_s) for v in route.villages]
    drops = [_drop(scenario, route, e, start_s=start_s) for e in route.employers]
    return [yard, *pickups, *drops, yard]


def _pickup(scenario: Scenario, route: Route, village_id: str, *, start_s: int) -> Call:
    n = sum(x.n for x in route.loads if x.group.village_id == village_id)
    return Call(
        dwell_s=dwell_s(scenario.policy, n),
        intervals=_on_minutes(
            scenario.opening(village_id),
            start_s=max(start_s, _ready_s(route, village_id)),
            end_s=scenario.end_s,
        ),
    )


def _drop(scenario: Scenario, route: Route, employer_id: str, *, start_s: int) -> Call:
    here = [x for x in route.loads if x.group.employer_id == employer_id]
    stand_s = dwell_s(scenario.policy, sum(load.n for load in here))
    deadline_s = min(load.group.deadline_s for load in here)
    return Call(
        dwell_s=stand_s,
        intervals=_on_minutes(
            scenario.opening(employer_id),
            start_s=start_s,
            end_s=deadline_s - stand_s,
        ),
    )


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
