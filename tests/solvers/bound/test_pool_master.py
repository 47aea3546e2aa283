"""The programme over a pool's columns tells the same, built anew or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.bound.branch_rows import ALL, BranchRows
from solvers.bound.leaving import Leaving
from solvers.bound.pool_master import MOST_IDLE, Limited, PoolMaster
from solvers.bound.trip_kinds import offers_of
from tests.solvers.bound.test_pair_pool import pool_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from solvers.bound.pool_master import Branch, Key
    from solvers.problem.problem import Problem

LACKING_FEN = 60_000_000.0
N_COLUMNS = 60


def master_of(problem: Problem, *, most: int = 20) -> tuple[PoolMaster, list[Key]]:
    """With a column of each of some entries; no more than ``most`` trips run."""
    pool = pool_of(problem)
    (part,) = pool.parts
    rows = BranchRows(pool, offers_of(problem))
    everything = Limited(is_in=np.ones(len(part), dtype=np.bool_), most=most)
    master = PoolMaster(Leaving(problem), rows, [everything], lacking_fen=LACKING_FEN)
    gain = np.arange(1.0, problem.n_groups + 1)
    keys: list[Key] = []
    for i in np.linspace(0, len(part) - 1, N_COLUMNS, dtype=np.int64).tolist():
        keys.append((i, part.loads(i, gain)))
        master.add(keys[-1], float(part.cost_fen[i]))
    return master, keys


def small() -> Problem:
    return problem_of(county_day(n_workers=30, n_villages=4))


def value_of(master: PoolMaster) -> float:
    assert master.is_solved()
    return master.value_fen


def test_rows_that_were_asked_for_by_turns_leave_nothing_behind() -> None:
    """More of them than are kept, so that all is built anew in between."""
    master, keys = master_of(small())
    free = value_of(master)
    for i, _ in keys[: MOST_IDLE + 5]:
        master.ask({("entry", (i,)): (1.0, np.inf)})
        assert value_of(master) >= free - 1
    master.ask({})
    assert value_of(master) == pytest.approx(free, rel=1e-9)


def test_a_branch_asks_the_same_of_a_programme_built_anew() -> None:
    problem = small()
    asked: Branch = {(ALL, ()): (7.0, np.inf)}
    new, _ = master_of(problem)
    new.ask(asked)
    old, keys = master_of(problem)
    for i, _ in keys[: MOST_IDLE + 5]:
        old.ask({("entry", (i,)): (0.0, 0.0)})
    old.ask(asked)
    assert value_of(old) == pytest.approx(value_of(new), rel=1e-9)
    assert sum(times for _, times in old.runs()) > 7 - 1e-6


def test_prices_of_rows_prove_what_the_programme_is_worth() -> None:
    """With prices of workers, by duality; nobody is worth more than leaving him is."""
    problem = small()
    master, keys = master_of(problem, most=1)
    value = value_of(master)
    leaving = Leaving(problem)
    dual = np.clip(master.worker_fen(), 0.0, leaving.most_duals)
    rows = list(master.prices())
    proved = leaving.at_least_fen(dual) + sum(fen * end for fen, _, end in rows)
    assert proved == pytest.approx(value, rel=1e-6)
    assert sum(times for _, times in master.runs()) < 1 + 1e-6
    assert any(fen < 0 for fen, _, _ in rows)  # a second trip would save something
    assert len(keys) == N_COLUMNS


def test_columns_that_are_idle_are_left_out_once_it_is_built_anew() -> None:
    master, keys = master_of(small())
    free = value_of(master)
    idle = master.dearer_than(1.0)
    assert 0 < len(idle) < len(keys)
    for i, _ in keys[: MOST_IDLE + 5]:
        master.ask({("entry", (i,)): (0.0, np.inf)}, idle=idle)
    assert len(master) == len(keys) - len(idle)
    assert not any(key in master for key in idle)
    master.ask({})
    assert value_of(master) == pytest.approx(free, rel=1e-9)


def test_columns_of_other_entries_run_no_more() -> None:
    problem = small()
    master, keys = master_of(problem)
    free = value_of(master)
    running = {i for i, times in master.runs() if times > 1e-6}
    is_kept = np.ones(max(i for i, _ in keys) + 1, dtype=np.bool_)
    is_kept[list(running)] = False
    master.keep(is_kept)
    assert value_of(master) > free + 1
    assert all(key[0] not in running for key in keys if key in master)
    assert master.most_of((ALL, ())) == np.inf
