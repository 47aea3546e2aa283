"""The dynamic programme of pricing against every way walked in plain Python."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solvers.core.class_figures import GainFigures, LimitFigures, WayFigures
from solvers.core.pricing import (
    UNKNOWN,
    BestWays,
    ErrandFigures,
    States,
    least_reduced_costs,
)
from tests.solvers.core.drawn import by_lot
from tests.solvers.core.reference_pricing import PlainPricing, Stops, calls_once, ways

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

CEILING = 60
N_SETS = 4  # of two areas


def problems() -> st.SearchStrategy[PlainPricing]:
    return st.integers(0, 1_000_000).map(lambda seed: drawn(random.Random(seed)))


def drawn(rng: random.Random) -> PlainPricing:
    """Two or three villages, two areas, each its region; whole numbers.

    No way over another village is quicker: bounds rise on such distances alone.
    """
    n_v = rng.randint(2, 3)

    def table(n: int, most: int) -> list[list[int]]:
        return [[rng.randint(0, most) for _ in range(n)] for _ in range(n_v)]

    of = PlainPricing(
        seats=[0, *(rng.randint(0, 4) for _ in range(N_SETS - 1))],
        out_fen=table(n_v, 30)[0],
        way_fen=table(n_v, 15),
        end_fen=table(N_SETS, 30),
        out_s=table(n_v, 5)[0],
        way_s=table(n_v, 3),
        end_s=table(N_SETS, 5),
        worker_s=rng.randint(0, 1),
        most_s=rng.choice((9, 12, 40)),
        gain=[[_gains(rng, m) for m in range(N_SETS)] for _ in range(n_v)],
        known=[_others(v, n_v)[: rng.randint(0, 2)] for v in range(n_v)],
        due=[0, 0, 0, 3],
        covers=[[0, 0, 0, rng.randint(1, 3)] for _ in range(n_v)],
    )
    return replace(
        of, way_s=_quickest(of.way_s, of.way_s), end_s=_quickest(of.way_s, of.end_s)
    )


def _quickest(way: list[list[int]], on: list[list[int]]) -> list[list[int]]:
    """The seconds of each row of ``on``, or less by way of other villages."""
    for _ in way:
        on = [
            [
                min([n, *(way[v][u] + on[u][m] for u in range(len(way)) if u != v)])
                for m, n in enumerate(row)
            ]
            for v, row in enumerate(on)
        ]
    return on


def _others(v: int, n_v: int) -> list[int]:
    return [u for u in range(n_v) if u != v]


def _gains(rng: random.Random, m: int) -> list[int]:
    gains = [0]
    for _ in range(rng.randint(0, 4) if m else 0):
        gains.append(gains[-1] + rng.randint(0, 25))
    return gains


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the compiled programme fills in; ``stops`` in the order of the way."""

    least: list[float]
    stops: list[Stops]


