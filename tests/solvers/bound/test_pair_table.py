"""The table of pairs prices every worker once, within all limits on sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.pair_list import MOST_PAIRS, Listed
from solvers.bound.pair_table import PairTable
from solvers.bound.pricer import Pricer, regions_of
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pricer import least_by_enumeration
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    import numpy.typing as npt

    from solvers.problem.problem import Problem

    Floats = npt.NDArray[np.float64]

FAR = 1e9


def table_of(problem: Problem) -> PairTable:
    groups = np.arange(problem.n_groups)
    listed = Listed(problem, groups)
    return PairTable(problem, offers_of(problem), groups, regions_of(problem), listed)


def with_limits(problem: Problem, *, villages: int, employers: int) -> Problem:
    policy = replace(
        problem.scenario.policy,
        max_villages_per_vehicle=villages,
        max_employers_per_vehicle=employers,
    )
    return replace(problem, scenario=replace(problem.scenario, policy=policy))


def most(problem: Problem, fen: float = FAR) -> Floats:
    return np.full(len(offers_of(problem)), fen)


def test_no_trip_carries_more_than_there_are_or_than_it_has_seats() -> None:
    problem = problem_of(county_day(n_workers=40, seed=5))
    offers = offers_of(problem)
    dear = np.full(problem.n_groups, 90_000.0)
    prices = table_of(problem).price(
        dear, ceiling_fen=most(problem), tight_fen=most(problem, 0.0)
    )
    routes = [(o, r) for o, own in enumerate(prices.routes) for r in own]
    assert len(routes) > 20
    for o, route in routes:
        assert all(0 < n <= problem.n_workers[g] for g, n in route.loads)
        aboard = [offers[o].seats[g] for g, _ in route.loads]
        assert sum(n for _, n in route.loads) <= min(aboard)


@pytest.mark.parametrize(("villages", "employers"), [(1, 9), (9, 1), (2, 1)])
def test_limits_on_villages_and_employers_hold(villages: int, employers: int) -> None:
    problem = problem_of(county_day(n_workers=6, n_villages=3, n_employers=3, seed=2))
    limited = with_limits(problem, villages=villages, employers=employers)
    gain = np.full(problem.n_groups, 60_000.0)
    prices = table_of(limited).price(
        gain, ceiling_fen=most(problem), tight_fen=most(problem, -FAR)
    )
    for own in prices.routes:
        for route in own:
            groups = [g for g, _ in route.loads]
            assert len({int(problem.village[g]) for g in groups}) <= villages
            assert len({int(problem.employer[g]) for g in groups}) <= employers
    free = table_of(problem).price(
        gain, ceiling_fen=most(problem), tight_fen=most(problem, -FAR)
    )
    assert (free.least_fen <= prices.least_fen).all()
    assert free.least_fen.min() < prices.least_fen.min()


def test_close_villages_with_few_workers_are_worth_what_they_have_once() -> None:
    """Four villages a step apart: coming back to one of them gains nothing."""
    problem = problem_of(county_day(n_workers=6, n_villages=4, n_employers=1, seed=3))
    n_villages = int(problem.village.max()) + 1
    near = problem.distance_m.copy()
    near[:n_villages, :n_villages] = 1 - np.eye(n_villages, dtype=np.int64)
    problem = replace(problem, distance_m=near)
    offers = offers_of(problem)
    gain = np.full(problem.n_groups, 100_000.0)
    kit = problem.scenario.tariff.kit_fen
    tabled = table_of(problem).price(
        gain - kit, ceiling_fen=most(problem), tight_fen=most(problem, -FAR)
    )
    for o, offer in enumerate(offers):
        true = least_by_enumeration(problem, offer, gain.tolist())
        assert true - 100.0 <= tabled.least_fen[o].min() <= true + 1.0


def test_a_trip_that_is_out_of_time_is_not_sold_as_one_of_fewer_days() -> None:
    problem = problem_of(county_day(n_workers=12, n_villages=3, n_employers=3, seed=1))
    offers = offers_of(problem)
    gain = np.full(problem.n_groups, 80_000.0)
    table = table_of(problem)
    loose = table.price(gain, ceiling_fen=most(problem), tight_fen=most(problem, -FAR))
    tight = table.price(
        gain, ceiling_fen=most(problem), tight_fen=most(problem), is_thorough=True
    )
    assert (tight.least_fen >= loose.least_fen - 1.0).all()
    last = [o for o, offer in enumerate(offers) if offer.is_last]
    assert np.allclose(tight.least_fen[last], loose.least_fen[last])


def test_columns_are_found_again_among_pairs_that_were_cheap() -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=5, seed=4))
    gain = np.full(problem.n_groups, 70_000.0)
    table = table_of(problem)
    prices = table.price(gain, ceiling_fen=most(problem), tight_fen=most(problem))
    found = table.columns(gain, ceiling_fen=most(problem))
    for own, again in zip(prices.routes, found, strict=True):
        assert {r.loads for r in again} & {r.loads for r in own} or not own


def test_a_cohort_with_too_many_pairs_is_not_tabled() -> None:
    problem = problem_of(county_day(n_workers=12))
    listed = Listed(problem, np.arange(problem.n_groups))
    assert listed.is_small(MOST_PAIRS)
    assert not listed.is_small(listed.n_pairs - 1)
    assert Pricer(problem, offers_of(problem)).is_exact


def test_what_is_proved_in_the_end_is_no_less_than_in_the_search() -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=5, seed=6))
    offers = offers_of(problem)
    duals = np.full(problem.n_groups, 60_000.0)
    nothing = np.zeros(1 << (int(regions_of(problem).max()) + 1))
    searched, proving = Pricer(problem, offers), Pricer(problem, offers)
    for o in range(len(offers)):
        found = searched.price(o, duals, below_fen=nothing, ceiling=FAR).least_fen
        assert (proving.prove(o, duals, ceiling=FAR) >= found - 1e-6).all()
