from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np

from solvers.tours.engine import tours
from solvers.tours.problem import TourProblem, VehicleKind
from solvers.tours.pyvrp_source import TourBurst
from solvers.tours.request_source import anneal, make_ready, start_requests, takes

KIND = VehicleKind(capacity=10, count=3, fixed=100, unit=1)


def gathering() -> TourProblem:
    """Two requests on a line: pickups at 10 and 20 for 30, one at 12 for 32."""
    x = np.array([0, 10, 20, 30, 12, 32])
    distance = np.abs(x[:, None] - x[None, :]).astype(np.int64)
    return TourProblem(
        distance=distance,
        duration=distance,
        demand=np.array([0, 2, 3, -5, 4, -4]),
        kinds=(KIND,),
        windows=np.array([[0, 200]] * 6),
        service=np.zeros(6, dtype=np.int64),
        pairs=((1, 3), (2, 3), (4, 5)),
    )


def burst(problem: TourProblem) -> TourBurst:
    return TourBurst(problem=problem, visits=(), start=(), seed=1, iterations=10)


def test_requests_with_several_pickups_share_a_vehicle() -> None:
    make_ready()
    problem = gathering()
    assert problem.gathers
    found = anneal(burst(problem))
    assert [sorted(tour.nodes) for tour in found.best] == [[1, 2, 3, 4, 5]]
    assert problem.cost(found.best[0]) == 100 + 64
    nodes = found.best[0].nodes
    assert all(nodes.index(up) < nodes.index(down) for up, down in problem.pairs)


def test_where_a_window_is_shut_there_is_no_start_and_no_result() -> None:
    problem = gathering()
    windows = problem.windows
    assert windows is not None
    shut = windows.copy()
    shut[3, 1] = 5
    closed = replace(problem, windows=shut)
    assert start_requests(burst(closed)) == ()
    assert anneal(burst(closed)).best == ()


def test_the_rounds_carry_requests_with_several_pickups() -> None:
    problem = gathering()
    with ThreadPoolExecutor(max_workers=1) as executor:
        found = list(tours(problem, executor, seed=1, iterations=10))
    assert sum(map(problem.cost, found[-1])) == 164


def test_only_pairs_of_one_kind_of_vehicle_are_taken() -> None:
    problem = gathering()
    assert takes(problem)
    assert not takes(replace(problem, pairs=()))
    assert not takes(replace(problem, kinds=(KIND, KIND)))
