"""Tours by rounds: what is told after each, and when there is nothing to tell."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from solvers.tours import annealing_source, engine
from solvers.tours.engine import CHOICE_SHARE, ROUND_SHARES, tours
from solvers.tours.problem import Tour, TourProblem, VehicleKind, Visit
from solvers.tours.pyvrp_source import TourBurst, TourResult

N_SOURCES = 2


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
    monkeypatch.setattr(annealing_source, "anneal", lambda burst: run(burst))
    return asked


def test_a_first_solution_comes_before_the_rounds(bursts: list[TourBurst]) -> None:
    told(problem(4, 2))
    assert len(bursts) == 1 + N_SOURCES * len(ROUND_SHARES)
    assert [burst.until_feasible for burst in bursts] == [True] + [False] * 6


def test_rounds_go_on_from_the_best_so_far(bursts: list[TourBurst]) -> None:
    told(problem(4, 2))
    apart = (tour((1, 4)), tour((2, 2)))
    assert [burst.start for burst in bursts] == [(), *[apart] * 6]
    assert len({burst.seed for burst in bursts}) == len(bursts)


def test_with_a_mixed_fleet_pyvrp_starts_afresh_until_the_last_round(
    bursts: list[TourBurst],
) -> None:
    """Of the sources PyVRP is the first, annealing always goes on from the best."""
    plain = problem(4, 2)
    told(replace(plain, kinds=(plain.kinds[0], replace(plain.kinds[0], fixed=9))))
    n_rounds = len(ROUND_SHARES)
    starts = [bool(burst.start) for burst in bursts[1:]]
    assert starts == [False, True] * (n_rounds - 1) + [True, True]


def test_loads_that_may_be_split_start_in_vehicles_full(
    bursts: list[TourBurst],
) -> None:
    told(problem(14, capacity=6, may_split=True))
    for burst in bursts:
        assert [visit.quantity for visit in burst.visits] == [6, 6, 2]
    assert all(burst.start for burst in bursts[1:])


def test_the_time_is_shared_among_the_rounds(bursts: list[TourBurst]) -> None:
    told(problem(4, 2), seconds=100.0)
    shares = [burst.seconds for burst in bursts[1:]]
    assert shares == [100 * share for share in ROUND_SHARES for _ in range(N_SOURCES)]
    assert sum(ROUND_SHARES) + CHOICE_SHARE * (len(ROUND_SHARES) - 1) < 1


def test_a_time_that_is_over_ends_after_the_first_solution(
    bursts: list[TourBurst],
) -> None:
    assert len(told(problem(4, 2), seconds=0.0)) == 1
    assert len(bursts) == 1


def test_annealing_is_used_where_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of loads that may be split in both sources; never where times count."""
    asked: list[TourProblem] = []

    def run(burst: TourBurst) -> TourResult:
        asked.append(burst.problem)
        return TourResult(best=burst.start, seen=())

    monkeypatch.setattr(annealing_source, "anneal", run)
    plain, split = problem(4, 2), problem(4, 2, may_split=True)
    windows = np.array([[0, 99]] * 3, dtype=np.int64)
    for of in (plain, split, replace(plain, windows=windows)):
        told(of)
    counts = [sum(of is one for one in asked) for of in (plain, split)]
    assert counts == [len(ROUND_SHARES), N_SOURCES * len(ROUND_SHARES)]
    assert len(asked) == sum(counts)
