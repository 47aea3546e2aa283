"""Entries and their orders are priced as going through all loads would."""

from __future__ import annotations

import numpy as np
import pytest

from solvers.core.pair_ways import FAR
from solvers.core.pool_prices import Entries, EntryWays, price_entries, price_orders
from tests.solvers.bound.test_pair_table import table_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day


def test_a_load_of_an_entry_is_the_best_one() -> None:
    problem = problem_of(county_day(n_workers=9, n_villages=3, n_employers=2))
    table = table_of(problem)
    gain = np.linspace(1_000.0, 9_000.0, problem.n_groups)
    order = np.argsort(-gain, kind="stable")
    everywhere = (1 << len(table.listed.villages)) - 1
    anybody = (1 << len(table.listed.employers)) - 1
    entries = Entries(
        villages=np.array([everywhere, everywhere]),
        employers=np.array([anybody, anybody]),
        pattern=np.array([0, 0]),
        seats=np.array([4, 4]),
    )
    reduced = np.empty(2)
    standing = np.array([50_000.0, FAR])
    price_entries(entries, table.members(gain, order), standing, reduced)
    workers = np.repeat(gain[order], table.n_workers[order])
    assert reduced[0] == 50_000.0 - workers[:4].sum()
    assert reduced[1] == FAR  # put aside


@pytest.mark.parametrize("seed", range(5))
def test_orders_are_priced_with_those_who_may_ride_in_them(seed: int) -> None:
    """The least of an entry's orders counts; entries without one are left alone."""
    problem = problem_of(county_day(n_workers=9, n_villages=3, n_employers=2))
    table, rng = table_of(problem), np.random.default_rng(seed)
    n_v, n_e = len(table.listed.villages), len(table.listed.employers)
    gain = np.floor(rng.uniform(1_000, 9_000, problem.n_groups))
    order = np.argsort(-gain, kind="stable")
    members = table.members(gain, order)
    seats = np.array([3, 4, 5])
    entries = Entries(
        villages=np.full(3, (1 << n_v) - 1),
        employers=np.full(3, (1 << n_e) - 1),
        pattern=np.zeros(3, dtype=np.int64),
        seats=seats,
    )
    ways = EntryWays(
        entry=np.array([0, 0, 2]),
        more=np.array([0.0, 500.0, 700.0]),
        riders=rng.integers(0, 1 << n_e, (3, n_v)),
    )
    standing = np.array([50_000.0, 60_000.0, 70_000.0])
    reduced = np.array([-1.0, -2.0, -3.0])
    price_orders(ways, entries, members, standing, reduced)
    least: dict[int, float] = {}
    for entry, more, riders in zip(*ways, strict=True):
        able = [
            fen
            for v, e, n, fen in zip(
                members.v, members.e, members.n, members.gain, strict=True
            )
            if riders[v] >> e & 1
            for _ in range(n)
        ]
        value = standing[entry] + more - sum(able[: seats[entry]])
        least[int(entry)] = min(value, least.get(int(entry), np.inf))
    assert reduced[0] == least[0]
    assert reduced[1] == -2.0
    assert reduced[2] == least[2]
