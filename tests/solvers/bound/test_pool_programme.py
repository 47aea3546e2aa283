from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.branch_rows import ALL
from solvers.bound.mix_limits import fleet_limits
from solvers.bound.pool_programme import PoolProgramme, most_trips
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pair_pool import pool_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.bound.pair_pool import Pool
    from solvers.problem.problem import Problem
    from transport.outcome import StopAsked

ENDLESS = float("inf")


def programme_of(
    problem: Problem, pool: Pool, is_over: StopAsked | None = None
) -> PoolProgramme:
    offers = offers_of(problem)
    return PoolProgramme(
        problem,
        pool,
        offers,
        fleet_limits(problem, offers),
        ceiling_fen=3_000_000.0,
        is_over=is_over,
    )


def test_who_waits_no_more_is_told_what_was_proved_so_far() -> None:
    problem = problem_of(county_day(n_workers=30, n_villages=4))
    pool = pool_of(problem)
    free = programme_of(problem, pool).bound_fen(enough_fen=ENDLESS)
    n_asked = iter(range(3))
    left = programme_of(
        problem, pool, is_over=lambda: next(n_asked, None) is None
    ).bound_fen(enough_fen=ENDLESS)
    assert next(n_asked, None) is None
    assert left < free - 20


def small() -> PoolProgramme:
    problem = problem_of(county_day(n_workers=30, n_villages=4))
    return programme_of(problem, pool_of(problem))


def test_what_is_proved_is_the_programmes_value() -> None:
    programme = small()
    proved = programme.bound_fen(enough_fen=ENDLESS)
    value = programme.quick_fen()
    assert value is not None
    assert value - 20 < proved <= value
    assert sum(programme.runs.values()) > 0


def test_a_branch_costs_no_less_and_leaves_when_it_is_no_longer_asked() -> None:
    programme = small()
    free = programme.bound_fen(enough_fen=ENDLESS)
    programme.ask({(ALL, ()): (3.0, np.inf)})
    asked = programme.bound_fen(enough_fen=ENDLESS)
    assert asked > free + 100_000  # fen: whole trips more
    assert sum(programme.runs.values()) > 3 - 1e-6
    programme.ask({})
    assert abs(programme.bound_fen(enough_fen=ENDLESS) - free) < 20


def test_what_is_put_aside_runs_no_more() -> None:
    programme = small()
    free = programme.bound_fen(enough_fen=ENDLESS)
    is_kept = np.ones(len(programme.cost_fen), dtype=np.bool_)
    is_kept[list(programme.runs)] = False
    programme.keep(is_kept)
    assert programme.bound_fen(enough_fen=ENDLESS) >= free - 1
    assert all(is_kept[i] for i in programme.runs)


def test_columns_of_a_smaller_pool_are_taken_over() -> None:
    """They prove nothing new, and are not looked for again."""
    problem = problem_of(county_day(n_workers=30, n_villages=4))
    small_one = programme_of(problem, pool_of(problem, most=2_000))
    small_one.bound_fen(enough_fen=ENDLESS)
    value = small_one.quick_fen()
    alone, helped = (programme_of(problem, pool_of(problem)) for _ in range(2))
    helped.take_over(small_one)
    first = helped.quick_fen()
    assert value is not None
    assert first is not None
    assert first == pytest.approx(value, rel=1e-6)
    proved = alone.bound_fen(enough_fen=ENDLESS)
    assert helped.bound_fen(enough_fen=ENDLESS) == pytest.approx(proved, rel=1e-6)
    assert proved <= value + 1


def test_enough_is_enough() -> None:
    programme = small()
    assert programme.bound_fen(enough_fen=1.0) >= 1.0


def test_there_are_no_more_trips_than_coaches_can_make_or_workers_fill() -> None:
    problem = problem_of(county_day(n_workers=3, n_villages=2))
    assert most_trips(problem, fleet_limits(problem, offers_of(problem))) == 3