def solved(
    of: PlainPricing, marks_s: list[int], *, asked: tuple[int, ...] = (1, 1, 1, 1)
) -> Answer:
    """The compiled programme, asked with states told apart at these seconds left."""
    n_v, seats = len(of.out_fen), max(of.seats)
    n_known = max(map(len, of.known))
    shape = (seats + 1, n_v, 4 << n_known, len(marks_s))
    least = np.full(N_SETS, np.nan)
    gain, n_gain = np.zeros((n_v, N_SETS, seats + 1)), np.zeros((n_v, N_SETS), np.int64)
    known = np.full((n_v, n_known), UNKNOWN, dtype=np.int64)
    for v in range(n_v):
        known[v, : len(of.known[v])] = of.known[v]
        for m in range(N_SETS):
            there = of.gain[v][m][: seats + 1]
            gain[v, m, : len(there)], n_gain[v, m] = there, len(there) - 1
    villages, loads = (np.zeros((N_SETS, seats), dtype=np.int64) for _ in range(2))
    n_calls = np.zeros(N_SETS, dtype=np.int64)
    least_reduced_costs(
        WayFigures(*_floats(of.out_fen, of.way_fen, of.end_fen)),
        LimitFigures(
            *_floats(of.out_s, of.way_s, of.end_s),
            float(of.worker_s),
            float(of.most_s),
            np.array(marks_s, dtype=np.float64),
        ),
        GainFigures(gain, n_gain),
        ErrandFigures(covers=np.array(of.covers), due=np.array(of.due)),
        np.array(of.seats),
        np.array(asked),
        known,
        float(CEILING),
        States(
            memory=np.empty((n_v, n_v, 1 << n_known), dtype=np.int64),
            rest=np.empty((2 + n_v, seats + 1)),
            cost=np.empty(shape),
            left_s=np.empty(shape),
            before=np.empty(shape, dtype=np.int64),
        ),
        BestWays(villages=villages, loads=loads, n_calls=n_calls),
        least,
    )
    stops = [
        tuple(
            zip(
                villages[m, :n][::-1].tolist(), loads[m, :n][::-1].tolist(), strict=True
            )
        )
        for m, n in enumerate(n_calls.tolist())
    ]
    return Answer(least=least.tolist(), stops=stops)


def _floats(out: object, way: object, end: object) -> tuple[Floats, Floats, Floats]:
    one, two, three = (np.array(table, dtype=np.float64) for table in (out, way, end))
    return one, two, three


def least_of_all(of: PlainPricing, m: int, *, once: bool) -> int:
    """Of the ways that the memories allow, or of those that call nowhere twice."""
    found = (fen for fen, stops in ways(of, m) if not once or calls_once(stops))
    return min([CEILING, *found])


def remembering_all(of: PlainPricing) -> PlainPricing:
    n_v = len(of.known)
    return replace(of, known=[_others(v, n_v) for v in range(n_v)])


def every_second(of: PlainPricing) -> list[int]:
    return list(range(of.most_s + 1))


@by_lot
@given(of=problems())
def test_ways_that_remember_all_have_the_least_of_those_that_call_once(
    of: PlainPricing,
) -> None:
    found = solved(remembering_all(of), every_second(of)).least
    assert found == [least_of_all(of, m, once=True) for m in range(N_SETS)]


@by_lot
@given(of=problems())
def test_ways_that_forget_lie_between_those_and_all_ways(of: PlainPricing) -> None:
    """What cannot lead below the ceiling even once each is left out on the way."""
    for m, least in enumerate(solved(of, every_second(of)).least):
        low = least_of_all(of, m, once=False)
        assert low <= least <= least_of_all(of, m, once=True)


@by_lot
@given(of=problems(), mark_s=st.integers(1, 12))
def test_states_put_together_in_time_never_cost_more(
    of: PlainPricing, mark_s: int
) -> None:
    """The least of all ways is undercut at most, down to that without a limit."""
    unlimited = replace(of, most_s=10_000)
    for marks in ([0], [0, mark_s], [0, mark_s, mark_s + 3]):
        for m, least in enumerate(solved(of, marks).least):
            low = least_of_all(unlimited, m, once=False)
            assert low <= least <= least_of_all(of, m, once=True)


@by_lot
@given(of=problems())
def test_the_way_told_is_one_of_the_least_value(of: PlainPricing) -> None:
    found = solved(of, every_second(of))
    for m, (least, stops) in enumerate(zip(found.least, found.stops, strict=True)):
        if least < CEILING:
            assert (least, stops) in set(ways(of, m))
        else:
            assert stops == ()


def test_a_set_that_is_not_asked_is_left_as_it_is() -> None:
    of = drawn(random.Random(1))
    least = solved(of, every_second(of), asked=(1, 0, 1, 0)).least
    assert np.isnan(least).tolist() == [False, of.seats[1] > 0, False, of.seats[3] > 0]
