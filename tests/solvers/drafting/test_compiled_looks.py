"""Quotes with departures looked at beforehand are those of timetables alone."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from solvers.drafting.compiled_hours import quick_timetable
from solvers.drafting.compiled_looks import QuickLooks, quick_maker
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from tests.transport.trips.test_quoting import way
from transport.clock import DAY_S, HOUR_S, MINUTE_S
from transport.groups import groups_of
from transport.hours import HOURS_PRESETS
from transport.places import Opening
from transport.roads.distances import distances_of
from transport.tariff import Tariff
from transport.trips.attempts import WORSE, Attempts
from transport.trips.dearness import N_DEAR
from transport.trips.quotes import Quote
from transport.trips.quoting import TripMaker
from transport.trips.routes import Load, Route

if TYPE_CHECKING:
    from transport.scenario import Scenario
    from transport.trips.routes import Refusal

N_SCENARIOS = 60  # by preset of hours
STEPS_S = (HOUR_S, 4 * HOUR_S)
MOST_MINUTES = (60, 300, 900)  # of a leg


def drawn(preset: str, chance: random.Random) -> Scenario:
    """Up to three villages and employers with hours of their own, one coach."""
    villages = [f"V{i}" for i in range(1, chance.randint(1, 3) + 1)]
    employers = [f"E{i}" for i in range(1, chance.randint(1, 3) + 1)]
    longest = chance.choice(MOST_MINUTES)
    path = ["D1", *villages, *employers, "D1"]
    policy = make_policy(
        driver_hours=preset,
        max_ride_s=chance.choice((6, 24, 48)) * HOUR_S,
        max_wait_aboard_s=chance.choice((0, 1, 3)) * HOUR_S,
        passenger_stop_every_s=chance.choice((0, 2 * HOUR_S)),
        max_drivers=chance.randint(1, 3),
        max_detour_percent=900,
    )
    pairs = [(v, e) for v in villages for e in employers]
    return make_scenario(
        policy=policy,
        n_days=3,
        villages=tuple(make_village(v, opening=opening(chance)) for v in villages),
        employers=tuple(make_employer(e, opening=opening(chance)) for e in employers),
        workers=tuple(
            make_worker(f"W{n}", village_id=v, employer_id=e)
            for n, (v, e) in enumerate(chance.choices(pairs, k=chance.randint(1, 9)))
        ),
        fleet=(make_line(drivers=1),),
        tariff=replace(Tariff(), time_aboard_h_fen=chance.choice((0, 500))),
        distances=tuple(
            way(a, b, chance.randrange(1, longest)) for a, b in pairwise(path)
        ),
    )


def opening(chance: random.Random) -> Opening | None:
    """At all times, or some hours of every day."""
    if chance.random() < 0.3:
        return None
    from_s = chance.randrange(0, DAY_S, MINUTE_S)
    return Opening(from_s=from_s, until_s=from_s + chance.randint(1, 14) * HOUR_S)


def route_of(scenario: Scenario) -> Route:
    """All groups on the coach, villages and employers in their order."""
    groups = groups_of(scenario, scenario.workers)
    return Route(
        line=scenario.fleet[0],
        villages=tuple(sorted({g.village_id for g in groups})),
        employers=tuple(sorted({g.employer_id for g in groups})),
        loads=tuple(Load(group=g, n=g.n_workers) for g in groups),
    )


@pytest.mark.parametrize("preset", HOURS_PRESETS)
def test_the_quote_is_that_of_timetables_alone(preset: str) -> None:
    chance = random.Random(preset)
    n_quoted = n_waiting = 0
    for _ in range(N_SCENARIOS):
        scenario = drawn(preset, chance)
        distances = distances_of(scenario)
        plain = TripMaker(scenario, distances, quick_timetable)
        quick = quick_maker(scenario, distances)
        route = route_of(scenario)
        step_s, is_final = chance.choice(STEPS_S), chance.random() < 0.3
        not_before_s = chance.choice((0, 10 * HOUR_S))
        is_packed = not is_final and chance.random() < 0.5
        found: list[Quote | Refusal] = [
            maker.quote(
                route,
                step_s=step_s,
                not_before_s=not_before_s,
                final=(lambda quote: quote.depart_s % 7 < 5) if is_final else None,
                is_packed=is_packed,
            )
            for maker in (plain, quick)
        ]
        assert found[0] == found[1]
        n_quoted += isinstance(found[0], Quote)
        n_waiting += isinstance(found[0], Quote) and found[0].closed_wait_s > 0
    assert n_quoted > N_SCENARIOS / 5
    assert n_waiting or not n_quoted


def test_a_look_tells_what_the_timetable_would() -> None:
    chance = random.Random(5)
    n_legal = n_dearer = 0
    for _ in range(N_SCENARIOS):
        scenario = drawn("cn", chance)
        distances, route = distances_of(scenario), route_of(scenario)
        rules = scenario.policy.hours
        plain, quick = (
            Attempts(scenario, distances, route, quick_timetable, looks=looks)
            for looks in (None, QuickLooks)
        )
        maker = TripMaker(scenario, distances, quick_timetable)
        rank = partial(maker.rank, is_packed=chance.random() < 0.5)
        drivers = chance.randint(1, 3)
        starts = [chance.randrange(0, 2 * DAY_S, MINUTE_S) for _ in range(9)]
        quick.look_ahead(starts, drivers=drivers, rules=rules, earlier=None)
        best: Quote | None = None
        for start_s in starts:
            wanted = plain.at(start_s, drivers=drivers, rules=rules, earlier=None)
            than = None if best is None else rank(best)
            found = quick.at(
                start_s, drivers=drivers, rules=rules, earlier=None, than=than
            )
            if found is WORSE:
                assert isinstance(wanted, Quote)
                assert best is not None
                assert rank(wanted)[:N_DEAR] > rank(best)[:N_DEAR]
                n_dearer += 1
                continue
            assert found == wanted
            n_legal += isinstance(found, Quote)
            if isinstance(found, Quote):
                best = found if best is None else min(best, found, key=rank)
    assert n_legal > N_SCENARIOS
    assert n_dearer > 10


def test_more_halts_than_are_looked_at_are_timed() -> None:
    policy = make_policy(
        max_ride_s=900 * HOUR_S, passenger_stop_every_s=HOUR_S, max_drivers=3
    )
    scenario = make_scenario(
        policy=policy,
        n_days=60,
        distances=(way("D1", "V1", 1), way("V1", "E1", 100 * 60), way("E1", "D1", 1)),
    )
    distances, route = distances_of(scenario), route_of(scenario)
    found = quick_maker(scenario, distances).quote(route)
    assert isinstance(found, Quote)
    assert len(found.timetable.halts) > 64
    assert found == TripMaker(scenario, distances, quick_timetable).quote(route)


def test_of_the_same_price_a_coach_is_better_that_is_back_a_day_sooner() -> None:
    """Ten hours there and more than six back, from a village open from six on."""
    scenario = make_scenario(
        policy=make_policy(driver_hours="none"),
        distances=(way("D1", "V1", 0), way("V1", "E1", 600), way("E1", "D1", 390)),
    )
    maker, route = quick_maker(scenario, distances_of(scenario)), route_of(scenario)
    plain = maker.quote(route)
    packed = maker.quote(route, is_packed=True)
    assert isinstance(plain, Quote)
    assert isinstance(packed, Quote)
    assert plain.cost_fen == packed.cost_fen
    assert (len(plain.days_in_use), len(packed.days_in_use)) == (2, 1)
    assert packed.unease_s > plain.unease_s
