from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from solvers.bound.pair_pool import CheapPairsOf, Pool
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
    cheap = CheapPairsOf(problem, [table_of(problem)], dual, free, gap_fen=gap_fen)
    return cheap.pool(gap_fen=gap_fen, most=most)


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


def test_pools_of_any_size_and_of_a_narrower_gap_are_made_of_one_count() -> None:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    dual, free = np.full(problem.n_groups, 30_000.0), np.zeros(len(offers_of(problem)))
    cheap = CheapPairsOf(problem, [table_of(problem)], dual, free, gap_fen=400_000.0)
    for gap_fen in (400_000.0, 300_000.0):
        few, all_ = (cheap.pool(gap_fen=gap_fen, most=n) for n in (600, MANY))
        assert 0 < len(few) <= 600
        assert all_.gap_fen == gap_fen
        assert len(all_) == len(pool_of(problem, gap_fen=gap_fen))


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


def test_entries_of_a_smaller_pool_are_found_in_a_larger_one() -> None:
    problem = problem_of(county_day(n_workers=20, n_villages=4))
    dual, free = np.full(problem.n_groups, 30_000.0), np.zeros(len(offers_of(problem)))
    cheap = CheapPairsOf(problem, [table_of(problem)], dual, free, gap_fen=400_000.0)
    small, large = (cheap.pool(gap_fen=400_000.0, most=n).parts[0] for n in (200, MANY))
    at = large.places_of(small, range(len(small)))
    places = np.array([i for i in at if i is not None], dtype=np.int64)
    assert len(places) == len(small) == len(set(places.tolist()))
    for own, others in (
        (large.pair, small.pair),
        (large.kind, small.kind),
        (large.entries.seats, small.entries.seats),
        (large.cost_fen, small.cost_fen),
    ):
        assert own[places].tolist() == others.tolist()
    back = small.places_of(large, range(len(large)))
    assert sum(i is None for i in back) == len(large) - len(small)
    assert all(at[i] == j for j, i in enumerate(back) if i is not None)
