"""The dynamic programme of pricing against every way walked in plain Python."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solvers.core.pricing import NOWHERE, least_reduced_costs, traced
from tests.solvers.core.drawn import by_lot
from tests.solvers.core.reference_pricing import (
    PlainPricing,
    Stops,
    Way,
    least_by_areas,
    ways,
)

CEILING = 60
N_SETS = 4  # of two areas


def problems() -> st.SearchStrategy[PlainPricing]:
    return st.integers(0, 1_000_000).map(lambda seed: drawn(random.Random(seed)))


def drawn(rng: random.Random) -> PlainPricing:
    """Two or three villages, two areas, a memory of one other; whole numbers."""
    n_v, seats = rng.randint(2, 3), rng.randint(3, 4)

    def table(n: int, most: int) -> list[list[int]]:
        return [[rng.randint(0, most) for _ in range(n)] for _ in range(n_v)]

    return PlainPricing(
        seats=seats,
        out_fen=table(n_v, 30)[0],
        way_fen=table(n_v, 15),
        end_fen=table(N_SETS, 30),
        out_s=table(n_v, 5)[0],
        way_s=table(n_v, 4),
        end_s=[sorted(row) for row in table(N_SETS, 5)],
        worker_s=rng.randint(0, 1),
        most_s=rng.choice((8, 10, 12, 40)),
        gain=[[_gains(rng, seats, m) for m in range(N_SETS)] for _ in range(n_v)],
        choices=[rng.choice(([0, 1], [0, 2], [0, 1, 2, 3])) for _ in range(n_v)],
        memory=[[_memory(rng, v, u) for u in range(n_v)] for v in range(n_v)],
    )


def _gains(rng: random.Random, seats: int, m: int) -> list[int]:
    gains = [0]
    for _ in range(rng.randint(0, seats + 1) if m else 0):
        gains.append(gains[-1] + rng.randint(0, 25))
    return gains


def _memory(rng: random.Random, v: int, u: int) -> list[int]:
    """After going from ``v`` to ``u`` with either memory: one of them, or no way."""
    return [-1, -1] if v == u else [rng.randint(-1, 1) for _ in range(2)]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the compiled programme fills in."""

    least: list[float]
    cost: np.ndarray[tuple[int, ...], np.dtype[np.float64]]
    before: np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def solved(of: PlainPricing, marks_s: list[int]) -> Answer:
    """The compiled programme, asked with states told apart at these seconds left."""
    n_v, seats = len(of.out_fen), of.seats
    shape = (seats + 1, n_v, N_SETS, 2, len(marks_s))
    cost, left_s = np.empty(shape), np.empty(shape)
    before, least = np.empty(shape, dtype=np.int64), np.empty(N_SETS)
    gain, n_gain = np.zeros((n_v, N_SETS, seats + 1)), np.zeros((n_v, N_SETS), np.int64)
    choices = np.zeros((n_v, N_SETS), dtype=np.int64)
    for v in range(n_v):
        choices[v, : len(of.choices[v])] = of.choices[v]
        for m in range(N_SETS):
            there = of.gain[v][m][: seats + 1]
            gain[v, m, : len(there)], n_gain[v, m] = there, len(there) - 1
    a_worker = float(np.diff(gain, axis=2).max())
    end_fen = np.array(of.end_fen, dtype=np.float64)
    least_reduced_costs(
        np.array(of.out_fen, dtype=np.float64),
        np.array(of.way_fen, dtype=np.float64),
        gain,
        n_gain,
        choices,
        np.array([len(sets) for sets in of.choices], dtype=np.int64),
        end_fen,
        np.array([_least_wider(end_fen, m) for m in range(N_SETS)]),
        np.array([max(0.0, a_worker) * n for n in range(seats + 1)]),
        np.array(of.memory, dtype=np.int64),
        np.array(of.out_s, dtype=np.float64),
        np.array(of.way_s, dtype=np.float64),
        np.array(of.end_s, dtype=np.float64),
        float(of.worker_s),
        float(of.most_s),
        np.array(marks_s, dtype=np.float64),
        seats,
        float(CEILING),
        cost,
        left_s,
        before,
        least,
    )
    return Answer(least=least.tolist(), cost=cost, before=before)


def _least_wider(
    end_fen: np.ndarray[tuple[int, ...], np.dtype[np.float64]], m: int
) -> float:
    return float(min(end_fen[:, w].min() for w in range(N_SETS) if w & m == m))


def every_second(of: PlainPricing) -> list[int]:
    return list(range(of.most_s + 1))


@by_lot
@given(of=problems())
def test_the_least_reduced_costs_are_those_of_all_ways(of: PlainPricing) -> None:
    found = solved(of, every_second(of))
    assert found.least == least_by_areas(of, ceiling=CEILING)


@by_lot
@given(of=problems(), mark_s=st.integers(1, 12))
def test_states_put_together_in_time_never_cost_more(
    of: PlainPricing, mark_s: int
) -> None:
    """The least of all ways is undercut at most, down to that without a limit."""
    exact = least_by_areas(of, ceiling=CEILING)
    unlimited = least_by_areas(replace(of, most_s=10_000), ceiling=CEILING)
    for marks in ([0], [0, mark_s], [0, mark_s, mark_s + 3]):
        found = solved(of, marks).least
        assert all(
            low <= value <= high
            for low, value, high in zip(unlimited, found, exact, strict=True)
        )


@by_lot
@given(of=problems())
def test_a_state_is_traced_back_along_a_way_of_its_cost(of: PlainPricing) -> None:
    found = solved(of, every_second(of))
    by_state: dict[tuple[int, ...], list[Way]] = defaultdict(list)
    for way in ways(of):
        by_state[*way.state, way.left_s].append(way)
    for state in np.argwhere(found.cost < NOWHERE).tolist():
        there = [way.stops for way in by_state[*state] if way.fen == found.cost[*state]]
        assert stops_to(found, state) in there


def stops_to(found: Answer, state: list[int]) -> Stops:
    villages, loads = np.zeros(9, dtype=np.int64), np.zeros(9, dtype=np.int64)
    q, v, m, p, t = state
    n = traced(found.before, q, v, m, p, t, villages, loads)
    return tuple(
        zip(villages[:n][::-1].tolist(), loads[:n][::-1].tolist(), strict=True)
    )
