"""Departures of one route are timed, judged and priced once each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.transport.builders import make_policy, make_worker
from tests.transport.trips.test_quoting import one_way
from transport.clock import DAY_S, HOUR_S
from transport.driving.timetable import timetable
from transport.groups import groups_of
from transport.roads.distances import distances_of
from transport.trips.attempts import Attempts
from transport.trips.quotes import Quote
from transport.trips.routes import Load, Refusal, Route

if TYPE_CHECKING:
    from transport.driving.timetable import Timetable
    from transport.scenario import Scenario


def route_of(scenario: Scenario) -> Route:
    """Everybody from V1 to E1 on the first coach."""
    return Route(
        line=scenario.fleet[0],
        villages=("V1",),
        employers=("E1",),
        loads=tuple(
            Load(group=group, n=group.n_workers)
            for group in groups_of(scenario, scenario.workers)
        ),
    )


def attempts(scenario: Scenario, timed: Any = timetable) -> Attempts:
    return Attempts(scenario, distances_of(scenario), route_of(scenario), timed)


def at(own: Attempts, scenario: Scenario, start_s: int) -> Quote | Refusal:
    rules = scenario.policy.hours
    return own.at(start_s, drivers=1, rules=rules, earlier=None)


def test_a_departure_is_timed_once() -> None:
    n_timed: list[int] = []

    def timed(**asked: Any) -> Timetable | None:
        n_timed.append(asked["depart_s"])
        return timetable(**asked)

    scenario = one_way(120)
    own = attempts(scenario, timed)
    first = at(own, scenario, 8 * HOUR_S)
    assert isinstance(first, Quote)
    assert first.first_service_s == 8 * HOUR_S
    assert at(own, scenario, 8 * HOUR_S) is first
    assert at(own, scenario, 9 * HOUR_S) is not first
    assert len(n_timed) == 2


def test_every_day_is_judged_by_its_own_edition() -> None:
    policy = make_policy("none")
    (open_to_all,) = policy.editions
    strict = replace(
        open_to_all,
        name="strict",
        effective_from=date(2020, 2, 26),
        certificate_required=True,
    )
    policy = replace(policy, editions=(open_to_all, strict))
    scenario = one_way(120, policy=policy, workers=(make_worker(),))
    own = attempts(scenario)
    today, tomorrow = 8 * HOUR_S, DAY_S + 8 * HOUR_S
    for _ in range(2):  # what is remembered of a day is not told of another
        found = at(own, scenario, today)
        assert isinstance(found, Quote)
        assert found.edition is open_to_all
        refused = at(own, scenario, tomorrow)
        assert isinstance(refused, Refusal)
        assert refused.told.code == "EDITION_ASKS_MORE"
