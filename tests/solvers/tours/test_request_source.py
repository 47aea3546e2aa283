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


def alone() -> TourProblem:
    """All six places are delivered to from the depot, two of them early."""
    problem = gathering()
    windows = np.array([[0, 200]] * 6)
    windows[[2, 4], 1] = 20
    demand = np.array([0, 2, 3, 2, 1, 4])
    return replace(problem, pairs=(), demand=demand, windows=windows)


def test_deliveries_without_pickups_keep_their_times_and_the_capacity() -> None:
    """Twelve in vehicles of ten: one goes to 32 and back, one as far as it must."""
    problem = alone()
    best = anneal(burst(problem)).best
    assert sorted(node for tour in best for node in tour.nodes) == [1, 2, 3, 4, 5]
    assert [sum(v.quantity for v in tour.visits) <= 10 for tour in best] == [True] * 2
    for tour in best:
        early = [node for node in tour.nodes if node in (2, 4)]
        assert set(tour.nodes[: len(early)]) - {1} <= {2, 4}
    assert sum(map(problem.cost, best)) == 200 + 2 * 32 + 2 * 10


def test_times_or_pairs_of_one_kind_of_vehicle_are_taken() -> None:
    problem = gathering()
    assert takes(problem)
    assert takes(replace(problem, pairs=()))
    assert takes(replace(problem, windows=None))
    assert not takes(replace(problem, pairs=(), windows=None))
    assert not takes(replace(problem, kinds=(KIND, KIND)))
    assert not takes(replace(problem, pairs=(), may_split=True))
