"""When each place of a route may be served, by when its service begins."""

from __future__ import annotations

import random

from tests.transport.builders import make_employer, make_village, make_worker
from tests.transport.trips.test_attempts import route_of
from tests.transport.trips.test_quoting import one_way
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.places import Opening
from transport.trips.calls import RouteCalls

NIGHT = Opening(from_s=22 * HOUR_S, until_s=30 * HOUR_S)  # to six in the morning


def test_a_call_opens_with_the_service_and_closes_with_the_place() -> None:
    scenario = one_way(120, opening=NIGHT)
    start_s = DAY_S + 23 * HOUR_S
    yard, up, down, home = RouteCalls(scenario, route_of(scenario)).starting(start_s)
    assert yard == home
    assert yard.intervals is None
    assert up.intervals is not None
    assert min(up.intervals)[0] >= start_s
    assert down.intervals is not None
    assert down.intervals[0] == (start_s, DAY_S + 30 * HOUR_S)


def test_a_call_has_every_opening_left() -> None:
    chance = random.Random(4)
    for _ in range(200):
        from_s = chance.randrange(0, DAY_S)
        opening = Opening(
            from_s=from_s,
            until_s=from_s + chance.randrange(0, DAY_S),
            is_daily=chance.random() < 0.7,
        )
        ready_s = chance.randrange(0, 2 * DAY_S)
        scenario = one_way(
            120,
            villages=(make_village(opening=opening),),
            workers=(make_worker(ready_from_s=ready_s),),
        )
        start_s = chance.randrange(0, 4 * DAY_S, MINUTE_S)
        calls = RouteCalls(scenario, route_of(scenario)).starting(start_s)
        begins_s = max(start_s, ready_s)
        wanted = [
            (a + -a % MINUTE_S, b - b % MINUTE_S)
            for a, b in opening.intervals(start_s=begins_s, end_s=scenario.end_s)
        ]
        assert calls[1].intervals == tuple((a, b) for a, b in wanted if a <= b)


def test_employers_are_served_until_their_workers_must_be_there() -> None:
    scenario = one_way(120, workers=(make_worker(),))
    assert make_employer("E1").opening is None
    deadline_s = route_of(scenario).loads[0].group.deadline_s
    _, _, down, _ = RouteCalls(scenario, route_of(scenario)).starting(0)
    assert down.intervals is not None
    assert down.intervals[-1][1] <= deadline_s - down.dwell_s
