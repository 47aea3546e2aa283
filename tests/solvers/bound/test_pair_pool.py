from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.pair_pool import Pool, cheap_pool
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pair_table import table_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.problem.problem import Problem

EVERY_GAP = 1e9
MANY = 1_000_000


def pool_of(problem: Problem, *, gap_fen: float = EVERY_GAP, most: int = MANY) -> Pool:
    dual = np.full(problem.n_groups, 30_000.0)
    free = np.zeros(len(offers_of(problem)))
    return cheap_pool(
        problem, [table_of(problem)], dual, free, gap_fen=gap_fen, most=most
    )


def test_with_an_endless_gap_every_pair_is_in_the_pool() -> None:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    pool = pool_of(problem)
    (part,) = pool.parts
    assert pool.gap_fen == EVERY_GAP
    assert len(set(part.pair.tolist())) == len(part.table.everything.pairs)


def test_a_pool_that_would_be_too_large_has_a_narrower_gap() -> None:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    n_all = len(pool_of(problem, gap_fen=400_000.0))
    pool = pool_of(problem, gap_fen=400_000.0, most=n_all // 2)
    assert 0 < len(pool) <= n_all // 2
    assert pool.gap_fen < 400_000.0
    assert len(pool) == len(pool_of(problem, gap_fen=pool.gap_fen))


def test_an_entry_is_loaded_with_the_dearest_of_its_groups() -> None:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    (part,) = pool_of(problem).parts
    gain = np.arange(1.0, problem.n_groups + 1)
    for i in range(0, len(part), max(1, len(part) // 50)):
        aboard, loads = part.groups_of(i), dict(part.loads(i, gain))
        assert set(loads) <= set(aboard)
        n = min(int(part.entries.seats[i]), sum(aboard.values()))
        assert sum(loads.values()) == n
        left = [g for g in aboard if loads.get(g, 0) < aboard[g]]
        assert max(left, default=-1) <= min(loads)


def test_some_entries_of_a_pool_keep_their_own_figures() -> None:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    (part,) = pool_of(problem).parts
    is_kept = np.arange(len(part)) % 3 == 1
    kept = part.only(is_kept)
    assert kept.pair.tolist() == part.pair[is_kept].tolist()
    gain = np.full(problem.n_groups, 20_000.0)
    members, _ = part.table.gaining(gain)
    every = part.reduced_fen(members, part.cost_fen)
    assert kept.reduced_fen(members, kept.cost_fen).tolist() == every[is_kept].tolist()
