"""Pairs found for a pool against all loads, one by one."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.core.pair_data import CLOCK, KINDS_FROM, KINDS_TO, PATTERN, SEATS, WAY
from solvers.core.pair_pool import CheapPairs, cheap_pairs
from tests.solvers.bound.test_pair_table import table_of
from tests.solvers.bound.test_rising import problem_of
from tests.solvers.cases import county_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from solvers.bound.pair_table import PairTable

    Floats = npt.NDArray[np.float64]
    Found = dict[tuple[int, int, int], float]


def loads(
    table: PairTable, villages: int, employers: int, pattern: int
) -> Iterator[tuple[int, ...]]:
    """All loads of a pair that have somebody at each call."""
    listed = table.listed
    most = [
        int(n) * (villages >> v & 1) * (employers >> e & 1) * int(able)
        for v, e, n, able in zip(
            listed.v, listed.e, table.n_workers, table.eligible[pattern], strict=True
        )
    ]
    for load in product(*(range(n + 1) for n in most)):
        on = [j for j, n in enumerate(load) if n]
        up = sum({1 << int(listed.v[j]) for j in on})
        down = sum({1 << int(listed.e[j]) for j in on})
        if (up, down) == (villages, employers):
            yield load


def least_of_all(table: PairTable, gain: Floats) -> Found:
    """The least reduced cost by pair, kind and coach, over all loads in time."""
    sheet, found = table.everything, {}
    for at in range(len(sheet.pairs)):
        villages = int(sheet.sets[np.searchsorted(sheet.first, at, side="right") - 1])
        n_calls = villages.bit_count() + int(sheet.pairs[at]).bit_count()
        for c, coach in enumerate(table.coaches):
            gains = [
                (
                    sum(load),
                    sum(n * float(fen) for n, fen in zip(load, gain, strict=True)),
                )
                for load in loads(table, villages, int(sheet.pairs[at]), coach[PATTERN])
                if sum(load) <= coach[SEATS]
            ]
            wheel_s = float(sheet.clock[coach[CLOCK], at])
            for kind in table.kinds[coach[KINDS_FROM] : coach[KINDS_TO]].tolist():
                in_time = [
                    fen
                    for n, fen in gains
                    if all(
                        wheel_s + call_s * n_calls + worker_s * n <= most_s
                        for most_s, call_s, worker_s in table.figures.limits[kind]
                    )
                ]
                if in_time:
                    way = float(sheet.least_way[coach[WAY], at])
                    fen = way + table.standing_fen[kind] - max(in_time)
                    found[at, kind, c] = fen
    return found


def cheap(table: PairTable, gain: Floats, most_fen: float) -> Found:
    order = np.argsort(-gain, kind="stable")
    pair, kind, coach, seats = (np.empty(50_000, dtype=np.int64) for _ in range(4))
    n_within = np.zeros(4, dtype=np.int64)
    room = CheapPairs(pair, kind, coach, seats, np.empty(50_000), n_within)
    n = cheap_pairs(
        table.everything.figures,
        table.members(gain, order),
        table.figures,
        table.raised_on(table.everything),
        np.full(len(table.standing_fen), most_fen),
        most_fen / 4,
        np.empty(len(order), dtype=np.int64),
        np.empty(len(table.coaches)),
        room,
    )
    assert n <= 50_000
    assert int(room.n_within.sum()) == n
    keys = zip(room.pair[:n], room.kind[:n], room.coach[:n], room.way[:n], strict=True)
    return {(int(at), int(k), int(c)): float(way) for at, k, c, way in keys}


@pytest.mark.parametrize("seed", range(3))
def test_no_pair_with_a_cheap_load_is_left_out(seed: int) -> None:
    problem = problem_of(
        county_day(n_workers=9, n_villages=3, n_employers=2, seed=seed)
    )
    table = table_of(problem)
    rng = np.random.default_rng(seed)
    gain = np.floor(rng.uniform(-10_000, 30_000, problem.n_groups))
    every = least_of_all(table, gain)
    limit = float(np.median(list(every.values())))
    found = cheap(table, gain, limit)
    assert limit > 0
    due = {key for key, fen in every.items() if fen < limit - 1}
    assert due
    assert due <= set(found)
    assert len(found) < len(every)  # dear ones are
