"""Tours by rounds: what is told after each, and when there is nothing to tell."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from solvers.tours import engine
from solvers.tours.engine import ROUND_SHARES, tours
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, TourResult

N_STRANDS = 2


def problem(*demand: int, capacity: int = 6, may_split: bool = False) -> TourProblem:
    """Customers on a line, each ten farther out."""
    x = 10 * np.arange(len(demand) + 1)
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=np.zeros_like(distance),
        demand=np.array([0, *demand], dtype=np.int64),
        kinds=(VehicleKind(capacity=capacity, count=9, fixed=0, unit=1),),
        may_split=may_split,
    )


def told(of: TourProblem, *, seconds: float | None = None) -> list[tuple[Tour, ...]]:
    """Every solution told; without seconds a few iterations are made."""
    n = 10 if seconds is None else None
    with ThreadPoolExecutor(max_workers=1) as executor:
        return list(tours(of, executor, seed=1, seconds=seconds, iterations=n))


def tour(*visits: tuple[int, int]) -> Tour:
    pieces = tuple(Visit(node=node, quantity=n) for node, n in visits)
    return Tour(kind=0, visits=pieces)


def test_where_nobody_waits_the_solution_is_no_tour() -> None:
    assert told(problem(0, 0, may_split=True)) == [()]


def test_where_no_vehicle_is_large_enough_there_is_no_solution() -> None:
    assert told(problem(7, 1)) == []


def test_each_solution_told_is_no_dearer_than_the_one_before() -> None:
    of = problem(4, 4, 4, 2, may_split=True)
    costs = [sum(map(of.cost, found)) for found in told(of)]
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] == 2 * (40 + 20 + 10)  # three vehicles carry fourteen


@pytest.fixture
def bursts(monkeypatch: pytest.MonkeyPatch) -> list[TourBurst]:
    """Every burst asked for; each finds one tour for each of its visits."""
    asked: list[TourBurst] = []

    def run(burst: TourBurst) -> TourResult:
        asked.append(burst)
        found = tuple(tour((v.node, v.quantity)) for v in burst.visits)
        return TourResult(best=found, seen=found)

    monkeypatch.setattr(engine, "run_tours", run)
    return asked


def test_later_rounds_go_on_from_the_best_so_far(bursts: list[TourBurst]) -> None:
    told(problem(4, 2))
    assert len(bursts) == N_STRANDS * len(ROUND_SHARES)
    apart = (tour((1, 4)), tour((2, 2)))
    assert [burst.start for burst in bursts[:2]] == [(), ()]
    assert [burst.start for burst in bursts[2:]] == [apart] * 4
    assert len({burst.seed for burst in bursts}) == len(bursts)


def test_loads_that_may_be_split_are_cut_finer_by_one_strand(
    bursts: list[TourBurst],
) -> None:
    """The first round cuts by shares of the capacity, later ones what was found."""
    told(problem(9, capacity=10, may_split=True))
    quantities = [[v.quantity for v in burst.visits] for burst in bursts]
    assert quantities[0] == [9]
    assert quantities[1] == [2, 2, 2, 2, 1]
    for burst in bursts[2:]:
        assert sum(v.quantity for v in burst.visits) == 9
        pieces = [visit for one in burst.start for visit in one.visits]
        assert tuple(pieces) == burst.visits


def test_the_time_is_shared_among_the_rounds(bursts: list[TourBurst]) -> None:
    told(problem(4, 2), seconds=100.0)
    shares = [burst.seconds for burst in bursts]
    assert shares == [100 * share for share in ROUND_SHARES for _ in range(N_STRANDS)]


def test_a_time_that_is_over_ends_after_the_first_round(
    bursts: list[TourBurst],
) -> None:
    assert len(told(problem(4, 2), seconds=0.0)) == 1
    assert len(bursts) == N_STRANDS
