"""Trips as knapsacks against every choice of villages and loads in plain Python."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING

import numpy as np
import pytest

from solvers.core.class_figures import GainFigures, LimitFigures, WayFigures
from solvers.core.knapsack import BOTH, KnapsackRoom, knapsack_costs

if TYPE_CHECKING:
    from collections.abc import Iterator

CEILING = 40.0
N_SETS = 4  # of two areas
NO_MARKS = (0.0,)
EVERY_SECOND = tuple(float(s) for s in range(60))


@dataclass(frozen=True, kw_only=True)
class PlainKnapsack:
    """Whole numbers; ``gain[v][m]`` by number of workers, so many as there are."""

    out: list[list[int]]  # fen, then seconds; and so the others
    way: list[list[list[int]]]
    end: list[list[list[int]]]
    gain: list[list[list[int]]]
    worker_s: int
    most_s: int
    seats: list[int]
    most_villages: int


def drawn(rng: random.Random, *, is_timed: bool) -> PlainKnapsack:
    n_v = rng.randint(1, 4)

    def row(n: int, most: int) -> list[int]:
        return [rng.randint(0, most) for _ in range(n)]

    return PlainKnapsack(
        out=[row(n_v, 20), row(n_v, 5)],
        way=[[row(n_v, 10) for _ in range(n_v)], [row(n_v, 4) for _ in range(n_v)]],
        end=[
            [row(N_SETS, 20) for _ in range(n_v)],
            [row(N_SETS, 5) for _ in range(n_v)],
        ],
        gain=[[gains(rng, m) for m in range(N_SETS)] for _ in range(n_v)],
        worker_s=rng.randint(0, 1) if is_timed else 0,
        most_s=rng.choice((9, 14, 40)) if is_timed else 1_000,
        seats=[0, *row(N_SETS - 1, 5)],
        most_villages=rng.randint(1, n_v),
    )


def gains(rng: random.Random, m: int) -> list[int]:
    found = [0]
    for _ in range(rng.randint(0, 3) if m else 0):
        found.append(found[-1] + rng.randint(0, 15))
    return found


def solved(
    of: PlainKnapsack, marks_s: tuple[float, ...]
) -> tuple[list[float], list[list[int]]]:
    """The compiled answer: (least value, workers of each village) by set of areas."""
    n_v, seats = len(of.gain), max(of.seats)
    table = np.zeros((n_v, N_SETS, seats + 1))
    n_gain = np.zeros((n_v, N_SETS), dtype=np.int64)
    for v, m in np.ndindex(n_v, N_SETS):
        known = of.gain[v][m][: seats + 1]
        table[v, m] = known[-1]
        table[v, m, : len(known)] = known
        n_gain[v, m] = len(known) - 1
    is_counted = of.most_villages < n_v
    shape = seats + 1, of.most_villages + 1 if is_counted else 1, BOTH + 1, len(marks_s)
    loads, least = np.zeros((N_SETS, n_v), dtype=np.int64), np.empty(N_SETS)
    out, way, end = (
        np.array(one, dtype=np.float64) for one in (of.out, of.way, of.end)
    )
    knapsack_costs(
        WayFigures(out[0], way[0], end[0]),
        LimitFigures(
            out[1],
            way[1],
            end[1],
            float(of.worker_s),
            float(of.most_s),
            np.array(marks_s),
        ),
        GainFigures(table, n_gain),
        np.full((N_SETS, seats + 1), 1e6),
        np.array(of.seats),
        of.most_villages,
        CEILING,
        KnapsackRoom(
            np.empty((3, n_v)),
            np.empty((3, n_v)),
            np.empty(shape),
            np.empty(shape),
            np.empty((n_v, *shape), dtype=np.int64),
        ),
        loads,
        least,
    )
    return least.tolist(), loads.tolist()


def values(of: PlainKnapsack, m: int, loads: tuple[int, ...]) -> Iterator[int]:
    """What the loads cost less what they gain, by first and last village, in time."""
    called = [v for v, n in enumerate(loads) if n]
    on = [v for v, by_set in enumerate(of.gain) if len(by_set[m]) > 1]
    within = [v for v in on if min(len(of.gain[v][m]) - 1, max(of.seats)) > 0]
    ends = permutations(called, 2) if len(called) > 1 else [(called[0], called[0])]
    for first, last in ends:
        sums = []
        for out, way, end in zip(of.out, of.way, of.end, strict=True):
            leave, enter = parted(way, within)
            sums.append(
                out[first]
                + sum(leave[v] for v in called if v != last)
                + sum(enter[v] for v in called if v != first)
                + end[last][m]
            )
        if sums[1] + of.worker_s * sum(loads) <= of.most_s:
            yield sums[0] - sum(of.gain[v][m][loads[v]] for v in called)


def parted(
    way: list[list[int]], on: list[int]
) -> tuple[dict[int, int], dict[int, int]]:
    """What leaving and what entering each village costs at least."""
    if len(on) == 1:
        return {on[0]: 0}, {on[0]: 0}
    leave = {u: min(way[u][v] for v in on if v != u) for u in on}
    enter = {v: min(way[u][v] - leave[u] for u in on if u != v) for v in on}
    return leave, enter


def true_least(of: PlainKnapsack, m: int) -> float:
    least = CEILING
    for loads in product(*(range(len(by_set[m])) for by_set in of.gain)):
        n_called = sum(n > 0 for n in loads)
        if 0 < sum(loads) <= of.seats[m] and n_called <= of.most_villages:
            least = min([least, *values(of, m, loads)])
    return least


@pytest.mark.parametrize("seed", range(60))
def test_no_choice_of_villages_and_loads_is_cheaper_than_the_least(seed: int) -> None:
    of = drawn(random.Random(seed), is_timed=False)
    assert solved(of, NO_MARKS)[0] == [true_least(of, m) for m in range(N_SETS)]


@pytest.mark.parametrize("seed", range(60))
def test_time_is_kept_to_the_second_where_marks_are(seed: int) -> None:
    of = drawn(random.Random(seed), is_timed=True)
    assert solved(of, EVERY_SECOND)[0] == [true_least(of, m) for m in range(N_SETS)]


@pytest.mark.parametrize("seed", range(60))
def test_states_put_together_never_cost_more(seed: int) -> None:
    of = drawn(random.Random(seed), is_timed=True)
    for m, least in enumerate(solved(of, (0.0, 3.0, 12.0))[0]):
        assert least <= true_least(of, m)


@pytest.mark.parametrize("seed", range(60))
def test_the_loads_told_are_those_of_the_least(seed: int) -> None:
    of = drawn(random.Random(seed), is_timed=False)
    for m, (least, loads) in enumerate(zip(*solved(of, NO_MARKS), strict=True)):
        if least < CEILING:
            assert sum(loads) <= of.seats[m]
            assert least == min(values(of, m, tuple(loads)))
        else:
            assert not any(loads)
