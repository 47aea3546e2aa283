"""Prices on coaches that parts share: below every plan, and more than without them."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pytest

from solvers.bound.coach_prices import CoachPrices, _small, coach_prices
from solvers.bound.reproving import proved_bound
from solvers.bound.seat_cost import seat_cost_bound
from solvers.problem.cohorts import loose_cohort
from solvers.problem.problem import build_problem
from solvers.running import setup
from solvers.running.setup import searches_of
from solvers.running.team import Team
from solvers.search.bounded import bound_over
from tests.solvers.every_plan import EveryPlan
from tests.solvers.parts.cases import by_county
from tests.solvers.tiny_rules import ruled
from tests.transport.builders import (
    make_employer,
    make_line,
    make_policy,
    make_scenario,
    make_village,
    make_worker,
)
from transport.gate.eligibility import health_gate
from transport.groups import groups_of
from transport.roads.distances import distances_of

if TYPE_CHECKING:
    from transport.scenario import Scenario

CHEAP, DEAR = 100_000, 200_000
N_SCENARIOS = int(os.environ.get("P2P_COACH_PRICES", "2"))
ROUNDING_FEN = 20


def two_coach_loads(**changes: Any) -> Scenario:
    """Six workers of each of two counties; one cheap coach of six seats, dear ones."""
    villages = tuple(
        make_village(f"V{i}", county=f"County {i}", lat=37.95 + i / 10, lon=110.99)
        for i in range(2)
    )
    employer = make_employer("E1", lat=39.5, lon=110.99)
    workers = tuple(
        make_worker(f"W{n:02d}", village_id=f"V{n % 2}", employer_id="E1")
        for n in range(12)
    )
    seven = make_line(seats=7, per_km_fen=0, fixed_fen=DEAR, vehicle_type="dear")
    cheap = replace(seven, vehicle_type="cheap", fixed_fen=CHEAP, count=1)
    scenario = make_scenario(
        n_days=1,
        villages=villages,
        employers=(employer,),
        workers=workers,
        fleet=(cheap, seven),
        policy=make_policy(mix_counties=False, max_trips_per_block=1),
    )
    return replace(scenario, **changes)


def priced(scenario: Scenario) -> tuple[CoachPrices, list[int]]:
    """Prices over its cohorts as parts, and each part's bound without them."""
    groups = groups_of(scenario, health_gate(scenario, mode="coach").eligible)
    cohorts = [loose_cohort(scenario, group) for group in groups]
    problems = [
        build_problem(
            scenario,
            distances_of(scenario),
            [g for g, own in zip(groups, cohorts, strict=True) if own == cohort],
            is_alone=False,
        )
        for cohort in dict.fromkeys(cohorts)
    ]
    own = [seat_cost_bound(problem).total_fen for problem in problems]
    return coach_prices(problems), own


def test_a_cheap_coach_for_one_of_two_parts_is_counted_once() -> None:
    found, own = priced(two_coach_loads())
    assert sum(own) == pytest.approx(2 * CHEAP, abs=ROUNDING_FEN)
    bound = found.bound_fen(own)
    assert CHEAP + DEAR - 2_000 <= bound <= CHEAP + DEAR


def test_where_all_have_a_coach_prices_prove_nothing_more() -> None:
    scenario = two_coach_loads()
    cheap, dear = scenario.fleet
    enough = replace(scenario, fleet=(replace(cheap, count=2), dear))
    found, own = priced(enough)
    assert found.coaches_fen == 0
    assert found.bound_fen(own) == sum(own)


def test_two_days_let_the_coach_run_twice() -> None:
    """The last trip may leave on the second day: two days and one more, at most."""
    found, own = priced(two_coach_loads(n_days=2))
    assert found.bound_fen(own) == sum(own)


def test_several_trips_a_block_are_counted_by_the_clock() -> None:
    policy = make_policy(mix_counties=False, max_trips_per_block=3)
    found, own = priced(two_coach_loads(policy=policy))
    assert sum(own) <= found.bound_fen(own) <= CHEAP + DEAR


def test_who_stays_rather_than_pay_needs_no_coach() -> None:
    scenario = two_coach_loads()
    tariff = replace(scenario.tariff, penalty_fen=DEAR // 8)
    found, own = priced(replace(scenario, tariff=tariff))
    assert found.bound_fen(own) <= CHEAP + 6 * (DEAR // 8)


def test_a_part_that_knows_more_without_prices_keeps_it() -> None:
    found = CoachPrices(part_fen=(90, 50), coaches_fen=20)
    assert found.bound_fen([60, 40]) == 90 + 50 - 20
    assert found.bound_fen([60, 55]) == 90 + 55 - 20
    assert found.bound_fen([85, 55]) == 85 + 55


def test_searches_of_parts_that_share_coaches_tell_the_bound_of_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(setup, "parts_of", by_county)
    scenario = two_coach_loads()
    groups = groups_of(scenario, scenario.workers)
    searches = searches_of(scenario, distances_of(scenario), groups, seed=1)
    assert len(searches) == 2
    told_fen = Team(searches, seed=1).bound_fen
    assert told_fen == bound_over(searches) > 2 * CHEAP
    assert proved_bound(scenario, enough_fen=told_fen) >= told_fen
    searches[0].hear(replace(searches[0].proof, bound_fen=CHEAP + 500))
    assert told_fen <= bound_over(searches) <= CHEAP + DEAR + 500


class Judged(NamedTuple):
    bound_fen: int
    own_fen: int
    cheapest_fen: int


@cache
def judged() -> tuple[Judged, ...]:
    """Tiny scenarios under all rules, with one coach of each line."""
    found = []
    for seed in range(N_SCENARIOS):
        scenario = ruled(random.Random(seed))
        fleet = tuple(replace(line, count=1) for line in scenario.fleet)
        scenario = replace(scenario, fleet=fleet)
        every = EveryPlan(scenario)
        if not every.n_parties:
            continue
        cheapest = every.cheapest()
        prices, own = priced(scenario)
        assert cheapest is not None
        found.append(
            Judged(
                bound_fen=prices.bound_fen(own),
                own_fen=sum(own),
                cheapest_fen=cheapest.cost.objective_fen,
            )
        )
    return tuple(found)


def test_no_plan_of_tiny_scenarios_is_under_the_bound() -> None:
    assert judged()
    for one in judged():
        assert one.own_fen <= one.bound_fen <= one.cheapest_fen, one


def test_whole_numbers_are_kept_in_as_few_bytes_as_hold_them() -> None:
    for most, n_bytes in ((0, 1), (255, 1), (256, 2), (70_000, 4), (1 << 40, 8)):
        values = np.array([[0, most]], dtype=np.int64)
        small = _small(values)
        assert small.dtype.itemsize == n_bytes
        assert small.tolist() == values.tolist()
    assert (1.0 / _small(np.array([3]))).dtype == np.float64
    assert (_small(np.array([2])) / _small(np.array([3]))).dtype == np.float64
    assert _small(np.empty(0, dtype=np.int64)).size == 0
